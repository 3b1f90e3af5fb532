"""What did one source describe at one time?

A record is the set of its claims: a child as registered, a sought person, a line of a list. How
records hang together stands in relations and families; who is one person is for judgements.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, to


class RecordKind(TextChoices):
    """What sort of description a record is."""

    CHILD = "child", "Child as registered"
    SOUGHT = "sought", "Sought person"
    INQUIRER = "inquirer", "Inquirer"
    RELATIVE = "relative", "Relative"
    LIST_LINE = "list_line", "Line of a list"
    CARD_78 = "card_78", "Article 78 card"
    SIGHTING = "sighting", "Sighting"


class Record(Held):
    """What one source described at one time."""

    subject = "record"
    file_path = "file"

    kind = models.CharField(max_length=20, choices=RecordKind.choices)
    source = to("Source", related_name="records", may_be_empty=True)
    label = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()
    made_by = by_user()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_user(may_be_empty=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            one_of("kind", RecordKind, name="record_kind_is_known"),
            together("withdrawn_at", "withdrawn_by", name="record_withdrawn_by_somebody"),
        )
        indexes = (models.Index(fields=("agency", "kind", "made_at"), name="record_by_agency"),)


class Relation(Keyed, Scoped):
    """One record's person is another's relative, as a source says (``relation``: its mother...)."""

    subject = "record"
    scope_paths = ("record__",)
    file_path = "record__file"

    record = to("Record", related_name="relations")
    relative = to("Record", related_name="relative_of")
    relation = models.CharField(max_length=60)
    source = to("Source", may_be_empty=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("record", "relative", "relation"), name="relation_said_once"
            ),
            models.CheckConstraint(
                condition=~Q(record=F("relative")), name="nobody_is_their_own_relative"
            ),
        )


class Family(Held):
    """Children who belong together, so that siblings are traced and placed together."""

    note = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = by_user()


class FamilyMember(Keyed, Scoped):
    """One record in a family."""

    scope_paths = ("family__",)
    file_path = "record__file"

    family = to("Family", related_name="members")
    record = to("Record", related_name="memberships")
    part = models.CharField(max_length=60, default="sibling")
    added_at = models.DateTimeField()
    added_by = by_user()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("family", "record"), name="record_in_family_once"),
        )
