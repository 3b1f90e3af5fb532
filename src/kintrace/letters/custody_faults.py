"""What can be wrong with the records of a letter's way, in one word and one sentence each?

The words are stable: other programs read them. ``custody_check`` finds the faults.
"""

from dataclasses import dataclass
from enum import Enum


class FaultKind(Enum):
    """One thing that can be wrong; the value is the word that other programs read."""

    MALFORMED = "malformed"
    CONTENT_CHANGED = "content_changed"
    OTHER_LETTER = "other_letter"
    OTHER_ENVELOPE = "other_envelope"
    GAP = "gap"
    FORK = "fork"
    TWICE = "twice"
    OUT_OF_ORDER = "out_of_order"
    NOT_LINKED = "not_linked"
    CUT_SHORT = "cut_short"
    NOT_HELD = "not_held"
    NOT_THE_SENDER = "not_the_sender"
    NOT_THE_HOLDER = "not_the_holder"
    NOT_HANDED_OVER = "not_handed_over"
    TO_ONESELF = "to_oneself"
    AFTER_DELIVERY = "after_delivery"
    BACK_IN_TIME = "back_in_time"
    RECORDED_BEFORE = "recorded_before"
    IN_FUTURE = "in_future"
    SEAL_BROKEN = "seal_broken"
    SEAL_MENDED = "seal_mended"
    RECEIPT_MISSING = "receipt_missing"
    RECEIPT_NOT_HERE = "receipt_not_here"
    RECEIPT_CHANGED = "receipt_changed"
    SIGNATURE_MISSING = "signature_missing"
    SIGNATURE_FALSE = "signature_false"
    SIGNATURE_OF_OTHER = "signature_of_other"
    SIGNATURE_TOO_MANY = "signature_too_many"
    KEY_UNKNOWN = "key_unknown"
    KEY_REVOKED = "key_revoked"
    RECORDER_MAY_NOT = "recorder_may_not"
    ON_PAPER = "on_paper"
    NO_MARK = "no_mark"


SENTENCES = {
    FaultKind.MALFORMED: "A record can't be read.",
    FaultKind.CONTENT_CHANGED: "What is in the envelope is not what it was closed on.",
    FaultKind.OTHER_LETTER: "The record is of another letter.",
    FaultKind.OTHER_ENVELOPE: "The record is of the same letter in another envelope.",
    FaultKind.GAP: "A record is missing before this one.",
    FaultKind.FORK: "Two different records stand in one place.",
    FaultKind.TWICE: "The same record stands here twice.",
    FaultKind.OUT_OF_ORDER: "The record stands after a later one.",
    FaultKind.NOT_LINKED: "The record does not follow from the one before it.",
    FaultKind.CUT_SHORT: "Somebody kept a later record, which is missing here.",
    FaultKind.NOT_HELD: "By the records, somebody else has the letter.",
    FaultKind.NOT_THE_SENDER: "The first to hand it over is not who closed the envelope.",
    FaultKind.NOT_THE_HOLDER: "Who gave it was not who had it.",
    FaultKind.NOT_HANDED_OVER: "The first record is no hand-over.",
    FaultKind.TO_ONESELF: "Giver and receiver are the same.",
    FaultKind.AFTER_DELIVERY: "The letter was delivered before this.",
    FaultKind.BACK_IN_TIME: "This happened before the record before it.",
    FaultKind.RECORDED_BEFORE: "It was written down before it happened.",
    FaultKind.IN_FUTURE: "It was written down at a time that has not come.",
    FaultKind.SEAL_BROKEN: "The seal was found broken here.",
    FaultKind.SEAL_MENDED: "The seal is said to be intact after it was broken.",
    FaultKind.RECEIPT_MISSING: "Somebody without a device signed no paper receipt.",
    FaultKind.RECEIPT_NOT_HERE: "The picture of the receipt is not here.",
    FaultKind.RECEIPT_CHANGED: "The picture of the receipt is not the one that was recorded.",
    FaultKind.SIGNATURE_MISSING: "A signature is missing.",
    FaultKind.SIGNATURE_FALSE: "A signature does not fit.",
    FaultKind.SIGNATURE_OF_OTHER: "Somebody signed in another's place.",
    FaultKind.SIGNATURE_TOO_MANY: "There is a signature too many, or one in the wrong place.",
    FaultKind.KEY_UNKNOWN: "No directory lists the keys of somebody who signed.",
    FaultKind.KEY_REVOKED: "The keys of somebody who signed were not trusted then.",
    FaultKind.RECORDER_MAY_NOT: "Who vouches for the paper is neither officer nor caseworker.",
    FaultKind.ON_PAPER: "This rests on a paper receipt and on who saw it.",
    FaultKind.NO_MARK: "The recipient made no mark.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: at which record (0 = the letter itself), and what more is known."""

    kind: FaultKind
    number: int
    detail: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in one sentence, with what more is known."""
        told = SENTENCES[self.kind]
        return f"{told[:-1]}: {self.detail}." if self.detail else told
