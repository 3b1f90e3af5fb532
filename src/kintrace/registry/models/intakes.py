"""What was answered before there is enough to open a file or a request?

One row for each section of an intake that is not open yet. It is gone once the answers are claims:
what is still a draft was told to nobody, and need not stay.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Held


class IntakeKind(TextChoices):
    """Who is taken in."""

    CHILD = "child", "Child"
    REQUEST = "request", "Tracing request"


class IntakeDraft(Held):
    """The answers of one section; ``intake`` is the key that the file or request will have."""

    subject = "intake"

    intake = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12, choices=IntakeKind.choices)
    section = models.CharField(max_length=30)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("saved_at",)
        constraints = (
            models.UniqueConstraint(fields=("intake", "section"), name="intake_section_once"),
            one_of("kind", IntakeKind, name="intake_kind_is_known"),
        )
