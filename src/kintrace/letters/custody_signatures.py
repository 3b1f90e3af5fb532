"""Did all who should sign a custody record sign it, and each only for themselves?

A signature counts when the directories list the keys, trusted them at that time, and it fits.
Whoever had no device is vouched for by a recorder, who must be an officer or a caseworker.
"""

from collections.abc import Iterator

from kintrace.letters.custody import Custody, CustodySignature, SignedAs
from kintrace.letters.custody_faults import Fault, FaultKind
from kintrace.letters.directory import KeyRole
from kintrace.letters.directory_check import Directories


def signature_faults(record: Custody, directories: Directories) -> Iterator[Fault]:
    """Yield what is wrong with the signatures of one record."""
    order = list(SignedAs)
    places = [order.index(one.signed_as) for one in record.signatures]
    unasked = {one.signed_as for one in record.signatures} - set(record.needed())
    if places != sorted(set(places)) or unasked:
        yield Fault(FaultKind.SIGNATURE_TOO_MANY, record.number)
    for part in record.missing():
        yield Fault(FaultKind.SIGNATURE_MISSING, record.number, f"the {part.value}'s")
    for one in record.signatures:
        yield from _faults(record, one, directories)


def _faults(record: Custody, signed: CustodySignature, directories: Directories) -> Iterator[Fault]:
    part = f"the {signed.signed_as.value}'s"
    if signed.key != _expected(record, signed):
        yield Fault(FaultKind.SIGNATURE_OF_OTHER, record.number, part)
    found = directories.entry(signed.key)
    if found is None:
        yield Fault(FaultKind.KEY_UNKNOWN, record.number, part)
        return
    _, entry = found
    # Nobody can have signed before it was written down, whenever it happened.
    if not entry.is_trusted(at=record.recorded_at):
        yield Fault(FaultKind.KEY_REVOKED, record.number, part)
    if not entry.keys.has_signed(record.message(signed.signed_as), signed.signature):
        yield Fault(FaultKind.SIGNATURE_FALSE, record.number, part)
    if signed.signed_as is SignedAs.RECORDER and entry.role is KeyRole.COURIER:
        yield Fault(FaultKind.RECORDER_MAY_NOT, record.number)


def _expected(record: Custody, signed: CustodySignature) -> str:
    """Return whose keys should have signed this part; a recorder may be anybody who may."""
    match signed.signed_as:
        case SignedAs.GIVER:
            return record.giver.key
        case SignedAs.RECEIVER:
            return "" if record.receiver is None else record.receiver.key
        case SignedAs.RECORDER:
            return signed.key
