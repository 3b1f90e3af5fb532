"""What is to be done, noted or watched on a file?"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Keyed, Scoped, by_user, of_file, to


class Task(Keyed, Scoped):
    """Something that somebody is to do by a day; ``kind`` groups tasks in queues."""

    file = of_file("tasks")
    candidate = to("Candidate", related_name="tasks", may_be_empty=True)
    kind = models.CharField(max_length=40, default="other")
    what = models.CharField(max_length=300)
    is_safety_step = models.BooleanField(default=False)
    due_on = models.DateField()
    owner = by_user()
    made_at = models.DateTimeField()
    made_by = by_user()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = by_user(may_be_empty=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ("due_on", "made_at")
        indexes = (models.Index(fields=("owner", "done_at", "due_on"), name="task_by_owner"),)
        constraints = (together("done_at", "done_by", name="task_done_by_somebody"),)


class Note(Keyed, Scoped):
    """A colleague's words on a file; a note decides nothing."""

    file = of_file("notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = by_user()

    class Meta:
        ordering = ("-written_at",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="note_has_words"),)


class FlagKind(TextChoices):
    """What a flag warns of."""

    SAFETY = "safety", "Safety"
    HEALTH = "health", "Health"
    LEGAL = "legal", "Court order or police"
    DATA = "data", "Doubt about data"
    OTHER = "other", "Other"


class Flag(Keyed, Scoped):
    """Something that everybody who opens the file must see, until it is taken down."""

    file = of_file("flags")
    kind = models.CharField(max_length=12, choices=FlagKind.choices)
    text = models.CharField(max_length=300)
    raised_at = models.DateTimeField()
    raised_by = by_user()
    lowered_at = models.DateTimeField(null=True, blank=True)
    lowered_by = by_user(may_be_empty=True)
    lowered_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-raised_at",)
        constraints = (
            one_of("kind", FlagKind, name="flag_kind_is_known"),
            together("lowered_at", "lowered_by", name="flag_lowered_by_somebody"),
        )
