"""How is an open family message put into an envelope on the command line?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kintrace.cli.letter_options import (
    FILE,
    PATH,
    directories_of,
    private_keys,
    with_directories,
    with_key,
    with_reader,
    with_time,
)
from kintrace.cli.talk import JSON, print_json, say
from kintrace.values.errors import KintraceError

if TYPE_CHECKING:
    from kintrace.letters.family_message import FamilyMessage


class NotAMessage(KintraceError):
    """A file that was to be enclosed as an open letter is no family message."""

    code = "K776"
    exit_code = 3


@click.command()
@click.argument("message", type=FILE)
@with_key
@with_reader
@with_directories
@with_time
@click.option("-o", "--output", type=PATH, required=True, metavar="FOLDER", help="NAME.letter")
@JSON
def enclose(
    message: Path,
    key_file: Path,
    passphrase_file: Path | None,
    recipient: str,
    office: str | None,
    directory_paths: tuple[Path, ...],
    at: datetime,
    output: Path,
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """Put MESSAGE, an open family message in JSON, into an envelope.

    It is not encrypted: whoever carries it may read it. For what nobody may read on the way, there
    is `kintrace letter seal`.
    """
    from kintrace.letters.enclosed import enclose as enclosed
    from kintrace.letters.folder import make_folder

    content = _content(message)
    envelope = enclosed(
        content,
        sender=private_keys(key_file, passphrase_file).public,
        recipient=recipient,
        to_office=office,
        directories=directories_of(directory_paths),
        at=at,
    )
    make_folder(output, envelope=envelope, content=content)
    say(f"{output} can be read by anybody; it goes to {recipient}, {envelope.outside.to_office}")
    if as_json:
        print_json({**envelope.outside.told(), "envelope": envelope.hash})


def _content(file: Path) -> bytes:
    """Return the message in the one form, if it is one that can go."""
    from kintrace.letters.family_message_check import checked
    from kintrace.letters.family_message_record import record_of
    from kintrace.values.canonical import canonical

    return canonical(record_of(checked(message_in(file))))


def message_in(file: Path) -> FamilyMessage:
    """Return the family message that a JSON file holds.

    Raises: NotAMessage, FamilyMessageRefused.
    """
    import json

    from kintrace.letters.family_message_record import message_of

    hint = "see docs/how-to/print-a-letter.md"
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotAMessage("the message is no JSON", hint=hint) from error
    if not isinstance(told, dict):
        raise NotAMessage("the message is no JSON object", hint=hint)
    return message_of(told)
