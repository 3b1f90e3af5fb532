"""Who looks for whom?

One inquirer and the persons sought; each sought person is a record of its own.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Held, Keyed, Scoped, by_user, to


class RequestState(TextChoices):
    """Whether a request is still worked on."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class TracingRequest(Held):
    """An inquirer's request; ``number`` is what people read out on the phone."""

    subject = "request"

    number = models.CharField(max_length=20, unique=True)
    inquirer = models.OneToOneField(
        "registry.Record", on_delete=models.PROTECT, related_name="request"
    )
    state = models.CharField(max_length=12, choices=RequestState.choices, default=RequestState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = by_user()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-opened_at",)
        constraints = (one_of("state", RequestState, name="request_state_is_known"),)


class SoughtPerson(Keyed, Scoped):
    """One person sought in a request; ``relation`` is what the sought is to the inquirer."""

    subject = "request"
    scope_paths = ("request__",)
    file_path = ""

    request = to("TracingRequest", related_name="sought")
    record = models.OneToOneField(
        "registry.Record", on_delete=models.PROTECT, related_name="sought_in"
    )
    relation = models.CharField(max_length=60, blank=True)
    position = models.IntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("request", "position"), name="sought_in_order"),
        )
