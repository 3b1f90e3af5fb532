"""Which two records could describe one person, and what have people said of them?

A candidate is a pair that the engine proposes with its evidence. A judgement is what somebody
said of a pair: it stays, and only a later judgement takes it back. A person is the records that
people joined by judgements; that is derived (``registry.person``), never stored.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to


class CandidateState(TextChoices):
    """How far people are with a pair."""

    PROPOSED = "proposed", "Proposed"
    UNDER_REVIEW = "under_review", "Under review"
    REJECTED = "rejected", "Rejected"
    PLAUSIBLE = "plausible", "Plausible"
    VERIFICATION_SENT = "verification_sent", "In verification"
    CONFIRMED = "confirmed", "Confirmed"
    REFUTED = "refuted", "Refuted"
    SUPERSEDED = "superseded", "Replaced by newer evidence"


class Candidate(Keyed, Scoped):
    """A pair with its evidence: ``sought`` from a request, ``found`` from a child or a list.

    ``evidence`` is a list of rows (feature, bits, sought, found, reason); ``claim_ids`` are the
    claims that were weighed, so that a new proposal can say which are new (``new_claim_ids``).
    """

    subject = "candidate"
    scope_paths = ("sought__", "found__")
    file_path = "found__file"

    sought = to("Record", related_name="candidates_as_sought")
    found = to("Record", related_name="candidates_as_found")
    evidence = models.JSONField(default=list)
    total_bits = models.FloatField()
    prior_bits = models.FloatField(default=0)
    claim_ids = models.JSONField(default=list)
    new_claim_ids = models.JSONField(default=list, blank=True)
    engine = models.CharField(max_length=60)
    engine_version = models.CharField(max_length=60)
    model_version = models.CharField(max_length=60)
    state = models.CharField(
        max_length=20, choices=CandidateState.choices, default=CandidateState.PROPOSED
    )
    state_at = models.DateTimeField()
    state_why = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    replaces = to("Candidate", related_name="replaced_by", may_be_empty=True)

    class Meta:
        ordering = ("-proposed_at", "id")
        indexes = (models.Index(fields=("state", "proposed_at"), name="candidate_by_state"),)
        constraints = (
            one_of("state", CandidateState, name="candidate_state_is_known"),
            models.CheckConstraint(
                condition=~Q(sought=F("found")), name="candidate_pairs_two_records"
            ),
            models.UniqueConstraint(
                fields=("sought", "found"),
                condition=~Q(state="superseded"),
                name="candidate_pair_stands_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(state_why=""),
                name="candidate_rejected_for_a_reason",
            ),
        )


class Answer(TextChoices):
    """What somebody says of a pair of records."""

    SAME = "same", "The same person"
    DIFFERENT = "different", "Not the same person"
    UNSURE = "unsure", "Unsure"


class Judgement(Keyed, Scoped):
    """One person's answer on one pair; ``first`` has the smaller key, so a pair has one form."""

    # Nobody reads these by scope: ``judge.shown_to`` keeps a second reader blind to the first.
    subject = "judgement"
    scope_paths = ("first__", "second__")
    file_path = ""

    first = to("Record", related_name="judgements_as_first")
    second = to("Record", related_name="judgements_as_second")
    candidate = to("Candidate", related_name="judgements", may_be_empty=True)
    answer = models.CharField(max_length=12, choices=Answer.choices)
    reason = models.TextField(blank=True)
    by = by_user()
    at = models.DateTimeField()
    reverses = models.OneToOneField(
        "registry.Judgement",
        on_delete=models.PROTECT,
        related_name="reversed_by",
        null=True,
        blank=True,
    )

    class Meta:
        ordering = ("at", "id")
        constraints = (
            one_of("answer", Answer, name="judgement_answer_is_known"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="judgement_pair_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(answer="different") | ~Q(reason=""),
                name="judgement_different_for_a_reason",
            ),
        )


class Review(Keyed, Scoped):
    """One reader has a candidate open, put it off, or asked a question about it."""

    subject = "candidate"
    scope_paths = ("candidate__sought__", "candidate__found__")
    file_path = ""

    candidate = to("Candidate", related_name="reviews")
    by = by_user()
    opened_at = models.DateTimeField()
    put_off_until = models.DateField(null=True, blank=True)
    asked = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_user(may_be_empty=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("candidate", "by"), name="review_once_a_reader"),
            together("answered_at", "answered_by", name="review_answered_by_somebody"),
        )
