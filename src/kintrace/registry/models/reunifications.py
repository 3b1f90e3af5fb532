"""How was the child reunited, and how is the child afterwards?

A case closed, a child reunited and a follow-up done are three separate facts.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Keyed, Scoped, by_user, of_file, to


class ReunificationOutcome(TextChoices):
    """What came of the way home."""

    REUNITED = "reunited", "Reunited"
    REUNITED_ELSEWHERE = "reunited_elsewhere", "Reunited elsewhere"
    CONTACT_RESTORED_ONLY = "contact_restored_only", "Contact restored only"
    NOT_IN_BEST_INTERESTS = "not_in_best_interests", "Not in the child's best interests"
    CHILD_DECLINED = "child_declined", "The child declined"
    NOW_ADULT = "now_adult", "Now an adult"
    DECEASED = "deceased", "Deceased"


class Reunification(Keyed, Scoped):
    """The hand-over of a child to their family."""

    file = of_file("reunifications")
    verification = to("Verification", may_be_empty=True)
    outcome = models.CharField(max_length=30, choices=ReunificationOutcome.choices)
    reunited_on = models.DateField()
    place = to("Place", may_be_empty=True)
    place_text = models.CharField(max_length=300)
    with_whom = to("Record", may_be_empty=True)
    with_whom_text = models.CharField(max_length=300)
    relation = models.CharField(max_length=60)
    escort = models.CharField(max_length=300, blank=True)
    handed_over_by = models.CharField(max_length=300)
    received_by = models.CharField(max_length=300)
    is_signed_by_giver = models.BooleanField()
    is_signed_by_receiver = models.BooleanField()
    signed_paper = to("Artifact", may_be_empty=True)
    childs_wish = models.TextField()
    documents_returned = models.TextField(blank=True)
    support_given = models.TextField(blank=True)
    legal_orders = models.TextField(blank=True)
    address_text = models.CharField(max_length=300, blank=True)
    follow_up_plan = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        ordering = ("-reunited_on",)
        constraints = (
            one_of("outcome", ReunificationOutcome, name="reunification_outcome_is_known"),
            models.CheckConstraint(
                condition=~Q(outcome="reunited")
                | Q(is_signed_by_giver=True, is_signed_by_receiver=True),
                name="reunification_is_signed_by_both",
            ),
            models.UniqueConstraint(
                fields=("file",),
                condition=Q(outcome="reunited"),
                name="reunification_once_a_file",
            ),
        )


class FollowUpKind(TextChoices):
    """Why somebody visits."""

    AFTER_REUNIFICATION = "after_reunification", "After reunification"
    IN_CARE = "in_care", "In care"
    FOR_SERVICE = "for_service", "For a service"
    FOR_ASSESSMENT = "for_assessment", "For an assessment"


class FollowUp(Keyed, Scoped):
    """One visit; ``why_not_seen`` tells why the child was not seen."""

    file = of_file("follow_ups")
    kind = models.CharField(max_length=24, choices=FollowUpKind.choices)
    visited_on = models.DateField()
    was_child_seen = models.BooleanField()
    why_not_seen = models.TextField(blank=True)
    is_with_same_caregiver = models.BooleanField(null=True)
    school = models.TextField(blank=True)
    health = models.TextField(blank=True)
    care = models.TextField(blank=True)
    childs_words = models.TextField(blank=True)
    next_visit_on = models.DateField(null=True, blank=True)
    is_closure_recommended = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        ordering = ("-visited_on",)
        constraints = (
            one_of("kind", FollowUpKind, name="follow_up_kind_is_known"),
            models.CheckConstraint(
                condition=Q(was_child_seen=True) | ~Q(why_not_seen=""),
                name="follow_up_says_why_not_seen",
            ),
        )
