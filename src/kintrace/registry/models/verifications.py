"""Is the relationship true, as both sides tell it?

Each side's answers are taken by another officer and hidden from the other until both are locked.
The outcome needs two officers, none of whom proposed the match.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together, two_people
from kintrace.registry.models.keys import Keyed, Scoped, by_user, of_file, to


class Side(TextChoices):
    """Who answers."""

    CHILD = "child", "The child"
    ADULT = "adult", "The adult"


class VerificationOutcome(TextChoices):
    """What the officers found."""

    POSITIVE = "positive", "The relationship is as told"
    NEGATIVE = "negative", "The relationship is not as told"
    INCONCLUSIVE = "inconclusive", "Still open"


class AnswerKind(TextChoices):
    """By which means an answer was got."""

    QUESTION = "question", "Question and answer"
    PHOTO_PICK_OUT = "photo_pick_out", "Picking a photo out among several"
    MARKS = "marks", "Marks and clothing"
    REFERENCE = "reference", "Reference by community or authority"
    DOCUMENT = "document", "Document"
    DNA_REFERRAL = "dna_referral", "Referral for a DNA test"


class Verification(Keyed, Scoped):
    """One attempt to establish the relationship behind one candidate."""

    subject = "verification"

    file = of_file("verifications")
    candidate = to("Candidate", related_name="verifications")
    opened_at = models.DateTimeField()
    opened_by = by_user()
    outcome = models.CharField(max_length=12, choices=VerificationOutcome.choices, blank=True)
    outcome_why = models.TextField(blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_by = by_user(may_be_empty=True)
    seconded_at = models.DateTimeField(null=True, blank=True)
    seconded_by = by_user(may_be_empty=True)

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            one_of(
                "outcome",
                VerificationOutcome,
                name="verification_outcome_is_known",
                may_be_empty=True,
            ),
            together("outcome_at", "outcome_by", name="verification_outcome_by_somebody"),
            together("seconded_at", "seconded_by", name="verification_seconded_by_somebody"),
            two_people("outcome_by", "seconded_by", name="verification_needs_two_officers"),
            models.CheckConstraint(
                condition=Q(seconded_by__isnull=True) | Q(outcome_by__isnull=False),
                name="verification_seconded_after_an_outcome",
            ),
            models.UniqueConstraint(
                fields=("candidate",),
                condition=Q(seconded_at__isnull=True),
                name="verification_open_once_a_candidate",
            ),
        )


class VerificationSide(Keyed, Scoped):
    """One side's interview: its officer, and whether it is locked."""

    subject = "verification"
    scope_paths = ("verification__file__",)
    file_path = "verification__file"

    verification = to("Verification", related_name="sides")
    side = models.CharField(max_length=12, choices=Side.choices)
    officer = by_user()
    begun_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            one_of("side", Side, name="verification_side_is_known"),
            models.UniqueConstraint(fields=("verification", "side"), name="verification_side_once"),
            models.UniqueConstraint(
                fields=("verification", "officer"), name="verification_officer_takes_one_side"
            ),
        )


class VerificationAnswer(Keyed, Scoped):
    """One answer of one side, in its own words."""

    # Nobody reads these by scope: ``verification.answers_shown`` hides one side from the other.
    subject = "verification_answer"
    scope_paths = ("side__verification__file__",)
    file_path = "side__verification__file"

    side = to("VerificationSide", related_name="answers")
    kind = models.CharField(max_length=20, choices=AnswerKind.choices, default=AnswerKind.QUESTION)
    question = models.TextField()
    answer = models.TextField(blank=True)
    unknown = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=12, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        ordering = ("recorded_at", "id")
        constraints = (
            one_of("kind", AnswerKind, name="verification_answer_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(answer="") & Q(unknown="") | Q(answer="") & ~Q(unknown=""),
                name="verification_answer_or_why_not",
            ),
        )
