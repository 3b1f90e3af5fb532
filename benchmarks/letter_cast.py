"""Who writes, carries and reads in measurements, tests and vectors of letters?

Two invented offices, their people and one courier with a device, all with keys made from fixed
seeds; a letter from the one office to the other, carried there by two couriers. Never use these
keys for anything else: everybody has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kintrace.letters import custody
from kintrace.letters.content import Content
from kintrace.letters.custody import Custody, Outcome, Party, SignedAs, party_of, receipt_of
from kintrace.letters.directory import Entry, KeyRole, first_version, sign
from kintrace.letters.directory_check import Directories, OfficeDirectory, checked
from kintrace.letters.envelope import Envelope
from kintrace.letters.keys import PrivateKeys, make_keys
from kintrace.letters.sealed import SealedLetter, seal

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
WEST, EAST = "West office", "East office"
TEXT = "Люба Олю, ми всі живі. Бабуся пече хліб, кіт Мурчик чекає на тебе."
PAPER = b"a photograph of a paper receipt"
MARK = b"a photograph of a thumb's mark"
JPEG = "image/jpeg"


def fixed(name: str) -> Callable[[int], bytes]:
    """A source of bytes that gives the same ones each time it is asked anew under a name."""
    given = 0

    def bytes_of(count: int) -> bytes:
        nonlocal given
        given += 1
        return hashlib.shake_256(f"{name} {given}".encode()).digest(count)

    return bytes_of


def after(*, days: int = 0, hours: int = 0) -> datetime:
    return START + timedelta(days=days, hours=hours)


def keys(name: str) -> PrivateKeys:
    return make_keys(name, made_at=START, random=fixed(name))


OLEH, IRYNA, AMINA, DANYLO = map(keys, ("Oleh", "Iryna", "Amina", "Danylo"))
PETRO, SOFIA, CARLA = map(keys, ("Petro", "Sofia", "Carla"))
STRANGER = keys("Stranger")
MARTA = Party("Marta")
RECOVERY = {office: keys(f"recovery of {office}") for office in (WEST, EAST)}


def directory(office: str, officers: list[PrivateKeys], *others: Entry) -> OfficeDirectory:
    entries = [Entry(one.public, KeyRole.OFFICER) for one in officers]
    version = first_version(
        office,
        entries=[*entries, *others],
        recovery=RECOVERY[office].public.encryption,
        made_at=after(hours=1),
    )
    for officer in officers:
        version = sign(version, by=officer)
    return checked([version])


WEST_DIRECTORY = directory(
    WEST,
    [OLEH, IRYNA],
    Entry(AMINA.public, KeyRole.CASEWORKER),
    Entry(DANYLO.public, KeyRole.COURIER),
)
EAST_DIRECTORY = directory(EAST, [PETRO, SOFIA], Entry(CARLA.public, KeyRole.CASEWORKER))
DIRECTORIES = Directories((WEST_DIRECTORY, EAST_DIRECTORY))


def content(text: str = TEXT) -> Content:
    return Content(writer="Мама", reader="Оля", language="uk", text=text)


def letter(text: str = TEXT, *, name: str = "a letter") -> SealedLetter:
    """A letter that Amina sealed to Carla; its age file differs each time."""
    return seal(
        content(text),
        sender=AMINA,
        recipient="Carla",
        directories=DIRECTORIES,
        at=after(days=1),
        random=fixed(name),
    )


@dataclass(frozen=True)
class Carried:
    """A letter with its way: to Danylo, to Marta on paper, to Carla, opened and delivered."""

    sealed: SealedLetter
    records: tuple[Custody, ...]
    receipts: dict[str, bytes]

    @property
    def envelope(self) -> Envelope:
        return self.sealed.envelope


def carried(sealed: SealedLetter | None = None) -> Carried:
    sealed = sealed or letter()
    paper, mark = (receipt_of(data, media_type=JPEG) for data in (PAPER, MARK))
    receipts = {paper.sha256: PAPER, mark.sha256: MARK}
    giver, receiver, recorder = SignedAs
    records: list[Custody] = []

    def hand(one: Party, other: Party, place: str, days: int, *signed: tuple) -> None:
        on_paper = MARTA in (one, other)
        record = custody.hand_over(
            sealed.envelope,
            before=records[-1] if records else None,
            giver=one,
            receiver=other,
            place=place,
            at=after(days=days),
            recorded_at=after(days=days, hours=12 if on_paper else 0),
            receipt=paper if on_paper else None,
        )
        records.append(signed_by(record, *signed))

    danylo, carla = party_of(DANYLO.public), party_of(CARLA.public)
    hand(party_of(AMINA.public), danylo, WEST, 2, (AMINA, giver), (DANYLO, receiver))
    hand(danylo, MARTA, "the ferry", 3, (DANYLO, giver), (CARLA, recorder))
    hand(MARTA, carla, EAST, 4, (CARLA, receiver), (CARLA, recorder))
    opened = custody.opened(sealed.envelope, before=records[-1], place=EAST, at=after(days=4))
    records.append(signed_by(opened, (CARLA, giver)))
    tried = custody.attempt(
        sealed.envelope,
        before=opened,
        outcome=Outcome.DELIVERED,
        place="the school",
        at=after(days=5),
        is_read_aloud=True,
        mark=mark,
    )
    records.append(signed_by(tried, (CARLA, giver)))
    return Carried(sealed, tuple(records), receipts)


def signed_by(record: Custody, *signed: tuple[PrivateKeys, SignedAs]) -> Custody:
    for by, part in signed:
        record = custody.sign(record, by=by, signed_as=part)
    return record
