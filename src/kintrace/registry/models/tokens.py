"""By which tokens do programs work in somebody's name?

A token is kept as its SHA-256 only: it was shown once and can't be shown again. It ends on a day,
or earlier when its user ends it or leaves.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kintrace.registry.models.keys import Keyed


class ApiToken(Keyed):
    """One token of one user; ``scopes`` are words parted by spaces, narrower than the roles."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens"
    )
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(condition=~Q(scopes=""), name="api_token_has_a_scope"),
            models.CheckConstraint(condition=Q(until__gt=F("made_at")), name="api_token_ends"),
        )
