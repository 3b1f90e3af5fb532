"""How is an office's directory of keys made, signed, changed and shown on the command line?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.letter_keys import SCRIPTS
from kintrace.cli.letter_options import (
    FILE,
    PATH,
    private_keys,
    public_keys,
    with_key,
    with_time,
    write_new,
)
from kintrace.cli.talk import JSON, answers_in_json, columns_of_text, print_json, say

if TYPE_CHECKING:
    from kintrace.letters.directory import Entry, Version
    from kintrace.letters.keys import PublicKeys
    from kintrace.letters.recovery import RecoveryKit


@click.group()
def directory() -> None:
    """Keep an office's directory of keys, which two officers sign."""


def _people(command: Any) -> Any:
    for role in ("courier", "caseworker", "officer"):
        command = click.option(
            f"--{role}",
            f"{role}s",
            type=FILE,
            multiple=True,
            metavar="FILE",
            help=f"Public keys of {'an' if role == 'officer' else 'a'} {role}.",
        )(command)
    return command


def _entries(
    officers: Iterable[Path], caseworkers: Iterable[Path], couriers: Iterable[Path]
) -> Any:
    from kintrace.letters.directory import Entry, KeyRole

    groups = (
        (KeyRole.OFFICER, officers),
        (KeyRole.CASEWORKER, caseworkers),
        (KeyRole.COURIER, couriers),
    )
    return [Entry(public_keys(file), role) for role, group in groups for file in group]


@directory.command()
@click.argument("office")
@_people
@click.option(
    "-o", "--output", type=PATH, required=True, metavar="FILE", help="Ends in .directory."
)
@with_time
@answers_in_json
def make(
    office: str,
    officers: tuple[Path, ...],
    caseworkers: tuple[Path, ...],
    couriers: tuple[Path, ...],
    output: Path,
    at: datetime,
) -> dict[str, Any]:
    """Begin the directory of OFFICE, and its recovery key, which any two officers keep.

    The recovery kit goes beside FILE, with .recovery. The directory counts once two of its
    officers have signed it.
    """
    from kintrace.letters.directory import first_version

    kit = _recovery_kit(office, map(public_keys, officers), at=at)
    version = first_version(
        office,
        entries=_entries(officers, caseworkers, couriers),
        recovery=kit.recipient,
        made_at=at,
    )
    write_new(output, version.written() + b"\n")
    recovery = output.with_suffix(".recovery")
    write_new(recovery, kit.written())
    say(f"{output} waits for two officers' signatures")
    return {"directory": str(output), "recovery": str(recovery)}


def _recovery_kit(office: str, officers: Iterable[PublicKeys], *, at: datetime) -> RecoveryKit:
    """Make a recovery key whose private part leaves this function only in halves."""
    from kintrace.letters.keys import make_keys
    from kintrace.letters.recovery import make_kit

    return make_kit(make_keys(f"recovery of {office}", made_at=at), keepers=officers, made_at=at)


@directory.command(name="new-recovery")
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=PATH, required=True, metavar="KIT", help="Ends in .recovery.")
@with_time
@answers_in_json
def new_recovery(file: Path, output: Path, at: datetime) -> dict[str, Any]:
    """Give the office in FILE another recovery key, kept by those who are officers now.

    Do this when an officer leaves or loses a key: two halves of the old one still open what was
    sealed before. Keep the old kit for those letters.
    """
    from kintrace.letters.directory import next_version

    newest = _genuine(file).newest
    trusted = set(newest.officers())
    officers = [one.keys for one in newest.entries if one.keys.fingerprint in trusted]
    kit = _recovery_kit(newest.office, officers, at=at)
    write_new(output, kit.written())
    told = _append(file, next_version(newest, recovery=kit.recipient, made_at=at))
    return {**told, "recovery": str(output)}


@directory.command()
@click.argument("file", type=FILE)
@_people
@with_time
@answers_in_json
def add(
    file: Path,
    officers: tuple[Path, ...],
    caseworkers: tuple[Path, ...],
    couriers: tuple[Path, ...],
    at: datetime,
) -> dict[str, Any]:
    """Add people's keys to the directory in FILE, in a new version to be signed."""
    from kintrace.letters.directory import next_version

    entries = _entries(officers, caseworkers, couriers)
    return _append(file, next_version(_genuine(file).newest, added=entries, made_at=at))


