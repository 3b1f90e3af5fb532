"""What is known of a child: which facts, and who said what about each?

Only claims that this person may see. Struck ones stay, with why and by whom. Layer: web.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from kintrace.casework import access
from kintrace.casework.place_names import fold
from kintrace.registry.models import ChildFile, Claim, Record, User
from kintrace.registry.vocabulary import properties
from kintrace.web.files.words import GROUPS
from kintrace.web.places.found import called

# By which names somebody is called on a page, the fullest first.
CALLED_BY = ("name", "name_as_in_document", "family_name", "given_name", "nickname", "other_name")


@dataclass(frozen=True)
class Title:
    """How somebody is called on a page; `is_known` False says that no name is."""

    text: str
    language: str = ""
    is_known: bool = True

    def __str__(self) -> str:
        """Return the name alone."""
        return self.text


@dataclass(frozen=True)
class Statement:
    """One claim as a page shows it; `struck` is the claim that strikes it.

    `meant` is what a place is called now whose name was said otherwise ("" = none).
    """

    claim: Claim
    value: str
    language: str
    struck: Claim | None
    is_erased: bool
    meant: str = ""

    @property
    def unknown(self) -> str:
        """Why there is no value ("" = there is one)."""
        return str(self.claim.unknown)

    @property
    def stands(self) -> bool:
        """Whether it is neither struck nor erased."""
        return self.struck is None and not self.is_erased


@dataclass(frozen=True)
class Fact:
    """One thing asked about a person, and all that was said of it, newest first."""

    label: str
    statements: tuple[Statement, ...]
    has_many: bool

    @property
    def is_disputed(self) -> bool:
        """Whether two standing statements say different things where one can hold."""
        said = {
            (one.claim.choice or one.value).casefold()
            for one in self.statements
            if one.stands and not one.unknown
        }
        return not self.has_many and len(said) > 1


@dataclass(frozen=True)
class Group:
    """Facts of one kind under one title."""

    code: str
    title: str
    facts: tuple[Fact, ...]


def claims_of(record: Record, *, user: User) -> list[Claim]:
    """Return all that is said of a record and that this person may see, newest first."""
    rows = access.claims_shown([record], user=user).select_related("source", "recorded_by")
    # No query where no claim points to a document or a place.
    chosen = rows.prefetch_related("artifact", "place__names")
    # Ordered here: a database would be sent each column once more to order by.
    listed = sorted(chosen.order_by(), key=lambda row: row.pk)
    listed.sort(key=lambda row: row.recorded_at, reverse=True)
    striking = {row.strikes_id: row for row in listed if row.strikes_id is not None}
    struck_by = Claim._meta.get_field("struck_by")
    for row in listed:
        struck_by.set_cached_value(row, striking.get(row.pk))
    return [row for row in listed if not row.is_retraction]


def groups_of(claims: Iterable[Claim]) -> list[Group]:
    """Return what claims say, by group and question in the register's order."""
    said: dict[tuple[str, str], list[Statement]] = {}
    for row in claims:
        said.setdefault((row.property, row.item), []).append(statement_of(row))
    found = []
    for code, title in GROUPS.items():
        facts = tuple(_facts(code, said))
        if facts:
            found.append(Group(code, str(title), facts))
    return found


def _facts(group: str, said: dict[tuple[str, str], list[Statement]]) -> Iterable[Fact]:
    for code, known in properties().items():
        if known.group == group:
            for (property_code, _item), statements in said.items():
                if property_code == code:
                    yield Fact(gettext(known.label), tuple(statements), known.has_many)


def statement_of(row: Claim) -> Statement:
    """Return one claim as a page shows it: a choice in the reader's words, all else as said."""
    known = properties().get(row.property)
    label = known.choices.get(row.choice, "") if known else ""
    return Statement(
        claim=row,
        value=gettext(label) if label else row.value,
        language=(get_language() or "") if label else row.language,
        struck=getattr(row, "struck_by", None),
        is_erased=row.erasure_id is not None,
        meant=_meant(row),
    )


def _meant(row: Claim) -> str:
    """The present name of the place that was named by another one; "" where none was asked for."""
    if row.place_id is None or "place" not in row._state.fields_cache:
        return ""
    now = called(row.place, language=row.language)
    return "" if fold(now) == fold(row.value.partition(",")[0]) else now


def titles_of(records: Iterable[Record], *, user: User) -> dict[Any, Title]:
    """Return how each record's person is called, by the record's key; a handful of queries."""
    listed = list(records)
    if not listed:
        return {}
    rows = access.claims_shown(listed, user=user, of=CALLED_BY).standing()
    names: dict[Any, list[Claim]] = {}
    for row in rows.order_by("recorded_at", "id"):
        names.setdefault(row.record_id, []).append(row)
    return {row.pk: title_from(names.get(row.pk, ())) for row in listed}


def title_from(standing: Iterable[Claim]) -> Title:
    """Return how somebody is called by claims that stand, oldest first: the last one counts."""
    named = {row.property: Title(row.value, row.language) for row in standing if row.value}
    return _called(named)


def title_of(thing: ChildFile | Record, *, user: User) -> Title:
    """Return how the child of a file, or a record's person, is called."""
    record = thing.record if isinstance(thing, ChildFile) else thing
    return titles_of([record], user=user)[record.pk]


def _called(names: dict[str, Title]) -> Title:
    given, family = names.get("given_name"), names.get("family_name")
    if "name" not in names and given and family:
        return Title(f"{given.text} {family.text}", given.language)
    first = next((names[code] for code in CALLED_BY if code in names), None)
    return first or Title(gettext("No name known"), get_language() or "", is_known=False)
