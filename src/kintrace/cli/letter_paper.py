"""How does a letter get on paper and back on the command line?

Its envelope, its bytes as pages of codes, a receipt to sign by hand, or the form of an open
letter; and from photographs of such pages a letter's folder again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.letter_options import FILE, FOLDER, PATH, now, write_new
from kintrace.cli.talk import answers_in_json, say
from kintrace.values.errors import KintraceError

if TYPE_CHECKING:
    from datetime import date

    from kintrace.letters.custody import Custody
    from kintrace.letters.envelope import Envelope
    from kintrace.letters.folder import LetterFolder

LANGUAGES = click.Choice(("en", "uk", "ru", "ar"))


class NotOnPaper(KintraceError):
    """A letter has not what was to be printed, or pictures do not show a whole letter."""

    code = "K775"
    exit_code = 3


@click.command(name="print")
@click.argument("folder", type=FOLDER, metavar="LETTER")
@click.option(
    "--what",
    type=click.Choice(("envelope", "codes", "receipt", "form")),
    required=True,
    help="Its outside, its bytes as codes, a receipt to sign, or an open letter's form.",
)
@click.option("--record", type=click.IntRange(min=1), metavar="N", help="Receipt of this record.")
@click.option("--language", type=LANGUAGES, default="en", show_default=True, help="On the left.")
@click.option("--beside", type=LANGUAGES, help="A second language beside it.")
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="A PDF to print.")
@answers_in_json
def print_letter(
    folder: Path,
    what: str,
    record: int | None,
    language: str,
    beside: str | None,
    output: Path,
) -> dict[str, str]:
    """Print LETTER, or what goes with it, as a PDF of A4 pages.

    A sealed letter's codes tell nothing to who has no key. Envelope and codes together are the
    whole letter: kintrace letter scan reads both.
    """
    from kintrace.letters.folder import LetterFolder

    letter, today = LetterFolder(folder), now().date()
    envelope = letter.envelope()
    match what:
        case "envelope":
            sheet = _envelope(envelope, language, today)
        case "codes":
            from kintrace.letters.codes import print_codes

            number = short_number(envelope)
            sheet = print_codes(
                letter.content(),
                letter_number=number,
                made_on=today,
                language=language,
                other_language=beside,
            )
        case "receipt":
            sheet = _receipt(letter, record, (language, beside), today)
        case _:
            sheet = _form(letter, today)
    write_new(output, sheet)
    say(f"{output} is ready to print")
    return {"written": str(output)}


def short_number(envelope: Envelope) -> str:
    """Return the first eight digits of a letter's number, in two groups, as paper shows it."""
    return f"{envelope.letter[:4]} {envelope.letter[4:8]}"


def _envelope(envelope: Envelope, language: str, today: date) -> bytes:
    from kintrace.letters.family_message import Correspondent
    from kintrace.letters.forms_envelope import Envelope as Sheet
    from kintrace.letters.forms_envelope import print_envelope
    from kintrace.values import PersonName

    outside = envelope.outside
    recipient = Correspondent(
        PersonName(outside.recipient), address=(outside.to_office,), language=language
    )
    sheet = Sheet(
        short_number(envelope),
        recipient,
        return_to=(outside.from_office,),
        record=envelope.written(),
    )
    return print_envelope(sheet, made_on=today)


def _receipt(
    letter: LetterFolder, number: int | None, languages: tuple[str, str | None], today: date
) -> bytes:
    """Return the receipt of a record, or an empty one for the next hand-over."""
    from kintrace.letters.forms_receipt import ReceiptSlip, print_receipt

    records = _records(letter)
    envelope = letter.envelope()
    if number is None:
        giver = records[-1].holder.name if records else ""
        slip = ReceiptSlip(
            short_number(envelope),
            len(records) + 1,
            giver=giver,
            language=languages[0],
            other_language=languages[1],
        )
        return print_receipt(slip, made_on=today)
    if number > len(records) or records[number - 1].receiver is None:
        raise NotOnPaper("that record is no hand-over", hint="see kintrace letter status")
    record = records[number - 1]
    slip = ReceiptSlip(
        short_number(envelope),
        number,
        giver=record.giver.name,
        receiver=record.holder.name,
        at=record.at,
        place=record.place,
        is_seal_intact=record.seal.value == "intact",
        record=record.written(),
        language=languages[0],
        other_language=languages[1],
    )
    return print_receipt(slip, made_on=today)


def _records(letter: LetterFolder) -> list[Custody]:
    from kintrace.letters.custody import read_custody

    return [read_custody(data) for data in letter.records()]


def _form(letter: LetterFolder, today: date) -> bytes:
    from kintrace.letters.envelope import Form
    from kintrace.letters.family_message_record import message_of
    from kintrace.letters.forms import print_form
    from kintrace.values.canonical import from_canonical

    if letter.envelope().outside.form is not Form.OPEN:
        raise NotOnPaper(
            "a sealed letter has no form: nobody may read it on the way",
            hint="print its codes and its envelope",
        )
    return print_form(message_of(from_canonical(letter.content())), made_on=today)


@click.command()
@click.argument("pictures", type=FILE, nargs=-1, required=True)
@click.option("-o", "--output", type=PATH, required=True, metavar="FOLDER", help="NAME.letter")
@answers_in_json
def scan(pictures: tuple[Path, ...], output: Path) -> dict[str, Any]:
    """Read a letter back from PICTURES of its envelope, its codes and its receipts.

    Photographs, scans or PDFs, in any order. Whether what they say is genuine is for
    `kintrace letter status` and `kintrace letter open`.
    """
    from kintrace.letters.codes import contents_in, read_codes
    from kintrace.letters.folder import make_folder

    shown = [picture.read_bytes() for picture in pictures]
    # A picture at a time: the codes of a letter's pages must not keep others from being found.
    contents = list(dict.fromkeys(code for data in shown for code in contents_in([data])))
    envelopes = [one for one in map(_as_envelope, contents) if one is not None]
    records = {one.hash: one for one in map(_as_record, contents) if one is not None}
    if len(envelopes) != 1:
        raise NotOnPaper(
            f"the pictures show {len(envelopes)} envelopes, not one",
            hint="photograph the sheet of the envelope as well, and of one letter only",
        )
    content = read_codes(shown)
    if not envelopes[0].holds(content):
        raise NotOnPaper(
            "the codes are not of the letter that the envelope was closed on",
            hint="look whether pages of two letters were mixed",
        )
    folder = make_folder(output, envelope=envelopes[0], content=content)
    for record in records.values():
        folder.put_record(record)
    say(f"{output} holds the letter and {len(records)} records")
    return {"letter": str(output), "records": len(records)}


def _as_envelope(code: bytes) -> Envelope | None:
    from kintrace.letters.envelope import read_envelope
    from kintrace.letters.strict import RecordNotUnderstood

    try:
        return read_envelope(code)
    except RecordNotUnderstood:
        return None


def _as_record(code: bytes) -> Custody | None:
    from kintrace.letters.custody import read_custody
    from kintrace.letters.strict import RecordNotUnderstood

    try:
        return read_custody(code)
    except RecordNotUnderstood:
        return None
