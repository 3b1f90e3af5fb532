"""Which statements make up a party's account of a movement?

An entry puts one confirmed statement into a slot for a party. Entries, grades, links and answers
to checklists are added and struck, never changed; what a person thinks of a source is a grade with
a name under it. No column says who is right.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to
from kintrace.registry.scope import ScopedQuerySet


class SaidPolarity(TextChoices):
    """Whether a statement says that something is so."""

    AFFIRMS = "affirms", "Says that it is so"
    DENIES = "denies", "Says that it is not so"
    LEAVES_OPEN = "leaves_open", "Leaves it open"


class Reliability(TextChoices):
    """How far somebody trusts a source."""

    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    D = "D", "D"
    E = "E", "E"
    F = "F", "F"


class Credibility(TextChoices):
    """How far somebody trusts one thing that a source said."""

    ONE = "1", "1"
    TWO = "2", "2"
    THREE = "3", "3"
    FOUR = "4", "4"
    FIVE = "5", "5"
    SIX = "6", "6"


class PlacedQuerySet(ScopedQuerySet):
    """Things that people put somewhere, as put or as they stand now."""

    def standing(self) -> "PlacedQuerySet":
        """Return what no later row strikes; the rows that strike are left out."""
        return self.filter(struck_by__isnull=True, strikes__isnull=True)


class Placed(Keyed, Scoped):
    """Something that a person put somewhere, and that another row may strike for a reason."""

    subject = "movement"
    scope_paths = ("movement__",)
    file_path = ""

    placed_at = models.DateTimeField()
    placed_by = by_user()
    strikes = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="struck_by", null=True, blank=True
    )
    strike_reason = models.CharField(max_length=300, blank=True)

    objects = models.Manager.from_queryset(PlacedQuerySet, "PlacedManager")()

    class Meta:
        abstract = True
        ordering = ("placed_at", "id")


def struck_for_a_reason(name: str) -> tuple[models.CheckConstraint, ...]:
    """Return the rules that a striking row says why, and does not strike itself."""
    return (
        models.CheckConstraint(
            condition=Q(strikes__isnull=True) | ~Q(strike_reason=""), name=f"{name}_struck_says_why"
        ),
        models.CheckConstraint(
            condition=Q(strikes__isnull=True) | ~Q(strikes=F("id")), name=f"{name}_not_struck_by_it"
        ),
    )


class AccountEntry(Placed):
    """One confirmed statement in a slot of a movement, for a party.

    ``position`` is a code of the slot, "" = in its own words only; ``lowest`` and ``highest`` are
    children; ``origin`` is the named root speaker, "" = nobody is named.
    """

    movement = to("Movement", related_name="account_entries")
    statement = to("Statement", related_name="account_entries")
    party = to("Source", related_name="account_entries")
    slot = models.CharField(max_length=30)
    polarity = models.CharField(max_length=12, choices=SaidPolarity.choices)
    position = models.CharField(max_length=30, blank=True)
    lowest = models.IntegerField(null=True, blank=True)
    highest = models.IntegerField(null=True, blank=True)
    origin = models.CharField(max_length=300, blank=True)

    class Meta(Placed.Meta):
        indexes = (models.Index(fields=("movement", "slot"), name="account_entry_by_movement"),)
        constraints = (
            *struck_for_a_reason("account_entry"),
            one_of("polarity", SaidPolarity, name="account_polarity_is_known"),
            models.CheckConstraint(condition=~Q(slot=""), name="account_entry_has_a_slot"),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True)
                | Q(highest__isnull=True)
                | Q(lowest__lte=F("highest")),
                name="account_numbers_in_order",
            ),
        )


class EntryGrade(Keyed, Scoped):
    """What one person thinks of an entry's source and words; the last grade stands."""

    subject = "movement"
    scope_paths = ("entry__movement__",)
    file_path = ""

    entry = to("AccountEntry", related_name="grades")
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default="F")
    credibility = models.CharField(max_length=1, choices=Credibility.choices, default="6")
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = by_user()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            one_of("reliability", Reliability, name="entry_reliability_is_known"),
            one_of("credibility", Credibility, name="entry_credibility_is_known"),
            models.CheckConstraint(condition=~Q(why=""), name="entry_graded_for_a_reason"),
        )


class EntryChild(Placed):
    """A child of whom an entry speaks."""

    scope_paths = ("entry__movement__",)

    entry = to("AccountEntry", related_name="children")
    record = to("Record", related_name="account_entries")

    class Meta(Placed.Meta):
        constraints = struck_for_a_reason("entry_child")


class ChecklistAnswer(Placed):
    """An entry put under one question of a treaty article; ``item`` is the question's code."""

    movement = to("Movement", related_name="checklist_answers")
    entry = to("AccountEntry", related_name="checklist_answers")
    item = models.CharField(max_length=30)

    class Meta(Placed.Meta):
        constraints = (
            *struck_for_a_reason("checklist_answer"),
            models.CheckConstraint(condition=~Q(item=""), name="checklist_answer_has_a_question"),
        )
