"""What lies behind the routes of documents and movements, in the matrix and as pages?

Everything hangs on an agency, so `own` and `team` are one set, `other` Carla's.
"""

from collections.abc import Callable
from typing import Any

from kintrace.registry.models import Record
from tests.web.accounts_made import Made, made_account
from tests.web.files_made import full_file
from tests.web.office import Office

# The key in the address of each route.
KEYS: dict[str, Callable[[Made], Any]] = {
    "document": lambda made: made.document,
    "document_original": lambda made: made.document,
    "document_shared": lambda made: made.document,
    "document_anew": lambda made: made.document,
    "document_export": lambda made: made.document,
    "movement_export": lambda made: made.movement,
    "statement_decide": lambda made: made.open_statement,
    "statement_correct": lambda made: made.open_statement,
    "statement_split": lambda made: made.open_statement,
    "statement_nest": lambda made: made.open_statement,
    "statement_place": lambda made: made.statement,
    "movement": lambda made: made.movement,
    "movement_accounts": lambda made: made.movement,
    "article": lambda made: made.movement,
    "entry": lambda made: made.entry,
    "entry_strike": lambda made: made.other,
    "entry_grade": lambda made: made.entry,
    "entry_link": lambda made: made.entry,
    "entry_answer": lambda made: made.entry,
    "entry_unlink": lambda made: made.link,
    "answer_strike": lambda made: made.answer,
}


def arguments(route: str, made: Made) -> dict[str, Any]:
    """Return what the address of a route names."""
    return {"key": KEYS[route](made).pk} | ({"code": "ap1-78"} if route == "article" else {})


def child_of(office: Office, holder: Any) -> Any:
    """A child with a file in the holder's agency."""
    record = full_file(office).record
    if record.agency_id == holder.agency_id:
        return record
    from tests.web.intakes import open_child

    return Record.objects.everywhere(why="test").get(pk=open_child(holder).record_id)


def made_for(office: Office, holder: Any) -> Made:
    """Return the set of the holder's agency."""
    return made_account(office, holder=holder, child=child_of(office, holder))


def _of(route: str) -> Callable[[Office, Any, str], dict[str, Any]]:
    def named(office: Office, actor: Any, scope: str) -> dict[str, Any]:
        holder = office.carla if scope == "other" else office.bashir
        return arguments(route, made_for(office, holder))

    return named


ACCOUNT_OBJECTS = {route: _of(route) for route in KEYS}
EXPORTS = {"document_export", "movement_export"}
# Answered without a page of their own.
WITHOUT_A_PAGE = {
    "document_anew", "document_original", "document_shared", "entry_answer", "statement_decide",
}  # fmt: skip


def of_account(route: str) -> Callable[[Office], dict[str, object]]:
    """Return a function that gives the address of a page, for Amina's agency."""
    if route not in KEYS:
        return lambda office: {}
    return lambda office: arguments(route, made_for(office, office.bashir))


# Route, and who opens it.
ACCOUNT_PAGES = tuple(
    (route, "vira" if route in EXPORTS else "amina")
    for route in ("documents", "movements", *KEYS)
    if route not in WITHOUT_A_PAGE
)