@directory.command()
@click.argument("file", type=FILE)
@click.argument("name")
@click.option(
    "--since", metavar="TIME", help="Since when it is not trusted; else the time of --at."
)
@click.option("--why", required=True, metavar="TEXT", help="Why, in a few words without names.")
@with_time
@answers_in_json
def revoke(file: Path, name: str, since: str | None, why: str, at: datetime) -> dict[str, Any]:
    """Revoke the keys of NAME in the directory in FILE, in a new version to be signed."""
    from kintrace.cli.letter_options import instant_of
    from kintrace.letters.directory import revoked
    from kintrace.letters.directory_check import Directories

    office = _genuine(file)
    _, entry = Directories((office,)).person(name)
    start = at if since is None else instant_of(since)
    version = revoked(office.newest, entry.keys.fingerprint, since=start, why=why, made_at=at)
    return _append(file, version)


def _append(file: Path, version: Version) -> dict[str, Any]:
    with file.open("ab") as opened:
        opened.write(version.written() + b"\n")
    say(f"version {version.number} in {file} waits for two officers' signatures")
    return {"directory": str(file), "number": version.number}


@directory.command()
@click.argument("file", type=FILE)
@with_key
@answers_in_json
def sign(file: Path, key_file: Path, passphrase_file: Path | None) -> dict[str, Any]:
    """Sign the newest version of the directory in FILE, as one of two officers.

    Look at it first: kintrace letter directory show FILE.
    """
    from kintrace.letters import directory as directories
    from kintrace.letters.directory_check import SIGNERS, checked

    *before, newest = _versions(file)
    signed = directories.sign(newest, by=private_keys(key_file, passphrase_file))
    if len(signed.signatures) >= SIGNERS:
        checked((*before, signed))
    lines = [*before, signed]
    file.write_bytes(b"".join(version.written() + b"\n" for version in lines))
    missing = SIGNERS - len(signed.signatures)
    say("two officers have signed" if missing <= 0 else "one more officer has to sign")
    return {"directory": str(file), "signatures": len(signed.signatures)}


@directory.command()
@click.argument("file", type=FILE)
@click.option("--script", type=SCRIPTS, default="latin", show_default=True, help="Letters.")
@JSON
def show(file: Path, script: str, as_json: bool) -> None:  # noqa: FBT001, a flag
    """Show whom the newest version of the directory in FILE lists, signed or not yet.

    The office's words are those to compare by voice before the directory is first used.
    """
    from kintrace.letters.directory import office_words
    from kintrace.letters.fingerprint import WordScript

    versions = _versions(file)
    newest, words = versions[-1], office_words(versions[0], script=WordScript(script))
    if as_json:
        people = [_told(entry) for entry in newest.entries]
        print_json(
            {
                "office": newest.office,
                "number": newest.number,
                "made_at": newest.made_at,
                "signatures": len(newest.signatures),
                "words": list(words),
                "people": people,
            }
        )
        return
    click.echo(f"{newest.office}, version {newest.number}, {len(newest.signatures)} signatures")
    click.echo(" ".join(words))
    rows = [
        (entry.role.value, entry.keys.holder, _standing(entry), " ".join(_words(entry, script)))
        for entry in newest.entries
    ]
    click.echo(columns_of_text(rows))


def _words(entry: Entry, script: str = "latin") -> tuple[str, ...]:
    from kintrace.letters.fingerprint import WordScript

    return entry.keys.words(script=WordScript(script))


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "role": entry.role.value,
        "holder": entry.keys.holder,
        "fingerprint": entry.keys.fingerprint,
        "words": list(_words(entry)),
        "revoked_at": entry.revoked_at or None,
        "revoked_why": entry.revoked_why or None,
    }


def _standing(entry: Entry) -> str:
    return f"revoked since {entry.revoked_at}" if entry.revoked_at else "trusted"


def _versions(file: Path) -> list[Version]:
    """Return all versions as they are written, genuine or not yet signed."""
    from kintrace.letters.directory import read_version

    return [read_version(line) for line in file.read_bytes().splitlines()]


def _genuine(file: Path) -> Any:
    from kintrace.letters.directory_check import read_directory

    return read_directory(file.read_bytes())
