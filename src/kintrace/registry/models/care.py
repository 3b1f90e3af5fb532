"""Who cares for the child, and who was where on a list of an institution?

Care arrangements follow one another and are kept. A roster is who an institution had on a day.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import in_order, one_of
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, of_file, to


class CareKind(TextChoices):
    """What sort of care a child has."""

    PARENTS = "parent_s", "Parents"
    STEP_PARENT = "step_parent", "Step-parent"
    CUSTOMARY_CAREGIVER = "customary_caregiver_s", "Customary caregivers"
    ADULT_SIBLING = "adult_sibling", "Adult sibling"
    KINSHIP = "kinship_care_extended_family", "Kinship care"
    FOSTER = "foster_care", "Foster care"
    RESIDENTIAL = "residential_care", "Residential care"
    KAFALA = "kafala", "Kafala"
    INDEPENDENT = "independent_living", "Independent living"
    CHILD_HEADED = "child_headed_household", "Child-headed household"
    UNRELATED_ADULT = "unrelated_adult", "Unrelated adult"
    NONE = "no_care_arrangement", "No care arrangement"
    OTHER = "other", "Other"


class CareArrangement(Keyed, Scoped):
    """Who cares for the child from one day to another (None = still)."""

    file = of_file("care_arrangements")
    kind = models.CharField(max_length=40, choices=CareKind.choices)
    caregiver = to("Record", related_name="cares_for", may_be_empty=True)
    institution = to("Institution", may_be_empty=True)
    care_agency = models.CharField(max_length=200, blank=True)
    knows_family = models.CharField(max_length=300, blank=True)
    reason_for_change = models.CharField(max_length=300, blank=True)
    started_text = models.CharField(max_length=100)
    started_earliest = models.DateField(null=True, blank=True)
    started_latest = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        ordering = ("-recorded_at",)
        constraints = (
            one_of("kind", CareKind, name="care_kind_is_known"),
            in_order("started_earliest", "started_latest", name="care_dates_in_order"),
        )


class Roster(Held):
    """Who an institution had, as one source wrote on one day."""

    subject = "movement"

    institution = to("Institution", related_name="rosters")
    source = to("Source", may_be_empty=True)
    artifact = to("Artifact", may_be_empty=True)
    as_of_text = models.CharField(max_length=100, blank=True)
    as_of_earliest = models.DateField(null=True, blank=True)
    as_of_latest = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        constraints = (in_order("as_of_earliest", "as_of_latest", name="roster_dates_in_order"),)


class RosterLine(Keyed, Scoped):
    """One line of a roster."""

    subject = "movement"
    scope_paths = ("roster__",)
    file_path = ""

    roster = to("Roster", related_name="lines")
    position = models.IntegerField()
    record = to("Record", related_name="roster_lines")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("roster", "position"), name="roster_line_once"),
        )
