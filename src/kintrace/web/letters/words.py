"""Which words do pages about letters use for codes of the library, and what stands outside?

An outside holds what a carrier may know, and nothing else: these pages are all a messenger sees.
Layer: web.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kintrace.letters.custody_faults import FaultKind
from kintrace.registry.models import Letter, LetterKind, User

FAULTS = {
    FaultKind.MALFORMED: _("A record can't be read."),
    FaultKind.CONTENT_CHANGED: _("What is in the envelope is not what it was closed on."),
    FaultKind.OTHER_LETTER: _("The record is of another letter."),
    FaultKind.OTHER_ENVELOPE: _("The record is of the same letter in another envelope."),
    FaultKind.GAP: _("A record is missing before this one."),
    FaultKind.FORK: _("Two different records stand in one place."),
    FaultKind.TWICE: _("The same record stands here twice."),
    FaultKind.OUT_OF_ORDER: _("The record stands after a later one."),
    FaultKind.NOT_LINKED: _("The record does not follow from the one before it."),
    FaultKind.CUT_SHORT: _("Somebody kept a later record, which is missing here."),
    FaultKind.NOT_HELD: _("By the records, somebody else has the letter."),
    FaultKind.NOT_THE_SENDER: _("The first to hand it over is not who closed the envelope."),
    FaultKind.NOT_THE_HOLDER: _("Who gave it was not who had it."),
    FaultKind.NOT_HANDED_OVER: _("The first record is no hand-over."),
    FaultKind.TO_ONESELF: _("Giver and receiver are the same."),
    FaultKind.AFTER_DELIVERY: _("The letter was delivered before this."),
    FaultKind.BACK_IN_TIME: _("This happened before the record before it."),
    FaultKind.RECORDED_BEFORE: _("It was written down before it happened."),
    FaultKind.IN_FUTURE: _("It was written down at a time that has not come."),
    FaultKind.SEAL_BROKEN: _("The seal was found broken here."),
    FaultKind.SEAL_MENDED: _("The seal is said to be whole after it was broken."),
    FaultKind.RECEIPT_MISSING: _("Somebody without a device signed no paper receipt."),
    FaultKind.RECEIPT_NOT_HERE: _("The picture of the receipt is not here."),
    FaultKind.RECEIPT_CHANGED: _("The picture of the receipt is not the one that was recorded."),
    FaultKind.SIGNATURE_MISSING: _("A signature is missing."),
    FaultKind.SIGNATURE_FALSE: _("A signature does not fit."),
    FaultKind.SIGNATURE_OF_OTHER: _("Somebody signed in another's place."),
    FaultKind.SIGNATURE_TOO_MANY: _("There is a signature too many, or one in the wrong place."),
    FaultKind.KEY_UNKNOWN: _("No directory lists the keys of somebody who signed."),
    FaultKind.KEY_REVOKED: _("The keys of somebody who signed were not trusted then."),
    FaultKind.RECORDER_MAY_NOT: _("Who vouches for the paper is neither officer nor caseworker."),
    FaultKind.ON_PAPER: _("This rests on a paper receipt and on who saw it."),
    FaultKind.NO_MARK: _("The recipient made no mark."),
}
CONCERNS = {
    "military": _("Troops or war"),
    "telephone": _("A telephone number"),
    "address": _("A street or house"),
    "coordinates": _("A place on the map"),
    "link": _("A link or e-mail"),
}


@dataclass(frozen=True)
class Outside:
    """What stands outside of a letter; ``lines`` is where the recipient is, () = sealed.

    For a sealed letter ``to`` is the caseworker who opens it, never the child or family.
    """

    number: str
    is_sealed: bool
    to: str
    to_also: str
    lines: tuple[str, ...]
    from_agency: str
    to_agency: str
    is_to_be_read_aloud: bool


def outside_of(letter: Letter) -> Outside:
    """Return what a carrier may know of a letter."""
    is_sealed = letter.kind == LetterKind.SEALED
    reader = letter.to_owner
    return Outside(
        number=letter.number,
        is_sealed=is_sealed,
        to=("" if reader is None else reader.display_name) if is_sealed else letter.recipient_name,
        to_also="" if is_sealed else letter.recipient_name_also,
        lines=() if is_sealed else tuple(letter.recipient_address.splitlines()),
        from_agency=letter.agency.name,
        to_agency=letter.to_agency.name,
        is_to_be_read_aloud=letter.is_to_be_read_aloud and not is_sealed,
    )


def fault_words(faults: Any) -> list[tuple[int, str]]:
    """Return each fault's record number (0 = the letter itself) and its sentence."""
    return [(fault.number, str(FAULTS[fault.kind])) for fault in faults]


def called(user: User) -> str:
    """How somebody is offered in a list: their name and their agency's."""
    return f"{user.display_name} · {user.agency.name}"
