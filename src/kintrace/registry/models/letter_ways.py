"""Through whose hands does a letter go, and what became of each try to deliver it?

A leg is a hand-over that somebody began; once both sides signed it, or its paper receipt is there,
it stands as a custody record, which the database refuses to change. So does every attempt.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, to


class SealSeen(TextChoices):
    """How a letter's closure looked to those who signed."""

    INTACT = "intact", "Whole"
    BROKEN = "broken", "Broken"


class AttemptOutcome(TextChoices):
    """What became of one try to deliver a letter."""

    DELIVERED = "delivered", "Delivered"
    NOT_AT_HOME = "not_at_home", "Nobody was there"
    MOVED = "moved", "Moved away"
    NOT_FOUND = "not_found", "Not found"
    REFUSED = "refused", "Does not want the letter"
    UNSAFE = "unsafe", "Not safe to deliver"
    DECEASED = "deceased", "Said to have died"


class LetterQuestion(TextChoices):
    """What a letter that came back asks of those who look for the person."""

    MOVED = "moved", "A letter came back: the person moved away. Ask where to."
    NOT_FOUND = (
        "not_found",
        "A letter came back: nobody found the person there. Ask again where they are.",
    )
    REFUSED = (
        "refused",
        "A letter was not wanted. Ask once, gently, whether the person wants contact.",
    )
    UNSAFE = "unsafe", "It was not safe to deliver a letter. See that the person is safe first."
    DECEASED = (
        "deceased",
        "Somebody said that the person a letter is for has died. Find out with care; a person"
        " tells the family, never a letter.",
    )


class MarkKind(TextChoices):
    """How somebody confirmed that they have a letter."""

    DRAWN = "drawn", "Drawn on the screen"
    TYPED = "typed", "Their name, typed by them"
    THUMB = "thumb", "Photo of a thumbprint or signature"


class LetterLeg(Held):
    """One hand-over: held by who receives the letter, so that a messenger reaches it as their own.

    ``offer`` is the record with the giver's signature alone. Without an ``owner`` the receiver has
    no device, and a paper receipt is waited for. ``ended_why`` says why it did not come about.
    """

    subject = "letter_leg"
    scope_paths: tuple[str, ...] = ("", "letter__", "letter__to_")

    letter = to("Letter", related_name="legs")
    position = models.IntegerField()
    giver = by_user(may_be_empty=True)
    giver_name = models.CharField(max_length=200)
    receiver_name = models.CharField(max_length=200)
    place_text = models.CharField(max_length=200, blank=True)
    offer = models.TextField()
    offered_at = models.DateTimeField()
    offered_by = by_user()
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = by_user(may_be_empty=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("letter", "position"), name="letter_legs_in_order"),
            models.UniqueConstraint(
                fields=("letter",),
                condition=Q(received_at__isnull=True, ended_at__isnull=True),
                name="letter_is_handed_to_one_at_a_time",
            ),
            together("received_at", "received_by", name="letter_leg_received_by_somebody"),
        )


class LetterCustody(Keyed, Scoped):
    """One custody record with all its signatures, and the hash of the one before it."""

    subject = "letter_leg"
    scope_paths = ("letter__", "letter__to_")
    file_path = ""

    letter = to("Letter", related_name="custody")
    leg = to("LetterLeg", related_name="records", may_be_empty=True)
    position = models.IntegerField()
    record = models.TextField()
    hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=12, choices=SealSeen.choices)
    paper = to("Artifact", may_be_empty=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        ordering = ("position",)
        constraints = (
            one_of("seal", SealSeen, name="letter_custody_seal_is_known"),
            models.UniqueConstraint(fields=("letter", "hash"), name="letter_custody_kept_once"),
            models.UniqueConstraint(fields=("letter", "position"), name="letter_custody_in_order"),
        )


class LetterAttempt(Keyed, Scoped):
    """One try to deliver a letter, and the recipient's mark if it was delivered."""

    subject = "letter_leg"
    scope_paths = ("letter__", "letter__to_")
    file_path = ""

    letter = to("Letter", related_name="attempts")
    at = models.DateTimeField()
    by = by_user()
    outcome = models.CharField(max_length=20, choices=AttemptOutcome.choices)
    told_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    new_address = models.CharField(max_length=500, blank=True)
    was_read_aloud = models.BooleanField(default=False)
    mark_kind = models.CharField(max_length=12, choices=MarkKind.choices, blank=True)
    mark_text = models.CharField(max_length=200, blank=True)
    mark = to("Artifact", may_be_empty=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            one_of("outcome", AttemptOutcome, name="letter_attempt_outcome_is_known"),
            models.CheckConstraint(
                condition=~Q(outcome="delivered") | ~Q(mark_kind=""),
                name="letter_delivered_bears_a_mark",
            ),
        )
