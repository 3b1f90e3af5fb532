"""When was a child seen, and when was a child moved?

A sighting keeps apart when it was observed and when it was reported. A movement is neutral: who,
from where, to where, when, arranged and received by whom. Everything disputed about it is a claim
in a slot, and no field says who is right.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import in_order, one_of
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, to


class ObservationKind(TextChoices):
    """How something was observed."""

    SEEN_IN_PERSON = "seen_in_person", "Seen in person"
    SPOKE_WITH = "spoke_with", "Spoken with"
    PHOTO = "photo", "On a photo"
    DOCUMENT = "document", "In a document"
    DATABASE_LISTING = "database_listing", "Listed in a database"
    MEDIA = "media", "In the media"
    HEARSAY = "hearsay", "Heard from others"


class Sighting(Keyed, Scoped):
    """Somebody saw or heard of a person; what they describe are claims of ``record``."""

    subject = "record"
    scope_paths = ("record__",)
    file_path = "about__file"

    record = models.OneToOneField(
        "registry.Record", on_delete=models.PROTECT, related_name="sighting"
    )
    about = to("Record", related_name="sightings", may_be_empty=True)
    kind = models.CharField(max_length=20, choices=ObservationKind.choices)
    certainty = models.CharField(max_length=12, blank=True)
    observed_text = models.CharField(max_length=100, blank=True)
    observed_earliest = models.DateField(null=True, blank=True)
    observed_latest = models.DateField(null=True, blank=True)
    reported_at = models.DateTimeField()
    has_made_contact = models.BooleanField(null=True)
    is_safe_to_disclose = models.BooleanField(null=True)
    source_reference = models.CharField(max_length=500, blank=True)
    artifact = to("Artifact", may_be_empty=True)
    recorded_by = by_user()

    class Meta:
        ordering = ("-reported_at",)
        constraints = (
            one_of("kind", ObservationKind, name="sighting_kind_is_known"),
            in_order("observed_earliest", "observed_latest", name="sighting_dates_in_order"),
        )


class Movement(Held):
    """Children went from one place to another, it is said; disputed things stand in slots."""

    subject = "movement"

    # A name that takes no party's word: places and a month.
    label = models.CharField(max_length=200, blank=True)
    roster = to("Roster", related_name="movements", may_be_empty=True)
    from_place = to("Place", may_be_empty=True)
    from_text = models.CharField(max_length=300, blank=True)
    from_institution = to("Institution", may_be_empty=True)
    to_place = to("Place", may_be_empty=True)
    to_text = models.CharField(max_length=300, blank=True)
    to_institution = to("Institution", may_be_empty=True)
    departed_text = models.CharField(max_length=100, blank=True)
    departed_earliest = models.DateField(null=True, blank=True)
    departed_latest = models.DateField(null=True, blank=True)
    arrived_text = models.CharField(max_length=100, blank=True)
    arrived_earliest = models.DateField(null=True, blank=True)
    arrived_latest = models.DateField(null=True, blank=True)
    arranging_party = to("Source", may_be_empty=True)
    receiving_party = to("Source", may_be_empty=True)
    route = models.JSONField(default=list, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        ordering = ("departed_earliest", "recorded_at")
        constraints = (
            in_order("departed_earliest", "departed_latest", name="movement_departure_in_order"),
            in_order("arrived_earliest", "arrived_latest", name="movement_arrival_in_order"),
        )


class MovedChild(Keyed, Scoped):
    """One child in a movement."""

    subject = "movement"
    scope_paths = ("movement__",)
    file_path = "record__file"

    movement = to("Movement", related_name="children")
    record = to("Record", related_name="movements")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("movement", "record"), name="child_moved_once"),
        )
