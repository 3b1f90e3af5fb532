"""How far is the work for one child?

A child file has one state and one next step with its owner and day. States change only by the
guarded acts of ``casework.state``; each change is kept.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together, two_people
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, of_file, to


class FileState(TextChoices):
    """How far the work for one child is."""

    IDENTIFIED = "identified", "Identified"
    REGISTERED = "registered", "Registered"
    DOCUMENTED = "documented", "Documented"
    TRACING = "tracing", "Tracing"
    MATCH_PROPOSED = "match_proposed", "Match proposed"
    CONTACT_WITH_FAMILY = "contact_with_family", "In contact with the family"
    VERIFICATION = "verification", "Verification"
    BEST_INTERESTS = "best_interests", "Best interests"
    REUNIFICATION_PLANNED = "reunification_planned", "Reunification planned"
    REUNITED = "reunited", "Reunited"
    FOLLOW_UP = "follow_up", "Follow-up"
    CLOSED = "closed", "Closed"
    CONTACT_ONLY = "contact_only", "Contact restored only"
    NOT_IN_BEST_INTERESTS = "not_in_best_interests", "Not in the child's best interests"
    CHILD_DECLINED = "child_declined", "The child declined"
    NOW_ADULT = "now_adult", "Now an adult"
    DECEASED = "deceased", "Deceased"
    TRANSFERRED_OUT = "transferred_out", "Handed to another agency outside this office"
    DUPLICATE_OF = "duplicate_of", "Duplicate of another file"


# Files in these states wait for nobody; all others have a next step.
ENDED = (
    FileState.CLOSED,
    FileState.DECEASED,
    FileState.TRANSFERRED_OUT,
    FileState.DUPLICATE_OF,
)


class ChildFile(Held):
    """The work for one child; ``number`` is what people read out on the phone."""

    file_path = "pk"

    number = models.CharField(max_length=20, unique=True)
    record = models.OneToOneField("registry.Record", on_delete=models.PROTECT, related_name="file")
    state = models.CharField(max_length=30, choices=FileState.choices, default=FileState.IDENTIFIED)
    state_at = models.DateTimeField()
    next_step = models.CharField(max_length=200, blank=True)
    next_owner = by_user(may_be_empty=True)
    next_due_on = models.DateField(null=True, blank=True)
    is_safe_to_talk = models.BooleanField(null=True)
    opened_at = models.DateTimeField()
    opened_by = by_user()
    duplicate_of = to("ChildFile", related_name="duplicates", may_be_empty=True)

    class Meta:
        ordering = ("-opened_at",)
        indexes = (
            models.Index(fields=("agency", "state"), name="file_by_state"),
            models.Index(fields=("next_owner", "next_due_on"), name="file_by_next_step"),
            # The list of files in its order, and its count, from the index alone.
            models.Index(
                fields=("agency", "-opened_at", "id", "team", "owner"), name="file_by_opening"
            ),
        )
        constraints = (
            one_of("state", FileState, name="file_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ENDED])
                | ~Q(next_step="") & Q(next_owner__isnull=False, next_due_on__isnull=False),
                name="file_has_a_next_step_until_it_ends",
            ),
            models.CheckConstraint(
                condition=~Q(state="duplicate_of") | Q(duplicate_of__isnull=False),
                name="file_duplicate_names_the_other",
            ),
        )


class StateChange(Keyed, Scoped):
    """One step of a file from state to state."""

    file = of_file("state_changes")
    from_state = models.CharField(max_length=30, choices=FileState.choices)
    to_state = models.CharField(max_length=30, choices=FileState.choices)
    at = models.DateTimeField()
    by = by_user()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "id")


class AccessGrant(Keyed, Scoped):
    """A file opened to somebody outside its caseload, for a stated reason and a time.

    It is an alert until somebody else has seen it; ``seen_note`` says what was done.
    """

    subject = "alert"

    file = of_file("access_grants")
    user = by_user()
    reason = models.TextField()
    granted_at = models.DateTimeField()
    until = models.DateTimeField()
    seen_by = by_user(may_be_empty=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_note = models.TextField(blank=True)

    class Meta:
        ordering = ("granted_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="access_grant_has_a_reason"),
            together("seen_at", "seen_by", name="alert_seen_by_somebody"),
            two_people("user", "seen_by", name="alert_seen_by_another"),
            models.CheckConstraint(
                condition=Q(seen_note="") | Q(seen_at__isnull=False), name="alert_noted_once_seen"
            ),
        )
