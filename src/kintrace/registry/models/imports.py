"""From which row of which file did a record come?

A whole import can be undone; its rows stay, so that one can see what had come in.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, to


class ImportState(TextChoices):
    """Whether the records of an import stand."""

    DONE = "done", "Imported"
    UNDONE = "undone", "Undone"


class Import(Held):
    """One file read into records; ``mapping`` says which header became which property."""

    subject = "import"

    source = to("Source")
    artifact = to("Artifact")
    record_kind = models.CharField(max_length=20)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.DONE)
    imported_at = models.DateTimeField()
    imported_by = by_user()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = by_user(may_be_empty=True)
    undone_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-imported_at",)
        constraints = (
            one_of("state", ImportState, name="import_state_is_known"),
            together("undone_at", "undone_by", name="import_undone_by_somebody"),
        )


class ImportRow(Keyed, Scoped):
    """One row as it was; without a record it is in quarantine, and ``faults`` say why."""

    subject = "import"
    scope_paths = ("whole__",)
    file_path = ""

    whole = to("Import", related_name="rows")
    number = models.IntegerField()
    cells = models.JSONField(default=dict)
    record = models.OneToOneField(
        "registry.Record",
        on_delete=models.PROTECT,
        related_name="import_row",
        null=True,
        blank=True,
    )
    faults = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("whole", "number"), name="import_row_once"),)
