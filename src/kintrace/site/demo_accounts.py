"""What do opposed parties say in the demo about one movement?

Four invented papers are taken in and read like any other, a person confirms what they say, and
puts it into an account: two parties who contradict each other, an observer, and a careless copy
that counts as no further text. Layer: site.
"""

from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from kintrace.casework import account, document, movement, receive, statement
from kintrace.casework.statement_state import standing
from kintrace.documents.statements import Told
from kintrace.registry.models import Document, Movement, SourceKind, Statement, User
from kintrace.site.demo import cast
from kintrace.values.tables import rows

PACKAGE = "kintrace.site"
# What is known of each paper from elsewhere: title, publisher, date.
PAPERS = {
    "norvia": Told("What Norvia says of Lake Osk", "Tarn Herald", "14 October 2022"),
    "sudria": Told("Sudria answers on Lake Osk", "Sudria News", "16 October 2022"),
    "office": Told("Lake Osk: what an observer heard", "Office for Displaced Children",
                   "2 November 2022"),
    "copy": Told(),
}  # fmt: skip
LABEL = "Lake Osk to Tarn, October 2022"


def tell_accounts(*, at: datetime, child: Any = None) -> Movement:
    """Take the papers in, confirm what the table names and lay it side by side.

    ``child``: a child's record with whom some entries are linked, None = nobody.
    """
    amina = cast("amina")
    taken = {code: bring(amina, code, at=at) for code in PAPERS}
    with transaction.atomic():
        moved = movement.record(
            amina, at=at, label=LABEL, from_text="Lake Osk", to_text="Tarn",
            departed="9 October 2022", route=[{"place": "Osk railway station"}],
        )  # fmt: skip
        entries = [
            entry
            for row in rows("accounts.csv", package=PACKAGE)
            if (entry := place(amina, row, moved, taken[row["paper"]], at=at)) is not None
        ]
        for entry in entries:
            if entry.slot == "consent_of_parents":
                account.answer_item(amina, at=at, entry=entry, item="ap1-78.e")
                if child is not None:
                    account.link_child(amina, at=at, entry=entry, record=child)
        if entries:
            why = "The paper names its reporter."
            account.grade(amina, at=at, entry=entries[0], grade="C3", why=why)
    return moved


def bring(user: User, code: str, *, at: datetime) -> Document:
    """Take one paper in."""
    text = files(PACKAGE).joinpath("data", f"{code}.txt").read_bytes()
    return document.bring(
        user,
        at=at,
        data=text,
        name=f"{code}.txt",
        folder=Path(settings.MEDIA_ROOT),
        told=PAPERS[code],
        from_whom="A reader (invented)",
    )


def place(
    user: User, row: dict[str, str], moved: Movement, taken: Document, *, at: datetime
) -> Any:
    """Confirm the statement that has these words, and put it in its slot; None = there is none."""
    found = with_words(taken, row["words"])
    if found is None:
        return None
    if not standing(found).counts:
        statement.confirm(user, at=at, statement=found)
    kind = SourceKind.PARTY
    party = receive.name_source(user, at=at, kind=kind, name=row["party"], is_shared=True)
    said = account.Said(
        slot=row["slot"],
        position=row["position"],
        polarity=row["polarity"],
        lowest=int(row["lowest"]) if row["lowest"] else None,
        highest=int(row["highest"]) if row["highest"] else None,
        origin=row["origin"],
    )
    return account.place(user, at=at, movement=moved, statement=found, party=party, said=said)


def with_words(taken: Document, words: str) -> Statement | None:
    """Return the first statement of a document in whose sentence these words stand."""
    listed = Statement.objects.everywhere(why="the demo's own papers").filter(layer__document=taken)
    for one in listed.select_related("layer").order_by("number"):
        if words in standing(one).told.sentence.of(one.layer.text):
            return one
    return None
