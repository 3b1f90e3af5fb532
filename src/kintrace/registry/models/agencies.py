"""Which organisations and teams work in this office?

An agency owns files; a team is people of one agency who share a caseload.
"""

from django.db import models

from kintrace.registry.models.keys import Keyed


class Agency(Keyed):
    """An organisation that owns files."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        """Return the agency's name."""
        return str(self.name)


class Team(Keyed):
    """People of one agency who share a caseload."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("agency", "name"), name="team_named_once_in_agency"),
        )

    def __str__(self) -> str:
        """Return the team's name."""
        return str(self.name)
