"""Where is a letter, and do its records hold together, on the command line?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.letter_options import FOLDER, directories_of, now, with_directories
from kintrace.cli.talk import JSON, columns_of_text, print_json, say

if TYPE_CHECKING:
    from kintrace.letters.custody import Custody, Party
    from kintrace.letters.custody_check import ChainReport
    from kintrace.letters.custody_faults import Fault
    from kintrace.letters.directory_check import Directories
    from kintrace.letters.envelope import Envelope
    from kintrace.letters.folder import LetterFolder

BROKEN = 10


@click.command()
@click.argument("folder", type=FOLDER, metavar="LETTER")
@with_directories
@JSON
def status(folder: Path, directory_paths: tuple[Path, ...], as_json: bool) -> int:  # noqa: FBT001
    """Show LETTER's way from hand to hand, and everything that does not fit.

    Ends with 0 when all fits. Needs no key and shows nothing of what a sealed letter says.
    """
    from kintrace.letters.folder import LetterFolder

    letter = LetterFolder(folder)
    report = checked_chain(letter, directories_of(directory_paths))
    if as_json:
        print_json(_document(letter.envelope(), report))
    else:
        _show(letter.envelope(), report)
    return 0 if report.is_whole else BROKEN


def checked_chain(
    letter: LetterFolder, directories: Directories, *, holder: Party | None = None
) -> ChainReport:
    """Check all that lies in a letter's folder; ``holder`` None = not known who has it."""
    from kintrace.letters.custody_check import verify_chain

    return verify_chain(
        letter.records(),
        envelope=letter.envelope(),
        directories=directories,
        holder=holder,
        content=letter.content(),
        receipts=letter.receipts(),
        now=now(),
    )


def say_faults(report: ChainReport) -> None:
    """Say each fault and each warning of a letter's way."""
    for fault in (*report.faults, *report.warnings):
        say(_line(fault))


def _line(fault: Fault) -> str:
    where = "letter" if fault.number == 0 else f"record {fault.number}"
    return f"{where}: {fault.kind.value}: {fault.sentence}"


def _show(envelope: Envelope, report: ChainReport) -> None:
    outside = envelope.outside
    click.echo(
        f"{outside.form.value} letter from {outside.from_office} "
        f"to {outside.recipient}, {outside.to_office}"
    )
    if report.records:
        click.echo(columns_of_text([_row(record) for record in report.records]))
    click.echo(_where(envelope, report))
    say_faults(report)
    say("all fits" if report.is_whole else "not all fits")


def _where(envelope: Envelope, report: ChainReport) -> str:
    """Say where the letter is, as far as the records tell."""
    from kintrace.letters.custody import Outcome

    if report.holder is None:
        return f"it was not handed over yet; {envelope.outside.from_office} has it"
    if report.outcome is Outcome.DELIVERED:
        return f"it was delivered by {report.holder.name}"
    return f"it is with {report.holder.name}"


def _row(record: Custody) -> tuple[str, ...]:
    hands = record.giver.name
    if record.receiver is not None:
        hands = f"{hands} → {record.receiver.name}"
    outcome = "" if record.outcome is None else f" {record.outcome.value}"
    aloud = ", read aloud" if record.is_read_aloud else ""
    what = f"{record.act.value}{outcome}{aloud}".replace("_", " ")
    return (str(record.number), record.at, what, hands, record.place, record.seal.value)


def _document(envelope: Envelope, report: ChainReport) -> dict[str, Any]:
    return {
        **envelope.outside.told(),
        "envelope": envelope.hash,
        "is_whole": report.is_whole,
        "holder": None if report.holder is None else report.holder.name,
        "outcome": None if report.outcome is None else report.outcome.value,
        "seal": report.seal.value,
        "is_opened": report.is_opened,
        "faults": [_fault(fault) for fault in report.faults],
        "warnings": [_fault(fault) for fault in report.warnings],
        "records": [
            {
                "number": record.number,
                "act": record.act.value,
                "at": record.at,
                "place": record.place,
                "giver": record.giver.name,
                "receiver": None if record.receiver is None else record.receiver.name,
                "outcome": None if record.outcome is None else record.outcome.value,
            }
            for record in report.records
        ],
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"number": fault.number, "kind": fault.kind.value, "sentence": fault.sentence}
