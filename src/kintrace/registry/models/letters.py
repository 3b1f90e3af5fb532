"""Which letters go from one person to another, and how far is each?

A letter is here an envelope: between whom, of which kind, how far it is. What it says stands in
``letter_contents``, so that whoever may see an envelope asks nothing that holds a word of it.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together, two_people
from kintrace.registry.models.keys import Held, by_user, to


class LetterKind(TextChoices):
    """Who may read a letter on its way."""

    OPEN = "open", "Open family message"
    SEALED = "sealed", "Sealed letter"


class LetterForm(TextChoices):
    """Which form a letter has."""

    MESSAGE = "message", "Family message"
    WORDS_25 = "words_25", "Message of at most 25 words"
    SAFE_AND_WELL = "safe_and_well", "Safe and well"
    ANXIOUS_FOR_NEWS = "anxious_for_news", "Anxious for news"


class LetterState(TextChoices):
    """How far a letter is."""

    DRAFT = "draft", "Being written"
    CHECKED = "checked", "Checked, may go"
    OPEN = "open", "Ready to go, open"
    SEALED = "sealed", "Ready to go, sealed"
    IN_CUSTODY = "in_custody", "On its way"
    DELIVERED = "delivered", "Delivered"
    UNDELIVERABLE = "undeliverable", "Could not be delivered"
    REPLIED = "replied", "Answered"
    BACK_DELIVERED = "back_delivered", "Answer delivered"


class UndeliverableWhy(TextChoices):
    """Why a letter could not be delivered."""

    MOVED = "moved", "Moved away"
    NOT_FOUND = "not_found", "Not found"
    REFUSED = "refused", "Does not want the letter"
    UNSAFE = "unsafe", "Not safe to deliver"
    DECEASED = "deceased", "Said to have died"


class Letter(Held):
    """One letter's envelope; ``to_owner`` is the recipient's caseworker, None until one takes it.

    The office's people of both sides have it in reach: the writer's by ``agency``, ``team`` and
    ``owner``, the recipient's by the same columns after ``to_``.
    """

    subject = "letter"
    scope_paths: tuple[str, ...] = ("", "to_")

    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=12, choices=LetterKind.choices)
    form = models.CharField(max_length=20, choices=LetterForm.choices)
    state = models.CharField(max_length=20, choices=LetterState.choices)
    state_at = models.DateTimeField()
    undeliverable_why = models.CharField(
        max_length=20, choices=UndeliverableWhy.choices, blank=True
    )
    sender = to("Record", related_name="letters_sent", may_be_empty=True)
    sender_name = models.CharField(max_length=200)
    sender_name_also = models.CharField(max_length=200, blank=True)
    sender_place = models.CharField(max_length=300, blank=True)
    recipient = to("Record", related_name="letters_received", may_be_empty=True)
    recipient_name = models.CharField(max_length=200)
    recipient_name_also = models.CharField(max_length=200, blank=True)
    recipient_address = models.CharField(max_length=500)
    language = models.CharField(max_length=8, blank=True)
    words = models.IntegerField(default=0)
    enclosures_count = models.IntegerField(default=0)
    is_to_be_read_aloud = models.BooleanField(default=False)
    to_agency = to("Agency")
    to_team = to("Team", may_be_empty=True)
    to_owner = by_user(may_be_empty=True)
    first = to("Letter", related_name="thread", may_be_empty=True)
    reply_to = to("Letter", related_name="replies", may_be_empty=True)
    written_at = models.DateTimeField()
    written_by = by_user()
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = by_user(may_be_empty=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_user(may_be_empty=True)
    # The outside as it was closed, whose hash every receipt of its way names.
    envelope = models.TextField(blank=True)

    class Meta:
        ordering = ("-written_at",)
        indexes = (models.Index(fields=("to_agency", "state"), name="letter_by_recipient"),)
        constraints = (
            one_of("kind", LetterKind, name="letter_kind_is_known"),
            one_of("form", LetterForm, name="letter_form_is_known"),
            one_of("state", LetterState, name="letter_state_is_known"),
            one_of("undeliverable_why", UndeliverableWhy, name="letter_why_not_known",
                   may_be_empty=True),
            two_people("written_by", "checked_by", name="letter_checked_by_another"),
            together("checked_at", "checked_by", name="letter_checked_by_somebody"),
            together("closed_at", "closed_by", name="letter_closed_by_somebody"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(checked_at__isnull=False),
                name="letter_goes_only_after_a_check",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "checked"), closed_at__isnull=True)
                | Q(closed_at__isnull=False) & ~Q(state__in=("draft", "checked")),
                name="letter_on_its_way_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(state="undeliverable") & ~Q(undeliverable_why="")
                | ~Q(state="undeliverable") & Q(undeliverable_why=""),
                name="letter_undeliverable_says_why",
            ),
            models.UniqueConstraint(
                fields=("reply_to",),
                condition=Q(reply_to__isnull=False),
                name="letter_is_answered_once",
            ),
        )  # fmt: skip
