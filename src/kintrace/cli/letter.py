"""How is a letter written, closed, opened and looked at on the command line?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kintrace.cli.letter_custody import deliver, hand_over, receive, vouch
from kintrace.cli.letter_directory import directory
from kintrace.cli.letter_enclose import enclose
from kintrace.cli.letter_form import form
from kintrace.cli.letter_keys import key
from kintrace.cli.letter_open import open_letter
from kintrace.cli.letter_options import (
    FILE,
    FOLDER,
    PATH,
    directories_of,
    private_keys,
    with_directories,
    with_key,
    with_reader,
    with_time,
    write_new,
)
from kintrace.cli.letter_paper import print_letter, scan
from kintrace.cli.letter_status import status
from kintrace.cli.talk import JSON, answers_in_json, print_json, say

if TYPE_CHECKING:
    from kintrace.letters.content import Content


@click.group()
def letter() -> None:
    """Write, seal, carry and open letters, with a receipt for each hand-over."""


@letter.command()
@click.argument("text_file", type=FILE, metavar="TEXT")
@click.option("--from", "writer", required=True, metavar="NAME", help="Who writes, as they sign.")
@click.option("--to", "reader", required=True, metavar="NAME", help="To whom, as they say it.")
@click.option("--language", required=True, metavar="TAG", help="Language of the text: uk, ar, en.")
@click.option("--photo", "photos", type=FILE, multiple=True, metavar="FILE", help="A photo.")
@click.option("--answers", type=FOLDER, metavar="LETTER", help="The letter that it answers.")
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="Where to write.")
@answers_in_json
def write(
    text_file: Path,
    writer: str,
    reader: str,
    language: str,
    photos: tuple[Path, ...],
    answers: Path | None,
    output: Path,
) -> dict[str, str]:
    """Put the text in the file TEXT and photos together, ready to be sealed.

    Photos are written anew without metadata. What is written can still be read by anybody.
    """
    from kintrace.letters.content import Content, written_content
    from kintrace.letters.folder import LetterFolder
    from kintrace.letters.photos import cleaned

    content = Content(
        writer=writer,
        reader=reader,
        language=language,
        text=text_file.read_text(encoding="utf-8").strip("\n"),
        answers="" if answers is None else LetterFolder(answers).envelope().letter,
        photos=tuple(cleaned(photo.read_bytes()) for photo in photos),
    )
    write_new(output, written_content(content), is_private=True)
    say(f"{output} can be read by anybody who gets it: seal it, then erase it")
    return {"written": str(output)}


@letter.command()
@click.argument("draft", type=FILE)
@with_key
@with_reader
@with_directories
@with_time
@click.option("-o", "--output", type=PATH, required=True, metavar="FOLDER", help="NAME.letter")
@JSON
def seal(
    draft: Path,
    key_file: Path,
    passphrase_file: Path | None,
    recipient: str,
    office: str | None,
    directory_paths: tuple[Path, ...],
    at: datetime,
    output: Path,
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """Seal DRAFT to a caseworker and their office's recovery key, and to nobody else."""
    from kintrace.letters.folder import make_folder
    from kintrace.letters.sealed import seal as sealed

    closed = sealed(
        _content(draft),
        sender=private_keys(key_file, passphrase_file),
        recipient=recipient,
        to_office=office,
        directories=directories_of(directory_paths),
        at=at,
    )
    make_folder(output, envelope=closed.envelope, content=closed.data)
    outside = closed.envelope.outside
    say(f"{output} is sealed to {outside.recipient}, {outside.to_office}")
    if as_json:
        print_json({**outside.told(), "envelope": closed.envelope.hash})


def _content(draft: Path) -> Content:
    from kintrace.letters.content import read_content_file

    return read_content_file(draft.read_bytes())


for command in (
    deliver,
    directory,
    enclose,
    form,
    hand_over,
    key,
    open_letter,
    print_letter,
    receive,
    scan,
    status,
    vouch,
):
    letter.add_command(command)
