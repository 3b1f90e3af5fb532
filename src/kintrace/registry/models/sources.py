"""Who says something, and in which papers?

A source is a party, an institution, a person or a publication. An artifact is bytes as they were
received, named by their hash, with the hands they went through.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to


class SourceKind(TextChoices):
    """What sort of speaker a source is."""

    PARTY = "party", "Party"
    INSTITUTION = "institution", "Institution"
    PERSON = "person", "Person"
    PUBLICATION = "publication", "Publication"


class Source(Keyed, Scoped):
    """Somebody or something that says things; without an agency it is shared by the office."""

    subject = "source"
    scope_paths = ("",)
    scope_columns = ("agency",)
    has_shared_rows = True
    file_path = ""

    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    name = models.CharField(max_length=300)
    agency = to("Agency", may_be_empty=True)
    record = to("Record", related_name="speaks_as", may_be_empty=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            one_of("kind", SourceKind, name="source_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind="person") | Q(agency__isnull=False),
                name="person_as_source_belongs_to_an_agency",
            ),
        )

    def __str__(self) -> str:
        """Return the source's name."""
        return str(self.name)


class Artifact(Keyed, Scoped):
    """Bytes as received; ``stored_as`` is the file's name in the data folder."""

    subject = "artifact"
    scope_paths = ("",)
    scope_columns = ("agency",)
    file_path = ""

    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    stored_as = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, default="document")
    agency = to("Agency")
    record = to("Record", related_name="artifacts", may_be_empty=True)
    source = to("Source", related_name="artifacts", may_be_empty=True)
    received_at = models.DateTimeField()
    received_by = by_user()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "sha256", "record"),
                name="artifact_kept_once_for_a_record",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="artifact_hash_is_sha256"
            ),
        )


class CustodyEvent(Keyed, Scoped):
    """One hand-over of an artifact."""

    subject = "artifact"
    scope_paths = ("artifact__",)
    scope_columns = ("agency",)
    file_path = ""

    artifact = to("Artifact", related_name="custody_events")
    at = models.DateTimeField()
    from_whom = models.CharField(max_length=300, blank=True)
    to_whom = models.CharField(max_length=300, blank=True)
    place_text = models.CharField(max_length=300, blank=True)
    is_seal_intact = models.BooleanField(null=True)
    recorded_by = by_user()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("at",)
