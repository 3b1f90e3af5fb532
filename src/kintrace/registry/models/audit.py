"""Who did or read what, when and why?

Events form one chain: each holds the hash of the one before. The database refuses to change or
delete them. ``AuditHead`` is the chain's end and the one lock that keeps it a line.
"""

from django.db import models

from kintrace.registry.models.keys import Scoped, by_user, to


class AuditEvent(Scoped):
    """One act or one sensitive read; ``detail`` is canonical JSON without personal data."""

    subject = "audit"
    scope_paths = ("",)
    scope_columns = ("agency",)
    file_path = ""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = by_user(may_be_empty=True)
    agency = to("Agency", may_be_empty=True)
    act = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    file_id = models.UUIDField(null=True, blank=True)
    reason = models.TextField(blank=True)
    detail = models.TextField(default="{}")
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("sequence",)
        indexes = (
            models.Index(fields=("file_id", "sequence"), name="audit_by_file"),
            models.Index(fields=("object_id", "sequence"), name="audit_by_object"),
            models.Index(fields=("actor", "sequence"), name="audit_by_actor"),
        )


class AuditHead(models.Model):
    """The end of the chain, one row."""

    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)


class AuditCheckpoint(models.Model):
    """A signed statement of where the chain stood, as it was handed to another office."""

    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    document = models.TextField()

    class Meta:
        ordering = ("sequence",)
