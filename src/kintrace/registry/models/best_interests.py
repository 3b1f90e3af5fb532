"""What is best for this child, in whose view, and what did the child say?"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Keyed, Scoped, by_user, of_file


class BestInterestsKind(TextChoices):
    """An assessment by caseworkers or a formal determination by a panel."""

    BIA = "bia", "Best interests assessment"
    BID = "bid", "Best interests determination"


class BestInterestsDecision(TextChoices):
    """What was decided about reunification."""

    IN_FAVOUR = "in_favour", "Reunification is in the child's best interests"
    AGAINST = "against", "Reunification is not in the child's best interests"
    DEFERRED = "deferred", "Decide later"


class ChildsWish(TextChoices):
    """What the child wants."""

    WANTS = "wants", "Wants to go"
    LATER = "later", "Wants to go later"
    DOES_NOT_WANT = "does_not_want", "Does not want to go"
    CANNOT_SAY = "cannot_say", "Too young or not able to say"


class BestInterests(Keyed, Scoped):
    """One assessment or determination; the panel of a determination is more than one person."""

    file = of_file("best_interests")
    kind = models.CharField(max_length=4, choices=BestInterestsKind.choices)
    panel = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    options = models.TextField()
    childs_wish = models.CharField(max_length=16, choices=ChildsWish.choices)
    childs_view = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = by_user()
    decision = models.CharField(max_length=12, choices=BestInterestsDecision.choices, blank=True)
    decision_why = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_user(may_be_empty=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            one_of("kind", BestInterestsKind, name="best_interests_kind_is_known"),
            one_of("childs_wish", ChildsWish, name="best_interests_wish_is_known"),
            one_of(
                "decision",
                BestInterestsDecision,
                name="best_interests_decision_is_known",
                may_be_empty=True,
            ),
            together("decided_at", "decided_by", name="best_interests_decided_by_somebody"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | ~Q(decision="") & ~Q(decision_why=""),
                name="best_interests_decided_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(childs_view=""), name="best_interests_has_the_childs_view"
            ),
        )
