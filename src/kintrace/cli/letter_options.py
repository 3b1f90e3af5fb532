"""What do the commands about letters have in common?

Key files with their passphrases, directories of offices, the time of an act, and letters' folders.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kintrace.values.errors import KintraceError

if TYPE_CHECKING:
    from kintrace.letters.directory_check import Directories
    from kintrace.letters.keys import PrivateKeys, PublicKeys

PATH = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
PASSPHRASE = click.option(
    "--passphrase-file",
    type=FILE,
    metavar="FILE",
    help="Read the passphrase here; else from KINTRACE_PASSPHRASE, else it is asked for.",
)
PLACE = click.option("--place", required=True, metavar="TEXT", help="Where it happened.")
PICTURE = "picture, JPEG, PNG or WebP; its metadata is left out"
Command = TypeVar("Command", bound=Callable[..., Any])


class FileNotWritten(KintraceError):
    """A file of keys or letters can't be written where it was asked for."""

    code = "K770"
    exit_code = 5


class WhenNotUnderstood(KintraceError):
    """The time of an act was given in another form than an instant has."""

    code = "K771"
    exit_code = 2


def with_key(command: Command) -> Command:
    """Add the options that name a key file and its passphrase."""
    key = click.option(
        "--key", "key_file", type=FILE, required=True, metavar="FILE", help="Your key file."
    )
    return key(PASSPHRASE(command))


def with_reader(command: Command) -> Command:
    """Add the options that name the caseworker to whom a letter goes, and their office."""
    office = click.option("--office", metavar="NAME", help="Their office, if two have that name.")
    reader = click.option(
        "--to", "recipient", required=True, metavar="NAME", help="Caseworker, as listed."
    )
    return reader(office(command))


def with_directories(command: Command) -> Command:
    """Add the option that names offices' directories."""
    return click.option(
        "--directory",
        "directory_paths",
        type=click.Path(path_type=Path, exists=True),
        multiple=True,
        required=True,
        envvar="KINTRACE_DIRECTORIES",
        metavar="PATH",
        help="An office's directory, or a folder of .directory files; once for each.",
    )(command)


def with_time(command: Command) -> Command:
    """Add the option that says when an act happened."""
    return click.option(
        "--at",
        metavar="TIME",
        callback=_instant,
        help="When it happened, in UTC as 2026-11-29T21:50Z; else now.",
    )(command)


def _instant(context: click.Context, option: click.Parameter, text: str | None) -> datetime:
    return now() if text is None else instant_of(text)


def now() -> datetime:
    """Return the time by this machine's clock, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def instant_of(text: str) -> datetime:
    """Return the instant that somebody typed.  Raises: WhenNotUnderstood."""
    for form in ("%Y-%m-%dT%H:%MZ", "%Y-%m-%dT%H:%M:%SZ"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise WhenNotUnderstood("the time is not in UTC", hint="write it as 2026-11-29T21:50Z")


def asked_passphrase(file: Path | None, *, is_new: bool = False) -> str:
    """Return the passphrase from a file, or from a prompt that shows nothing."""
    if file is not None:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    asked: str = click.prompt(
        "kintrace: passphrase",
        hide_input=True,
        confirmation_prompt=is_new,
        err=True,
        default=None,
    )
    return asked


def private_keys(file: Path, passphrase_file: Path | None) -> PrivateKeys:
    """Return the keys of a key file, unlocked."""
    from kintrace.letters.keys_file import unlocked

    return unlocked(file.read_bytes(), passphrase=told_passphrase(passphrase_file))


def told_passphrase(file: Path | None, *, is_new: bool = False) -> str:
    """Return the passphrase from the environment if no file names it and it is there."""
    told = os.environ.get("KINTRACE_PASSPHRASE")
    return told if file is None and told is not None else asked_passphrase(file, is_new=is_new)


def public_keys(file: Path) -> PublicKeys:
    """Return the public keys of a .pub file."""
    from kintrace.letters.keys import read_public
    from kintrace.values.canonical import from_canonical

    return read_public(from_canonical(file.read_bytes()))


def directories_of(paths: tuple[Path, ...]) -> Directories:
    """Return the directories of files, and of folders' .directory files, each found genuine."""
    from kintrace.letters.directory_check import Directories, read_directory

    files = [file for path in paths for file in (sorted(path.glob("*.directory")) or [path])]
    distinct = dict.fromkeys(file.resolve() for file in files if file.is_file())
    return Directories(tuple(read_directory(file.read_bytes()) for file in distinct))


def write_new(path: Path, data: bytes, *, is_private: bool = False) -> None:
    """Write a file that must not be there yet, readable by its owner alone if it is private.

    Raises: FileNotWritten.
    """
    try:
        with path.open("xb") as file:
            if is_private:
                path.chmod(0o600)
            file.write(data)
    except FileExistsError as error:
        raise FileNotWritten(
            f"{path.name} is there already", hint="choose another name; nothing was overwritten"
        ) from error
    except OSError as error:
        raise FileNotWritten(
            f"{path.name} can't be written", hint="check the folder, its access and the disk"
        ) from error
