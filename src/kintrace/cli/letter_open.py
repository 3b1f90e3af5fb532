"""How is a sealed letter opened on the command line?"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.letter_options import (
    FOLDER,
    PATH,
    directories_of,
    private_keys,
    with_directories,
    with_key,
    with_time,
    write_new,
)
from kintrace.cli.letter_status import checked_chain, say_faults
from kintrace.cli.talk import JSON, print_json, say
from kintrace.values.errors import KintraceError

if TYPE_CHECKING:
    from kintrace.letters.custody_check import ChainReport
    from kintrace.letters.folder import LetterFolder
    from kintrace.letters.keys import PrivateKeys
    from kintrace.letters.opening import OpenedLetter


class WayNotWhole(KintraceError):
    """A letter's records do not hold together, so it is not opened without a word."""

    code = "K774"
    exit_code = 10


@click.command(name="open")
@click.argument("folder", type=FOLDER, metavar="LETTER")
@with_key
@with_directories
@click.option("--place", metavar="TEXT", help="Where it is opened; else your office's name.")
@click.option("--anyway", is_flag=True, help="Open it although its records do not all fit.")
@click.option("--photos", "photos_to", type=PATH, metavar="FOLDER", help="Write its photos here.")
@with_time
@JSON
def open_letter(
    folder: Path,
    key_file: Path,
    passphrase_file: Path | None,
    directory_paths: tuple[Path, ...],
    anyway: bool,  # noqa: FBT001, a flag of the command line
    **options: Any,
) -> None:
    """Open LETTER with your key, print what it says, and record that you opened it.

    Nothing is shown unless the bytes, the envelope, the sender's key and signature all fit.
    """
    from kintrace.letters.custody import party_of
    from kintrace.letters.envelope import Form
    from kintrace.letters.folder import LetterFolder
    from kintrace.letters.opening import open_sealed

    letter = LetterFolder(folder)
    mine, directories = private_keys(key_file, passphrase_file), directories_of(directory_paths)
    report = checked_chain(letter, directories, holder=party_of(mine.public))
    say_faults(report)
    if not report.is_whole and not anyway:
        raise WayNotWhole(
            "the letter's records do not hold together",
            hint="find out why first; --anyway opens it all the same",
        )
    if letter.envelope().outside.form is Form.OPEN:
        _show_open(letter, as_json=options["as_json"])
        return
    opened = open_sealed(
        letter.content(), envelope=letter.envelope(), reader=mine, directories=directories
    )
    for warning in opened.warnings:
        say(warning)
    _record(letter, report, mine, place=options["place"], at=options["at"])
    _show(letter, opened, photos_to=options["photos_to"], as_json=options["as_json"])


def _show_open(letter: LetterFolder, *, as_json: bool) -> None:
    """Show what an open letter says; that it was read is no secret, so nothing is recorded."""
    from kintrace.letters.family_message_record import message_of
    from kintrace.values.canonical import from_canonical

    told = from_canonical(letter.content())
    if as_json:
        print_json(told)
        return
    message = message_of(told)
    click.echo(
        f"{message.sender.name.text} → {message.recipient.name.text}\n\n{_harmless(message.text)}"
    )


def _record(
    letter: LetterFolder, report: ChainReport, mine: PrivateKeys, *, place: str | None, at: datetime
) -> None:
    """Record the opening once, where the records say that the reader has the letter."""
    from kintrace.letters.custody import SignedAs, opened, sign

    last = report.records[-1] if report.records else None
    if last is None or last.holder.key != mine.public.fingerprint or report.is_opened:
        return
    outside = letter.envelope().outside
    record = opened(
        letter.envelope(), before=last, place=place or outside.to_office, at=at, seal=last.seal
    )
    letter.put_record(sign(record, by=mine, signed_as=SignedAs.GIVER))


def _show(
    letter: LetterFolder, opened: OpenedLetter, *, photos_to: Path | None, as_json: bool
) -> None:
    content = opened.content
    names = _photos(opened, photos_to)
    say(f"sealed by {opened.sender.keys.holder} at {opened.sealed_at}; the signature fits")
    if as_json:
        told = {**content.told(), "photos": names, "sealed_at": opened.sealed_at}
        print_json({**told, "letter": letter.envelope().letter})
        return
    click.echo(f"{content.writer} → {content.reader}\n\n{_harmless(content.text)}")


def _harmless(text: str) -> str:
    """Return a text without the controls by which it could steer the terminal it is shown on."""
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    )


def _photos(opened: OpenedLetter, photos_to: Path | None) -> list[str]:
    photos = opened.content.photos
    if photos_to is None:
        if photos:
            count = "a photo" if len(photos) == 1 else f"{len(photos)} photos"
            say(f"the letter has {count}", hint="write photos with --photos FOLDER")
        return []
    photos_to.mkdir(parents=True, exist_ok=True)
    names = [f"{number}.jpg" for number, _ in enumerate(photos, start=1)]
    for name, photo in zip(names, photos, strict=True):
        write_new(photos_to / name, photo.data, is_private=True)
    return names
