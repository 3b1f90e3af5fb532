"""What needs a second person before it may be done?

Disclosure, publication of a photo and erasure: one person asks with a reason, another approves or
refuses. The database refuses a second person who is the first.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together, two_people
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to


class TwoPersonKind(TextChoices):
    """What is asked for."""

    DISCLOSURE = "disclosure", "Disclosure"
    PHOTO_PUBLICATION = "photo_publication", "Publication of a photo"
    ERASURE = "erasure", "Erasure"


class Decision(TextChoices):
    """What the second person said."""

    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"


class TwoPersonRequest(Keyed, Scoped):
    """Something that one person asks and another decides; ``claims`` says which claims."""

    subject = "two_persons"
    scope_paths = ("record__",)
    file_path = ""

    kind = models.CharField(max_length=20, choices=TwoPersonKind.choices)
    record = to("Record", related_name="two_person_requests")
    claim_ids = models.JSONField(default=list, blank=True)
    artifact = to("Artifact", may_be_empty=True)
    recipient = to("Source", may_be_empty=True)
    legal_basis = models.CharField(max_length=30)
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = by_user()
    decision = models.CharField(max_length=12, choices=Decision.choices, blank=True)
    decision_why = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_user(may_be_empty=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            one_of("kind", TwoPersonKind, name="two_person_kind_is_known"),
            one_of("decision", Decision, name="two_person_decision_known", may_be_empty=True),
            two_people("asked_by", "decided_by", name="two_person_request_needs_two"),
            together("decided_at", "decided_by", name="two_person_decided_by_somebody"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(decision="approved"),
                name="two_person_done_after_approval",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | ~Q(decision=""),
                name="two_person_decided_says_what",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="two_person_has_a_reason"),
        )
