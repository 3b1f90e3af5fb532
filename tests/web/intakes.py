"""How do tests take somebody in, by the same act as the pages?

`open_child` opens a file under a key that the pages of intake know, for whoever it is.
"""

from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from kintrace.casework import draft, intake
from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.saying import Said
from kintrace.registry.models import ChildFile, IntakeDraft, TracingRequest

NAME, PLACE = "Ковальська Марія Іванівна", "Херсон"
AUNT, SOUGHT = "Мельник Ганна", "Ковальская Мария"


def agrees(purpose: str, *, by: str) -> ConsentAnswer:
    """An answer that agrees, given today."""
    return ConsentAnswer(
        purpose=purpose, is_given=True, given_by=by, given_on=timezone.now().date()
    )


def open_child(user: Any, *, key: UUID | None = None) -> ChildFile:
    """Take a child in."""
    return intake.register_child(
        user,
        at=timezone.now(),
        said=[
            Said(property="name", value=NAME, language="uk"),
            Said(property="current_place", value=PLACE),
        ],
        consents=[agrees("services", by="child")],
        is_safe_to_talk=True,
        key=key or uuid4(),
    )


def open_request(user: Any, *, key: UUID | None = None) -> TracingRequest:
    """Take an aunt's request in."""
    return intake.open_request(
        user,
        at=timezone.now(),
        inquirer=[Said(property="name", value=AUNT)],
        sought=[intake.Sought(said=[Said(property="name", value=SOUGHT, language="ru")])],
        consents=[agrees("tracing", by="self")],
        key=key or uuid4(),
    )


def begin(user: Any, *, key: UUID | None = None) -> IntakeDraft:
    """Keep the first answer of an intake that is not open yet."""
    return draft.keep(
        user,
        at=timezone.now(),
        intake=key or uuid4(),
        kind="child",
        section="name",
        answers={"name": NAME, "name_language": "uk"},
    )
