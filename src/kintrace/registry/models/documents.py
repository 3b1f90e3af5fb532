"""What did a document say, as it was read and as people confirmed it?

A document is an artifact that was read: its text layers are never edited, and each statement in it
is a proposal with its place in the text. Nothing counts until a person decides; a decision is
added, never changed, and the last one stands.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, to


class Document(Held):
    """An artifact to be read, with what is known of it from elsewhere ("" = not known).

    ``facts`` are what the reading told of the file; ``refused_why`` says why it could not be read.
    """

    subject = "document"

    artifact = to("Artifact", related_name="documents")
    source = to("Source", may_be_empty=True)
    title = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    dated = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=12, blank=True)
    facts = models.JSONField(default=list, blank=True)
    refused_code = models.CharField(max_length=8, blank=True)
    refused_why = models.CharField(max_length=300, blank=True)
    refused_hint = models.CharField(max_length=300, blank=True)
    taken_in_at = models.DateTimeField()
    taken_in_by = by_user()

    class Meta:
        ordering = ("-taken_in_at",)
        constraints = (
            models.UniqueConstraint(fields=("agency", "artifact"), name="document_read_once"),
        )


class TextLayer(Keyed, Scoped):
    """One reading of a document's bytes as text, never edited; ``read_by`` is the program.

    ``runs`` lead each character back to bytes, or to a box on a page.
    """

    subject = "document"
    scope_paths = ("document__",)
    file_path = ""

    document = to("Document", related_name="layers")
    number = models.IntegerField()
    name = models.CharField(max_length=100)
    text = models.TextField(blank=True)
    runs = models.JSONField(default=list, blank=True)
    read_by = models.CharField(max_length=100, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="text_layer_numbered_once"),
        )


class Statement(Keyed, Scoped):
    """A proposal: who says what, as ``told``; made by the program, or by whoever split another."""

    subject = "document"
    scope_paths = ("layer__document__",)
    file_path = ""

    layer = to("TextLayer", related_name="statements")
    number = models.IntegerField()
    span_start = models.IntegerField()
    span_end = models.IntegerField()
    told = models.JSONField()
    parent = to("Statement", related_name="nested", may_be_empty=True)
    split_from = to("Statement", related_name="parts", may_be_empty=True)
    proposed_at = models.DateTimeField()
    proposed_by = by_user(may_be_empty=True)

    class Meta:
        ordering = ("number", "span_start")
        indexes = (models.Index(fields=("layer", "number"), name="statement_by_layer"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(span_start__gte=0) & Q(span_end__gt=F("span_start")),
                name="statement_has_a_span",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="statement_not_in_itself",
            ),
        )


class StatementAnswer(TextChoices):
    """What a person says of a proposed statement."""

    CONFIRM = "confirm", "It is in the text as proposed"
    CORRECT = "correct", "It is in the text, as corrected"
    REJECT = "reject", "It is not in the text"
    SPLIT = "split", "These are several statements"
    NEST = "nest", "It stands inside another statement"


class StatementDecision(Keyed, Scoped):
    """One person's decision; ``told`` is the statement as corrected, {} for other answers."""

    subject = "document"
    scope_paths = ("statement__layer__document__",)
    file_path = ""

    statement = to("Statement", related_name="decisions")
    answer = models.CharField(max_length=12, choices=StatementAnswer.choices)
    told = models.JSONField(default=dict, blank=True)
    inside = to("Statement", may_be_empty=True)
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = by_user()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            one_of("answer", StatementAnswer, name="statement_answer_is_known"),
            models.CheckConstraint(
                condition=Q(answer="nest", inside__isnull=False)
                | ~Q(answer="nest") & Q(inside__isnull=True),
                name="statement_nested_in_something",
            ),
            models.CheckConstraint(
                condition=Q(inside__isnull=True) | ~Q(inside=F("statement")),
                name="statement_not_nested_in_itself",
            ),
            models.CheckConstraint(
                condition=~Q(answer="reject") | ~Q(why=""), name="statement_rejected_for_a_reason"
            ),
        )
