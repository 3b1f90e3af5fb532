"""What lies behind the routes of files, handovers and requests, in the matrix and as pages?

One file for each scope and office is filled once; the actor's own is then given to each actor in
turn, so that the whole table is asked in reasonable time.
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from kintrace.casework import desk
from kintrace.registry.models import Agency, CaseTransfer, ChildFile, Referral, TracingRequest
from kintrace.web.files.urls import ON_FILE
from tests.casework.office import ask
from tests.web.files_made import full_file
from tests.web.office import Office

_REQUESTS: dict[Any, Any] = {}


def file_of(office: Office, actor: Any, scope: str) -> ChildFile:
    """Return the file of a scope: the actor's, Bashir's or Carla's."""
    holder = {"own": actor, "team": office.bashir, "other": office.carla}[scope]
    file = full_file(office)
    desk.hold(file, agency_id=holder.agency_id, team_id=holder.team_id, owner=holder)
    third = Agency.objects.get_or_create(name="Third agency")[0]
    for model in (Referral, CaseTransfer):
        rows = model.objects.everywhere(why="test").filter(file=file)
        rows.update(from_agency=holder.agency, to_agency=third)
    return file


def request_of(office: Office, actor: Any, scope: str) -> TracingRequest:
    """Return the request of a scope."""
    holder = {"own": actor, "team": office.bashir, "other": office.carla}[scope]
    if office.amina.pk not in _REQUESTS:
        _REQUESTS[office.amina.pk] = ask(office.amina, at=timezone.now()).pk
    rows = TracingRequest.objects.everywhere(why="test").filter(pk=_REQUESTS[office.amina.pk])
    rows.update(owner=holder, team=holder.team, agency=holder.agency)
    return rows.get()


def _claim(file: ChildFile) -> Any:
    return file.record.claims.filter(property="age", struck_by__isnull=True).first()


THINGS: dict[str, Callable[[ChildFile], Any]] = {
    "file_claim_strike": _claim,
    "file_relative": lambda file: file.record.relations.get(),
    "file_consent_withdraw": lambda file: file.record.consents.get(purpose="services"),
    "file_task_finish": lambda file: file.tasks.get(what="Phone the school"),
    "file_flag_lower": lambda file: file.flags.get(),
    "verification": lambda file: file.verifications.get(),
    "verification_answer": lambda file: file.verifications.get(),
    "verification_lock": lambda file: file.verifications.get(),
    "verification_conclude": lambda file: file.verifications.get(),
    "verification_second": lambda file: file.verifications.get(),
    "best_interests_decide": lambda file: file.best_interests.get(),
}
KEYS: dict[str, Callable[[ChildFile], Any]] = {
    "two_persons": lambda file: file.record.two_person_requests.get(),
    "referral": lambda file: file.referrals.get(),
    "transfer": lambda file: file.transfers.get(),
    "alert": lambda file: file.access_grants.get(),
}
ON_THE_FILE = ("file", *(name for _, name, _ in ON_FILE), "file_refer", "file_transfer")
SUPERVISED = {
    "alerts",
    "alert",
    "file_assign",
    "verification_answer",
    "verification_lock",
    "verification_conclude",
    "verification_second",
    "best_interests_decide",
}


def arguments(route: str, file: ChildFile) -> dict[str, Any]:
    """Return what the address of a page of this file names."""
    if route in KEYS:
        return {"key": KEYS[route](file).pk}
    return {"key": file.pk} | ({"thing": THINGS[route](file).pk} if route in THINGS else {})


def _of_file(route: str) -> Callable[[Office, Any, str], dict[str, Any]]:
    return lambda office, actor, scope: arguments(route, file_of(office, actor, scope))


def _of_request(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    return {"key": request_of(office, actor, scope).pk}


FILE_OBJECTS = {route: _of_file(route) for route in (*ON_THE_FILE, *THINGS, *KEYS)} | {
    "request": _of_request,
    "request_close": _of_request,
}


def of_full(route: str) -> Callable[[Office], dict[str, object]]:
    """Return a function that gives the address of a page, for Amina's file or request."""
    if route in ("request", "request_close"):
        return lambda office: _of_request(office, office.amina, "own")
    if route in FILE_OBJECTS:
        return lambda office: arguments(route, full_file(office))
    return lambda office: {}


# Route, and who opens it.
FILE_PAGES = tuple(
    (route, "vira" if route in SUPERVISED else "amina")
    for route in (
        "files",
        "file_open",
        "two_persons_list",
        "handovers",
        "requests",
        "alerts",
        *FILE_OBJECTS,
    )
)
