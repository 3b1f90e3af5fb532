"""What does a source say of a record?

A claim keeps the words as said, their script, who said them and how they know. It is never edited
or deleted: the database refuses. A correction is a new claim that strikes the old.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import in_order, one_of, together
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to
from kintrace.registry.scope import ScopedQuerySet


class UnknownKind(TextChoices):
    """Why a value is not there."""

    NOT_ASKED = "not_asked", "Not asked"
    DOES_NOT_KNOW = "does_not_know", "Does not know"
    WITHHELD = "withheld", "Does not want to say"


class Certainty(TextChoices):
    """How sure the source is."""

    CERTAIN = "certain", "Certain"
    PROBABLE = "probable", "Probable"
    UNCERTAIN = "uncertain", "Uncertain"


class Stance(TextChoices):
    """How an account stands to the statement of a slot."""

    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"
    SILENT = "silent", "Silent"


class ClaimQuerySet(ScopedQuerySet):
    """Claims, as said or as they stand now."""

    def standing(self) -> "ClaimQuerySet":
        """Return claims that no later claim strikes; retractions have no value and are left out."""
        return self.filter(struck_by__isnull=True, is_retraction=False)


class Claim(Keyed, Scoped):
    """Source S says of record R that property P is V.

    ``value`` is as said; ``earliest`` to ``latest``, ``choice`` and ``place`` are its normal form
    where it has one. ``item`` keeps claims about one relative or one document together.
    """

    subject = "record"
    scope_paths = ("record__", "movement__")
    file_path = "record__file"

    record = to("Record", related_name="claims", may_be_empty=True)
    movement = to("Movement", related_name="claims", may_be_empty=True)
    property = models.CharField(max_length=60)
    item = models.CharField(max_length=36, blank=True)

    value = models.TextField(blank=True)
    unknown = models.CharField(max_length=16, choices=UnknownKind.choices, blank=True)
    withheld_why = models.CharField(max_length=300, blank=True)
    script = models.CharField(max_length=4, blank=True)
    language = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, blank=True)
    choice = models.CharField(max_length=60, blank=True)
    place = to("Place", may_be_empty=True)

    source = to("Source", related_name="claims")
    certainty = models.CharField(max_length=12, choices=Certainty.choices, blank=True)
    stance = models.CharField(max_length=12, choices=Stance.choices, blank=True)
    how_known = models.CharField(max_length=300, blank=True)
    artifact = to("Artifact", related_name="claims", may_be_empty=True)
    span_start = models.IntegerField(null=True, blank=True)
    span_end = models.IntegerField(null=True, blank=True)
    said_earliest = models.DateField(null=True, blank=True)
    said_latest = models.DateField(null=True, blank=True)
    said_text = models.CharField(max_length=100, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    strikes = models.OneToOneField(
        "registry.Claim", on_delete=models.PROTECT, related_name="struck_by", null=True, blank=True
    )
    strike_reason = models.CharField(max_length=300, blank=True)
    is_retraction = models.BooleanField(default=False)
    erasure = to("TwoPersonRequest", may_be_empty=True)

    objects = models.Manager.from_queryset(ClaimQuerySet, "ClaimManager")()

    class Meta:
        ordering = ("recorded_at", "id")
        indexes = (models.Index(fields=("record", "property"), name="claim_by_record"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(record__isnull=False, movement__isnull=True)
                | Q(record__isnull=True, movement__isnull=False),
                name="claim_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(erasure__isnull=True, is_retraction=False, unknown="") & ~Q(value="")
                | Q(erasure__isnull=True, is_retraction=False, value="") & ~Q(unknown="")
                | Q(erasure__isnull=True, is_retraction=True, value="", unknown="")
                | Q(erasure__isnull=False, value=""),
                name="claim_has_a_value_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(is_retraction=False) | Q(strikes__isnull=False),
                name="claim_retraction_strikes_something",
            ),
            models.CheckConstraint(
                condition=Q(strikes__isnull=True) | ~Q(strike_reason=""),
                name="claim_strikes_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(strikes__isnull=True) | ~Q(strikes=F("id")),
                name="claim_does_not_strike_itself",
            ),
            models.CheckConstraint(
                condition=Q(withheld_why="") | Q(unknown="withheld"),
                name="claim_withheld_says_why_only_then",
            ),
            one_of("unknown", UnknownKind, name="claim_unknown_is_known", may_be_empty=True),
            one_of("certainty", Certainty, name="claim_certainty_is_known", may_be_empty=True),
            one_of("stance", Stance, name="claim_stance_is_known", may_be_empty=True),
            in_order("earliest", "latest", name="claim_dates_in_order"),
            in_order("said_earliest", "said_latest", name="claim_said_in_order"),
            together("span_start", "span_end", name="claim_span_has_two_ends"),
        )
