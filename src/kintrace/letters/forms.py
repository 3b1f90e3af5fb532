"""How is an open family message printed?

On A4, in two halves: the message above, and below the same form turned round for the reply, each
with names and full addresses of both. What does not fit goes on to further sheets. No envelope:
who carries it may read it. Layer: letters.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kintrace.letters.family_message import Correspondent, FamilyMessage, MessageMode
from kintrace.letters.family_message_check import checked
from kintrace.letters.family_message_words import WORDS_OF_RESTRICTED_FORM
from kintrace.letters.fonts import refuse_unprintable
from kintrace.letters.forms_half import Leftover, draw_message_half, draw_reply_half
from kintrace.letters.forms_more import draw_further_sheets, further_sheet_count
from kintrace.letters.forms_words import Tongues
from kintrace.letters.sheets import HEIGHT, MARGIN, WIDTH, Area, Hand, Sheets
from kintrace.values import PersonName

_HALF = HEIGHT / 2
_TOP = Area(MARGIN, 8, WIDTH - 2 * MARGIN, _HALF - 8 - 4)
_LOW = Area(MARGIN, _HALF + 6, WIDTH - 2 * MARGIN, _HALF - 6 - 6)
_FOLD_WORDS = Hand(6, grey=90)


def print_form(message: FamilyMessage, *, made_on: date) -> bytes:
    """Return the message as a PDF of A4 sheets, the same bytes for the same message and day.

    Raises:
        FamilyMessageRefused: when it has faults, all of them at once.
        SignNotPrintable: when the fonts lack a sign of it.
    """
    return _printed(checked(message), made_on)


def print_blank_form(
    mode: MessageMode,
    *,
    language: str,
    reader_language: str,
    made_on: date,
    is_restricted: bool = False,
) -> bytes:
    """Return a form to fill in by hand, with the 25 places for words where only those may pass."""
    nobody = Correspondent(PersonName(""), language=language)
    message = FamilyMessage(
        "",
        mode,
        sender=nobody,
        recipient=replace(nobody, language=reader_language),
        language=language,
        word_limit=WORDS_OF_RESTRICTED_FORM if is_restricted else None,
    )
    return _printed(message, made_on)


def _printed(message: FamilyMessage, made_on: date) -> bytes:
    refuse_unprintable(_texts(message))
    tongues = Tongues.of(message.sender.language, message.recipient.language)
    sheets, left = _first_sheet(message, made_on, tongues, sheet_count=1)
    further = further_sheet_count(left, sheets=sheets)
    if further:
        # Drawn again, now that it is known of how many sheets this is the first.
        sheets, left = _first_sheet(message, made_on, tongues, sheet_count=1 + further)
        draw_further_sheets(sheets, left, message=message, tongues=tongues)
    return sheets.pdf()


def _first_sheet(
    message: FamilyMessage, made_on: date, tongues: Tongues, *, sheet_count: int
) -> tuple[Sheets, Leftover]:
    """Draw the sheet with both halves; return it with what did not fit."""
    sheets = Sheets(made_on=made_on, title=message.number or tongues.words("message")[0])
    sheets.add()
    left = draw_message_half(sheets, message, area=_TOP, tongues=tongues, sheet_count=sheet_count)
    sheets.fold_line(_HALF)
    words = Area(MARGIN, _HALF + 0.8, WIDTH - 2 * MARGIN, _FOLD_WORDS.line)
    first, *others = tongues.words("fold_here")
    sheets.write(first, area=words, hand=_FOLD_WORDS, side=tongues.direction)
    for other in others:
        sheets.write(other, area=words, hand=_FOLD_WORDS, side=tongues.far_side)
    draw_reply_half(sheets, message, area=_LOW, tongues=tongues.swapped)
    return sheets, left


def _texts(message: FamilyMessage) -> Iterator[str]:
    for person in (message.sender, message.recipient):
        yield from (person.name.text, person.name_in_other_script or "", *person.address)
        yield from (person.map_note, person.telephone, person.born, person.relation)
        yield from person.address_in_other_script or ()
    yield from (message.text, message.number, message.reply_to or "")
    yield from (enclosure.description for enclosure in message.enclosures)
