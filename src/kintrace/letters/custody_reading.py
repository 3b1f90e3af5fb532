"""How is a custody record read so that nothing but a record is accepted?

Its fields and those of its parts, each checked, and what each act may have. Whether the record is
genuine is another question: ``custody_check`` answers it.
"""

from __future__ import annotations

from typing import Any

from kintrace.letters import strict
from kintrace.letters.custody_record import (
    KIND,
    Act,
    Custody,
    CustodySignature,
    Outcome,
    Party,
    Receipt,
    Seal,
    SignedAs,
)
from kintrace.letters.envelope import LETTER

FIELDS: strict.Fields = {
    "act": strict.one_of(*(act.value for act in Act)),
    "letter": LETTER,
    "envelope": strict.HASH,
    "number": strict.count,
    "previous": strict.HASH,
    "giver": strict.anything,
    "receiver": strict.anything,
    "place": strict.line,
    "at": strict.instant,
    "recorded_at": strict.instant,
    "seal": strict.one_of(*(seal.value for seal in Seal)),
    "outcome": lambda value: value is None or value in {one.value for one in Outcome},
    "is_read_aloud": strict.flag,
    "receipt": strict.anything,
    "signatures": strict.anything,
}
PARTY: strict.Fields = {"name": strict.line, "key": strict.HASH_OR_EMPTY}
RECEIPT: strict.Fields = {"sha256": strict.HASH, "media_type": strict.fits("[a-z]+/[a-z0-9.+-]+")}
SIGNATURE: strict.Fields = {
    "as": strict.one_of(*(one.value for one in SignedAs)),
    "key": strict.HASH,
    "signature": strict.SIGNATURE,
}


def read_custody(data: bytes) -> Custody:
    """Return the record that a file holds; whether it is genuine is another question.

    Raises: RecordNotUnderstood.
    """
    told = strict.parsed(data, kind=KIND, fields=FIELDS)
    record = Custody(
        **{
            **told,
            "act": Act(told["act"]),
            "seal": Seal(told["seal"]),
            "outcome": None if told["outcome"] is None else Outcome(told["outcome"]),
            "giver": Party(**strict.part(told["giver"], "custody party", PARTY)),
            "receiver": _optional(told["receiver"], "custody party", PARTY, Party),
            "receipt": _optional(told["receipt"], "custody receipt", RECEIPT, Receipt),
            "signatures": tuple(
                CustodySignature(SignedAs(one["as"]), one["key"], one["signature"])
                for one in strict.parts(told["signatures"], "custody signature", SIGNATURE)
            ),
        }
    )
    if not _is_of_its_act(record):
        raise strict.RecordNotUnderstood(
            "a custody record says what its act does not have", hint="ask for the file again"
        )
    return record


def _optional(told: Any, what: str, fields: strict.Fields, kind: type[Any]) -> Any:
    return None if told is None else kind(**strict.part(told, what, fields))


def _is_of_its_act(record: Custody) -> bool:
    is_hand_over = record.act is Act.HAND_OVER
    is_attempt = record.act is Act.ATTEMPT
    return (
        (record.receiver is not None) == is_hand_over
        and (record.outcome is not None) == is_attempt
        and (is_attempt or not record.is_read_aloud)
        and (record.act is not Act.OPENED or record.receipt is None)
    )
