"""How does what somebody tells come onto a child's file, with the teller named in the same act?

A relative, a brother or sister with a file of their own, a sighting, a movement, a paper. Each is
written by the acts that write such things everywhere, all together or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from kintrace.casework import care, claim, intake, movement, policy, receive, sighting
from kintrace.casework.acting import NotNow
from kintrace.casework.kept_bytes import keep_bytes
from kintrace.casework.saying import Said
from kintrace.documents.kinds import kind_of
from kintrace.registry.models import (
    Artifact,
    ChildFile,
    Movement,
    Record,
    Relation,
    Sighting,
    Source,
    SourceKind,
    User,
)

# Which statement about the child names a relative; all others are of property `relative`.
NAMED_BY = {
    "mother": "mother_name",
    "father": "father_name",
    "brother": "sibling",
    "sister": "sibling",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells: a source that is known, or the name and kind of one that is not yet."""

    source: Source | None = None
    name: str = ""
    kind: SourceKind | str = SourceKind.PERSON


@transaction.atomic
def add_relative(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    teller: Teller,
    relation: str,
    relation_words: str,
    named: Said,
    said: Sequence[Said] = (),
    key: UUID | None = None,
) -> Record:
    """Describe a relative, and say so of the child; ``named`` is the relative's name as told.

    ``relation`` is a code of the property of that name, "" = not told. Raises: Refused, NotNow,
    SayingFaults.
    """
    source = _source(user, at=at, teller=teller)
    code = [Said(property="relation", value=relation)] if relation else []
    told = [_keyed(one, key=key) for one in (named, *code, *said)]
    relative = intake.add_relative(
        user, at=at, record=file.record, relation=relation_words, said=told, source=source, key=key
    )
    of_child = _of_child(named, relation=relation, words=relation_words)
    claim.add(user, at=at, record=file.record, source=source, said=[_keyed(of_child, key=key)])
    return relative


@transaction.atomic
def add_sibling(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    other: ChildFile,
    teller: Teller,
    relation_words: str,
    named: Said,
    key: UUID | None = None,
) -> Relation:
    """Say that two children with files are of one family, and keep them together.

    Raises: Refused, NotNow, SayingFaults.
    """
    if other.pk == file.pk:
        raise NotNow("a file of another child is needed", hint="check the number")
    source = _source(user, at=at, teller=teller)
    care.join_family(user, at=at, records=[file.record, other.record])
    claim.add(
        user,
        at=at,
        record=file.record,
        source=source,
        said=[_keyed(replace(named, property="sibling"), key=key)],
    )
    return Relation.objects.everywhere(why="both files are in hand").get_or_create(
        record=file.record,
        relative=other.record,
        relation=relation_words,
        defaults={"source": source, "recorded_at": at, "recorded_by": user},
    )[0]


@transaction.atomic
def add_sighting(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    teller: Teller,
    said: Sequence[Said],
    key: UUID | None = None,
    **seen: Any,
) -> Sighting:
    """Write down that somebody saw or heard of the child; ``seen`` as ``sighting.record`` asks.

    Raises: Refused, SayingFaults.
    """
    source = _source(user, at=at, teller=teller)
    told = [_keyed(one, key=key) for one in said]
    return sighting.record(
        user, at=at, source=source, said=told, about=file.record, key=key, **seen
    )


@transaction.atomic
def add_movement(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    teller: Teller,
    said: Sequence[Said],
    key: UUID | None = None,
    **moved: Any,
) -> Movement:
    """Write a movement of the child down, and what the teller says of it as an account.

    ``moved`` as ``movement.record`` asks. Raises: Refused, NotNow, SayingFaults.
    """
    source = _source(user, at=at, teller=teller)
    made = movement.record(user, at=at, children=[file.record], key=key, **moved)
    told = [_keyed(one, key=key) for one in said]
    claim.add_account(user, at=at, movement=made, source=source, said=told)
    return made


def attach_paper(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    data: bytes,
    name: str,
    folder: Path,
    kind: str,
    teller: Teller,
    from_whom: str = "",
    key: UUID | None = None,
) -> Artifact:
    """Keep a paper or picture of the child as it came, with the hands it went through.

    Raises: Refused, NotNow.
    """
    policy.require(user, "artifact.receive", file.record)
    if not data:
        raise NotNow("this file is empty", hint="ask for the file again")
    kept = keep_bytes([data], folder=folder)
    with transaction.atomic():
        source = _source(user, at=at, teller=teller) if teller.source or teller.name else None
        artifact = receive.take_in(
            user, at=at, sha256=kept.sha256, size=kept.size, media_type=kind_of(data).media_type,
            name=name[:300], stored_as=kept.stored_as, kind=kind, record=file.record,
            source=source, key=key,
        )  # fmt: skip
        if not artifact.custody_events.exists():
            receive.hand_on(
                user, at=at, artifact=artifact, from_whom=from_whom, to_whom=user.display_name,
                note="received",
            )  # fmt: skip
    return artifact


def _source(user: User, *, at: datetime, teller: Teller) -> Source:
    if teller.source is not None:
        return teller.source
    if not teller.name.strip():
        raise NotNow("say who told it")
    return receive.name_source(user, at=at, kind=teller.kind, name=teller.name.strip())


def _of_child(named: Said, *, relation: str, words: str) -> Said:
    """The same as a statement about the child; a relative without a name has the relation."""
    code = NAMED_BY.get(relation, "relative")
    if code != "relative":
        return replace(named, property=code)
    value = f"{named.value}, {words}" if named.value else words
    return replace(named, property=code, value=value, unknown="")


def _keyed(one: Said, *, key: UUID | None) -> Said:
    """A saying whose key follows from that of its form, so that sending again adds nothing."""
    return one if key is None else replace(one, key=uuid5(key, f"{one.property}/{one.item}"))
