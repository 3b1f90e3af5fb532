"""Who had a letter when, and who says so?

One record for each event: a hand-over signed by giver and receiver, an attempt at delivery, an
opening. Each names the envelope and the hash of the record before it. Whoever has no device signs
on paper; then a photo of the receipt is attached by its hash and who saw it signs as recorder.
``custody_check`` says whether the records hold together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from kintrace.letters import instants
from kintrace.letters.custody_reading import read_custody
from kintrace.letters.custody_record import (
    Act,
    Custody,
    CustodySignature,
    Outcome,
    Party,
    Receipt,
    Seal,
    SignedAs,
    party_of,
    receipt_of,
)
from kintrace.letters.envelope import Envelope
from kintrace.letters.keys import PrivateKeys

__all__ = [
    "Act",
    "Custody",
    "CustodySignature",
    "Outcome",
    "Party",
    "Receipt",
    "Seal",
    "SignedAs",
    "attempt",
    "hand_over",
    "opened",
    "party_of",
    "read_custody",
    "receipt_of",
    "sign",
]


def hand_over(
    envelope: Envelope,
    *,
    before: Custody | None,
    giver: Party,
    receiver: Party,
    place: str,
    at: datetime,
    recorded_at: datetime | None = None,
    seal: Seal = Seal.INTACT,
    receipt: Receipt | None = None,
) -> Custody:
    """Return the record of a hand-over, which nobody has signed yet.

    ``before`` is the last record of the letter, None = this is the first hand-over.
    ``recorded_at`` None = it was written down at once. Whoever has no key needs a ``receipt``.
    Raises: RecordNotUnderstood.
    """
    return _checked(
        Custody(
            act=Act.HAND_OVER,
            **_head(envelope, before),
            giver=giver,
            receiver=receiver,
            place=place,
            at=instants.written(at),
            recorded_at=instants.written(recorded_at or at),
            seal=seal,
            receipt=receipt,
        )
    )


def attempt(
    envelope: Envelope,
    *,
    before: Custody,
    outcome: Outcome,
    place: str,
    at: datetime,
    recorded_at: datetime | None = None,
    seal: Seal = Seal.INTACT,
    is_read_aloud: bool = False,
    mark: Receipt | None = None,
) -> Custody:
    """Return the record of an attempt at delivery by who has the letter, not signed yet.

    ``mark`` is a picture of the recipient's mark, or of the paper on which a courier without a
    device wrote the outcome. Raises: RecordNotUnderstood.
    """
    return _checked(
        Custody(
            act=Act.ATTEMPT,
            **_head(envelope, before),
            giver=before.holder,
            receiver=None,
            place=place,
            at=instants.written(at),
            recorded_at=instants.written(recorded_at or at),
            seal=seal,
            outcome=outcome,
            is_read_aloud=is_read_aloud,
            receipt=mark,
        )
    )


def opened(
    envelope: Envelope, *, before: Custody, place: str, at: datetime, seal: Seal = Seal.INTACT
) -> Custody:
    """Return the record that who has the letter opened it, not signed yet.

    Raises: RecordNotUnderstood.
    """
    return _checked(
        Custody(
            act=Act.OPENED,
            **_head(envelope, before),
            giver=before.holder,
            receiver=None,
            place=place,
            at=instants.written(at),
            recorded_at=instants.written(at),
            seal=seal,
        )
    )


def _head(envelope: Envelope, before: Custody | None) -> dict[str, Any]:
    return {
        "letter": envelope.letter,
        "envelope": envelope.hash,
        "number": 1 if before is None else before.number + 1,
        "previous": envelope.hash if before is None else before.hash,
    }


def sign(record: Custody, *, by: PrivateKeys, signed_as: SignedAs) -> Custody:
    """Return the record with one more signature, in the order giver, receiver, recorder."""
    mine = CustodySignature(signed_as, by.public.fingerprint, by.sign(record.message(signed_as)))
    order = list(SignedAs)
    kept = [one for one in record.signatures if one.signed_as is not signed_as]
    signatures = sorted((*kept, mine), key=lambda one: order.index(one.signed_as))
    return replace(record, signatures=tuple(signatures))


def _checked(record: Custody) -> Custody:
    """Refuse to write what could not be read again."""
    return read_custody(record.written())
