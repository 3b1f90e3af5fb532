"""Do the records of a letter's way hold together, and where not?

Every fault has its own word, the number of the record where it shows and a sentence; none is
passed over because another was found. What no chain can show by itself is that its end was cut
off: say who has the letter, or give the copies that others kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kintrace.letters import instants
from kintrace.letters.custody import Act, Custody, Outcome, Party, Seal, SignedAs, read_custody
from kintrace.letters.custody_faults import Fault, FaultKind
from kintrace.letters.custody_signatures import signature_faults
from kintrace.letters.directory_check import Directories
from kintrace.letters.envelope import Envelope
from kintrace.letters.strict import RecordNotUnderstood


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a letter's records say, and every fault in them, in order of the records.

    ``holder`` is who has the letter as far as the records tell, None = it was not handed over
    yet; ``outcome`` the last attempt's, None = none was made. ``warnings`` are no faults.
    """

    records: tuple[Custody, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    holder: Party | None
    outcome: Outcome | None
    seal: Seal
    is_opened: bool

    @property
    def is_whole(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def verify_chain(
    records: Sequence[Custody | bytes],
    *,
    envelope: Envelope,
    directories: Directories,
    holder: Party | None = None,
    content: bytes | None = None,
    receipts: Mapping[str, bytes] | None = None,
    copies: Iterable[Custody] = (),
    now: datetime | None = None,
) -> ChainReport:
    """Check a letter's records, in the order in which they are kept.

    ``holder`` is who has the letter now, None = not known; ``content`` its bytes; ``receipts`` the
    attached pictures by SHA-256, None = they are not at hand; ``copies`` records of the same
    letter that others kept; ``now`` None = no record counts as later than now.
    """
    read, faults = _read(records)
    faults += _faults_of_content(envelope, content)
    warnings: list[Fault] = []
    before: Custody | None = None
    for record in read:
        faults += _faults_of_place_in_chain(record, before, read)
        faults += _faults_of_letter(record, envelope)
        faults += _faults_of_holder(record, before, envelope)
        faults += _faults_of_time(record, before, now)
        faults += _faults_of_seal(record, before)
        faults += _faults_of_receipt(record, receipts)
        faults += signature_faults(record, directories)
        warnings += _warnings(record)
        before = record
    faults += _faults_of_end(read, holder, copies)
    attempts = [record.outcome for record in read if record.outcome is not None]
    return ChainReport(
        records=read,
        faults=tuple(sorted(faults, key=lambda fault: fault.number)),
        warnings=tuple(warnings),
        holder=None if before is None else before.holder,
        outcome=attempts[-1] if attempts else None,
        seal=Seal.INTACT if before is None else before.seal,
        is_opened=any(record.act is Act.OPENED for record in read),
    )


def _read(records: Sequence[Custody | bytes]) -> tuple[tuple[Custody, ...], list[Fault]]:
    read: list[Custody] = []
    faults: list[Fault] = []
    for place, record in enumerate(records, start=1):
        try:
            # Read again even what is an object already: then it is in the form that is signed.
            data = record if isinstance(record, bytes) else record.written()
            read.append(read_custody(data))
        except RecordNotUnderstood as error:
            faults.append(Fault(FaultKind.MALFORMED, place, error.message))
    return tuple(read), faults


def _faults_of_content(envelope: Envelope, content: bytes | None) -> Iterator[Fault]:
    if content is not None and not envelope.holds(content):
        yield Fault(FaultKind.CONTENT_CHANGED, 0)


def _faults_of_place_in_chain(
    record: Custody, before: Custody | None, read: Sequence[Custody]
) -> Iterator[Fault]:
    expected = 1 if before is None else before.number + 1
    same = [one for one in read if one.number == record.number]
    if len({one.hash for one in same}) > 1 and same[0] is not record:
        yield Fault(FaultKind.FORK, record.number)
    elif len(same) > 1 and same[0] is not record:
        yield Fault(FaultKind.TWICE, record.number)
    elif record.number > expected:
        yield Fault(FaultKind.GAP, record.number, f"record {expected} is missing")
    elif record.number < expected:
        yield Fault(FaultKind.OUT_OF_ORDER, record.number)
    elif before is not None and record.previous != before.hash:
        yield Fault(FaultKind.NOT_LINKED, record.number)


def _faults_of_letter(record: Custody, envelope: Envelope) -> Iterator[Fault]:
    if record.letter != envelope.letter:
        yield Fault(FaultKind.OTHER_LETTER, record.number)
    elif record.envelope != envelope.hash:
        yield Fault(FaultKind.OTHER_ENVELOPE, record.number)
    elif record.number == 1 and record.previous != envelope.hash:
        yield Fault(FaultKind.NOT_LINKED, record.number)


def _faults_of_holder(
    record: Custody, before: Custody | None, envelope: Envelope
) -> Iterator[Fault]:
    if before is None:
        if record.giver.key != envelope.outside.closed_by:
            yield Fault(FaultKind.NOT_THE_SENDER, record.number)
        if record.act is not Act.HAND_OVER:
            yield Fault(FaultKind.NOT_HANDED_OVER, record.number)
    elif not record.giver.is_same(before.holder):
        yield Fault(FaultKind.NOT_THE_HOLDER, record.number)
    if record.receiver is not None and record.receiver.is_same(record.giver):
        yield Fault(FaultKind.TO_ONESELF, record.number)
    if before is not None and before.outcome is Outcome.DELIVERED:
        yield Fault(FaultKind.AFTER_DELIVERY, record.number)


def _faults_of_time(
    record: Custody, before: Custody | None, now: datetime | None
) -> Iterator[Fault]:
    if before is not None and record.at < before.at:
        yield Fault(FaultKind.BACK_IN_TIME, record.number, f"{record.at} is before {before.at}")
    if record.recorded_at < record.at:
        yield Fault(FaultKind.RECORDED_BEFORE, record.number)
    if now is not None and record.recorded_at > instants.written(now):
        yield Fault(FaultKind.IN_FUTURE, record.number, f"{record.recorded_at} is not yet")


def _faults_of_seal(record: Custody, before: Custody | None) -> Iterator[Fault]:
    was_broken = before is not None and before.seal is Seal.BROKEN
    if record.seal is Seal.BROKEN and not was_broken:
        yield Fault(FaultKind.SEAL_BROKEN, record.number, f"at {record.place}, {record.at}")
    if record.seal is Seal.INTACT and was_broken:
        yield Fault(FaultKind.SEAL_MENDED, record.number)


def _faults_of_receipt(record: Custody, receipts: Mapping[str, bytes] | None) -> Iterator[Fault]:
    if record.receipt is None:
        if SignedAs.RECORDER in record.needed():
            yield Fault(FaultKind.RECEIPT_MISSING, record.number)
        return
    if receipts is None:
        return
    data = receipts.get(record.receipt.sha256)
    if data is None:
        yield Fault(FaultKind.RECEIPT_NOT_HERE, record.number)
    elif hashlib.sha256(data).hexdigest() != record.receipt.sha256:
        yield Fault(FaultKind.RECEIPT_CHANGED, record.number)


def _warnings(record: Custody) -> Iterator[Fault]:
    if SignedAs.RECORDER in record.needed():
        yield Fault(FaultKind.ON_PAPER, record.number)
    if record.outcome is Outcome.DELIVERED and record.receipt is None:
        yield Fault(FaultKind.NO_MARK, record.number)


def _faults_of_end(
    read: Sequence[Custody], holder: Party | None, copies: Iterable[Custody]
) -> Iterator[Fault]:
    last = read[-1] if read else None
    number = 0 if last is None else last.number
    if holder is not None and (last is None or not last.holder.is_same(holder)):
        yield Fault(FaultKind.NOT_HELD, number)
    hashes = {one.hash: one.number for one in read}
    for copy in copies:
        if copy.hash not in hashes:
            kind = FaultKind.CUT_SHORT if copy.number > number else FaultKind.FORK
            yield Fault(kind, copy.number, "a copy that somebody kept differs")
