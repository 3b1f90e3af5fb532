"""Who else was asked to help, or to take the file over?

A referral asks another agency for a service and shares named claims only. A case transfer moves
the ownership of the file. Neither moves a child.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Keyed, Scoped, by_user, of_file, to


class HandoverState(TextChoices):
    """How far a referral or case transfer is."""

    IN_PROGRESS = "in_progress", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    REVOKED = "revoked", "Taken back"
    DONE = "done", "Done"


class Handover(Keyed, Scoped):
    """What referrals and case transfers have in common; the agency asked sees them as well."""

    subject = "handover"
    addressed_to = ("to_agency",)

    to_agency = to("Agency")
    why = models.TextField()
    state = models.CharField(
        max_length=12, choices=HandoverState.choices, default=HandoverState.IN_PROGRESS
    )
    asked_at = models.DateTimeField()
    asked_by = by_user()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_user(may_be_empty=True)
    answer = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("-asked_at",)


class Referral(Handover):
    """Another agency is asked for a service; it sees ``claims`` and no more."""

    file = of_file("referrals")
    from_agency = to("Agency")
    service = models.CharField(max_length=100)
    claims = models.ManyToManyField("registry.Claim", related_name="+")
    feedback_due_on = models.DateField()
    feedback = models.TextField(blank=True)

    class Meta(Handover.Meta):
        abstract = False
        constraints = (
            one_of("state", HandoverState, name="referral_state_is_known"),
            together("answered_at", "answered_by", name="referral_answered_by_somebody"),
        )


class CaseTransfer(Handover):
    """Another agency is asked to own the file; until it accepts, nothing changes."""

    file = of_file("transfers")
    from_agency = to("Agency")

    class Meta(Handover.Meta):
        abstract = False
        constraints = (
            one_of("state", HandoverState, name="transfer_state_is_known"),
            together("answered_at", "answered_by", name="transfer_answered_by_somebody"),
            models.UniqueConstraint(
                fields=("file",),
                condition=models.Q(state="in_progress"),
                name="transfer_waits_once_a_file",
            ),
        )
