"""Is every fault in a letter's way found, and named by its own word and place?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from benchmarks import letter_cast as cast
from kintrace.letters import custody
from kintrace.letters.custody import (
    Custody,
    CustodySignature,
    Outcome,
    Party,
    Seal,
    SignedAs,
    party_of,
)
from kintrace.letters.custody_check import ChainReport, verify_chain
from kintrace.letters.custody_faults import SENTENCES, FaultKind
from kintrace.letters.directory import revoked, sign
from kintrace.letters.directory_check import Directories

CARRIED = cast.carried()
OTHER = cast.carried(cast.letter("Інший лист.", name="another"))
FIRST, ON_PAPER, TO_CARLA, OPENED, DELIVERED = CARRIED.records
GIVER, RECEIVER, RECORDER = SignedAs
DANYLO, CARLA = party_of(cast.DANYLO.public), party_of(cast.CARLA.public)


def checked(*records: Custody | bytes, **told: Any) -> ChainReport:
    known = {
        "envelope": CARRIED.envelope,
        "directories": cast.DIRECTORIES,
        "content": CARRIED.sealed.data,
        "receipts": CARRIED.receipts,
        "now": cast.after(days=30),
    }
    return verify_chain(records or CARRIED.records, **(known | told))


def test_a_genuine_way_is_whole() -> None:
    report = checked(holder=CARLA)
    assert report.is_whole
    assert (report.outcome, report.is_opened, report.seal) == (
        Outcome.DELIVERED,
        True,
        Seal.INTACT,
    )
    assert report.holder == CARLA


def test_what_rests_on_paper_is_told_though_it_is_no_fault() -> None:
    warnings = [(warning.kind, warning.number) for warning in checked().warnings]
    assert warnings == [(FaultKind.ON_PAPER, 2), (FaultKind.ON_PAPER, 3)]


def test_a_letter_that_was_not_handed_over_yet_has_no_fault() -> None:
    report = verify_chain([], envelope=CARRIED.envelope, directories=cast.DIRECTORIES)
    assert (report.is_whole, report.holder, report.outcome) == (True, None, None)


def resigned(record: Custody, **changes: Any) -> Custody:
    """A record with changes, signed anew by everybody who signed it before."""
    changed = replace(record, signatures=(), **changes)
    people = {
        one.public.fingerprint: one for one in (cast.AMINA, cast.DANYLO, cast.CARLA, cast.OLEH)
    }
    for old in record.signatures:
        changed = custody.sign(changed, by=people[old.key], signed_as=old.signed_as)
    return changed


def without_danylo() -> Directories:
    version = revoked(
        cast.WEST_DIRECTORY.first,
        cast.DANYLO.public.fingerprint,
        since=cast.after(days=3),
        why="lost telephone",
        made_at=cast.after(days=4),
    )
    for officer in (cast.OLEH, cast.IRYNA):
        version = sign(version, by=officer)
    return Directories((cast.WEST_DIRECTORY.followed_by(version), cast.EAST_DIRECTORY))


def by_stranger(record: Custody, part: SignedAs) -> Custody:
    return custody.sign(record, by=cast.STRANGER, signed_as=part)


def to_amina_again() -> ChainReport:
    amina = party_of(cast.AMINA.public)
    back = custody.hand_over(
        CARRIED.envelope, before=None, giver=amina, receiver=amina, place="x", at=cast.after(days=2)
    )
    return checked(cast.signed_by(back, (cast.AMINA, GIVER), (cast.AMINA, RECEIVER)))


def after_delivery() -> ChainReport:
    again = custody.attempt(
        CARRIED.envelope,
        before=DELIVERED,
        outcome=Outcome.MOVED,
        place="x",
        at=cast.after(days=6),
    )
    return checked(*CARRIED.records, cast.signed_by(again, (cast.CARLA, GIVER)))


def first_is_an_attempt() -> ChainReport:
    bare = replace(DELIVERED, number=1, previous=CARRIED.envelope.hash, signatures=())
    return checked(
        cast.signed_by(replace(bare, giver=party_of(cast.AMINA.public)), (cast.AMINA, GIVER))
    )


def vouched_by_courier() -> ChainReport:
    courier = custody.sign(ON_PAPER, by=cast.DANYLO, signed_as=RECORDER)
    return checked(FIRST, courier)


def broken(number: int) -> list[Custody]:
    """The way with the seal found broken from one record on."""
    records: list[Custody] = []
    for record in CARRIED.records:
        previous = records[-1].hash if records else CARRIED.envelope.hash
        seal = Seal.BROKEN if record.number >= number else Seal.INTACT
        records.append(resigned(record, seal=seal, previous=previous))
    return records


def mended() -> ChainReport:
    one, two = broken(2)[:2]
    return checked(one, two, resigned(TO_CARLA, previous=two.hash))


FAULTS: dict[FaultKind, tuple[int, Callable[[], ChainReport]]] = {
    FaultKind.MALFORMED: (2, lambda: checked(FIRST, ON_PAPER.written()[:-1])),
    FaultKind.CONTENT_CHANGED: (0, lambda: checked(content=OTHER.sealed.data)),
    FaultKind.OTHER_LETTER: (1, lambda: checked(OTHER.records[0])),
    FaultKind.OTHER_ENVELOPE: (1, lambda: checked(resigned(FIRST, envelope="0" * 64))),
    FaultKind.GAP: (3, lambda: checked(FIRST, TO_CARLA)),
    FaultKind.FORK: (2, lambda: checked(FIRST, ON_PAPER, resigned(ON_PAPER, place="the pier"))),
    FaultKind.TWICE: (2, lambda: checked(FIRST, ON_PAPER, ON_PAPER)),
    FaultKind.OUT_OF_ORDER: (1, lambda: checked(ON_PAPER, FIRST)),
    FaultKind.NOT_LINKED: (2, lambda: checked(resigned(FIRST, place="the pier"), ON_PAPER)),
    FaultKind.CUT_SHORT: (5, lambda: checked(*CARRIED.records[:4], copies=[DELIVERED])),
    FaultKind.NOT_HELD: (2, lambda: checked(FIRST, ON_PAPER, holder=CARLA)),
    FaultKind.NOT_THE_SENDER: (1, lambda: checked(resigned(FIRST, giver=Party("Amina", "0" * 64)))),
    FaultKind.NOT_THE_HOLDER: (
        3,
        lambda: checked(FIRST, ON_PAPER, resigned(TO_CARLA, giver=Party("Ivan"))),
    ),
    FaultKind.NOT_HANDED_OVER: (1, first_is_an_attempt),
    FaultKind.TO_ONESELF: (1, to_amina_again),
    FaultKind.AFTER_DELIVERY: (6, after_delivery),
    FaultKind.BACK_IN_TIME: (
        2,
        lambda: checked(FIRST, resigned(ON_PAPER, at="2026-03-02T08:00:00Z")),
    ),
    FaultKind.RECORDED_BEFORE: (
        1,
        lambda: checked(resigned(FIRST, recorded_at="2026-03-01T08:00:00Z")),
    ),
    FaultKind.IN_FUTURE: (1, lambda: checked(FIRST, now=cast.after(days=1))),
    FaultKind.SEAL_BROKEN: (2, lambda: checked(*broken(2))),
    FaultKind.SEAL_MENDED: (3, mended),
    FaultKind.RECEIPT_MISSING: (2, lambda: checked(FIRST, resigned(ON_PAPER, receipt=None))),
    FaultKind.RECEIPT_NOT_HERE: (2, lambda: checked(receipts={})),
    FaultKind.RECEIPT_CHANGED: (2, lambda: checked(receipts=dict.fromkeys(CARRIED.receipts, b"x"))),
    FaultKind.SIGNATURE_MISSING: (
        1,
        lambda: checked(replace(FIRST, signatures=FIRST.signatures[:1])),
    ),
    FaultKind.SIGNATURE_FALSE: (1, lambda: checked(replace(FIRST, place="the pier"))),
    FaultKind.SIGNATURE_OF_OTHER: (1, lambda: checked(by_stranger(FIRST, RECEIVER))),
    FaultKind.SIGNATURE_TOO_MANY: (1, lambda: checked(by_stranger(FIRST, RECORDER))),
    FaultKind.KEY_UNKNOWN: (1, lambda: checked(directories=Directories((cast.EAST_DIRECTORY,)))),
    # What happened earlier but was written down after the key was lost counts as signed then.
    FaultKind.KEY_REVOKED: (2, lambda: checked(directories=without_danylo())),
    FaultKind.RECORDER_MAY_NOT: (2, vouched_by_courier),
}


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.value)
def test_a_way_is_refused_and_the_fault_named(kind: FaultKind) -> None:
    number, report = FAULTS[kind][0], FAULTS[kind][1]()
    assert not report.is_whole
    assert (kind, number) in [(fault.kind, fault.number) for fault in report.faults]


def test_every_fault_has_its_test_and_its_sentence() -> None:
    warnings = {FaultKind.ON_PAPER, FaultKind.NO_MARK}
    assert set(FAULTS) | warnings == set(FaultKind) == set(SENTENCES)
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_a_delivery_without_a_mark_is_told() -> None:
    unmarked = resigned(DELIVERED, receipt=None)
    report = checked(*CARRIED.records[:4], unmarked)
    assert report.is_whole
    assert FaultKind.NO_MARK in [warning.kind for warning in report.warnings]


def test_no_sentence_names_a_person() -> None:
    report = checked(FIRST, resigned(ON_PAPER, giver=CARLA), by_stranger(TO_CARLA, RECEIVER))
    said = " ".join(fault.sentence for fault in report.faults)
    assert not any(name in said for name in ("Amina", "Danylo", "Marta", "Carla"))


def test_a_signature_copied_from_another_record_does_not_fit() -> None:
    copied = replace(TO_CARLA.signatures[0], signature=OPENED.signatures[0].signature)
    records = [FIRST, ON_PAPER, replace(TO_CARLA, signatures=(copied, TO_CARLA.signatures[1]))]
    assert FaultKind.SIGNATURE_FALSE in [fault.kind for fault in checked(*records).faults]


def test_a_courier_without_a_key_is_nobody_else() -> None:
    assert Party("Marta").is_same(Party("Marta"))
    assert not Party("Marta").is_same(Party("Maria"))
    assert not Party("Danylo").is_same(DANYLO)
    assert isinstance(TO_CARLA.signatures[0], CustodySignature)
