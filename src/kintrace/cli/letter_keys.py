"""How are keys made, shown, kept for recovery and brought back on the command line?"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kintrace.cli.letter_options import (
    FILE,
    PASSPHRASE,
    PATH,
    private_keys,
    public_keys,
    told_passphrase,
    with_key,
    with_time,
    write_new,
)
from kintrace.cli.talk import JSON, answers_in_json, print_json, say

if TYPE_CHECKING:
    from kintrace.letters.keys import PrivateKeys, PublicKeys

SCRIPTS = click.Choice(("latin", "cyrillic", "arabic"))


@click.group()
def key() -> None:
    """Make and show keys, and bring lost ones back."""


@key.command()
@click.argument("name")
@PASSPHRASE
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="Ends in .key.")
@with_time
@answers_in_json
def make(name: str, passphrase_file: Path | None, output: Path, at: datetime) -> dict[str, str]:
    """Make the two keys of a person whom the office calls NAME.

    The private parts go to FILE, locked with a passphrase; the public ones beside it, with .pub,
    to hand to an officer.
    """
    from kintrace.letters.keys import make_keys

    keys = make_keys(name, made_at=at)
    return _keep(keys, output, told_passphrase(passphrase_file, is_new=True))


def _keep(keys: PrivateKeys, output: Path, passphrase: str) -> dict[str, str]:
    from kintrace.letters.keys_file import locked
    from kintrace.values.canonical import canonical

    write_new(output, locked(keys, passphrase=passphrase), is_private=True)
    public = output.with_suffix(".pub")
    write_new(public, canonical(keys.public.record()))
    say(f"the private keys are in {output}, the public ones in {public}")
    return {"private": str(output), "public": str(public)}


@key.command()
@JSON
def passphrase(as_json: bool) -> None:  # noqa: FBT001, a flag
    """Propose a passphrase: six words by chance, 60 bits. Nothing is kept of it."""
    from kintrace.letters.fingerprint import passphrase_words

    words = passphrase_words(os.urandom(8))
    if as_json:
        print_json({"passphrase": words})
        return
    click.echo(words)


@key.command()
@click.argument("file", type=FILE)
@click.option("--script", type=SCRIPTS, default="latin", show_default=True, help="Letters.")
@JSON
def show(file: Path, script: str, as_json: bool) -> None:  # noqa: FBT001, a flag
    """Show whose keys FILE holds, .key or .pub, and the words to compare by voice."""
    from kintrace.letters.fingerprint import WordScript

    keys = _public(file)
    words = keys.words(script=WordScript(script))
    if as_json:
        print_json({**keys.record(), "fingerprint": keys.fingerprint, "words": list(words)})
        return
    click.echo(f"{keys.holder}\n{keys.encryption}\n{' '.join(words)}")


def _public(file: Path) -> PublicKeys:
    from kintrace.letters.keys_file import public_part

    return public_part(file.read_bytes()) if file.suffix == ".key" else public_keys(file)


@key.command(name="change-passphrase")
@with_key
@click.option(
    "--new-passphrase-file",
    type=FILE,
    metavar="FILE",
    help="Read the new passphrase here; else it is asked for.",
)
@answers_in_json
def change_passphrase(
    key_file: Path, passphrase_file: Path | None, new_passphrase_file: Path | None
) -> dict[str, str]:
    """Lock your key file with another passphrase. Copies of the old file keep the old one."""
    from kintrace.cli.letter_options import asked_passphrase
    from kintrace.letters.keys_file import locked

    keys = private_keys(key_file, passphrase_file)
    again = locked(keys, passphrase=asked_passphrase(new_passphrase_file, is_new=True))
    aside = key_file.with_name(f"{key_file.name}.part")
    write_new(aside, again, is_private=True)
    os.replace(aside, key_file)
    say(f"{key_file} opens with the new passphrase only")
    return {"written": str(key_file)}


@key.command()
@with_key
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="Where to write.")
@answers_in_json
def export(key_file: Path, passphrase_file: Path | None, output: Path) -> dict[str, str]:
    """Write your key to read with, unlocked, as the stock age tool takes it.

    Whoever gets that file reads your letters: use it where Kintrace is not, and erase it.
    """
    from kintrace.letters import crypto

    keys = private_keys(key_file, passphrase_file)
    identity = crypto.age_identity(keys.encryption_seed)
    lines = f"# public key: {keys.public.encryption}\n{identity}\n"
    write_new(output, lines.encode("ascii"), is_private=True)
    say(f"{output} is not locked: erase it when it is not needed")
    return {"written": str(output)}


@key.command()
@with_key
@click.option(
    "--keeper",
    "keepers",
    type=FILE,
    multiple=True,
    required=True,
    metavar="FILE",
    help="Public keys of a person who keeps it; two at least.",
)
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="Where to write.")
@with_time
@answers_in_json
def split(
    key_file: Path,
    passphrase_file: Path | None,
    keepers: tuple[Path, ...],
    output: Path,
    at: datetime,
) -> dict[str, str]:
    """Let any two keepers together bring back your key to read with, if you lose it."""
    from kintrace.letters.recovery import make_kit

    keys = private_keys(key_file, passphrase_file)
    kit = make_kit(keys, keepers=map(public_keys, keepers), made_at=at)
    write_new(output, kit.written())
    say(f"{output} tells nothing by itself: give it to each keeper")
    return {"written": str(output)}


@key.command()
@click.argument("kit_file", type=FILE, metavar="KIT")
@with_key
@click.option(
    "--with", "other", type=FILE, required=True, metavar="FILE", help="The other's public keys."
)
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="Where to write.")
@answers_in_json
def share(
    kit_file: Path, key_file: Path, passphrase_file: Path | None, other: Path, output: Path
) -> dict[str, str]:
    """As the first keeper, write your half of KIT for the other keeper's eyes only."""
    from kintrace.letters.recovery import own_share, read_kit, share_for

    keeper, second = private_keys(key_file, passphrase_file), public_keys(other)
    half = own_share(read_kit(kit_file.read_bytes()), keeper=keeper, other=second.fingerprint)
    write_new(output, share_for(half, other=second))
    say(f"your half is in {output}; only the other keeper can open it")
    return {"written": str(output)}


@key.command()
@click.argument("kit_file", type=FILE, metavar="KIT")
@with_key
@click.option(
    "--share", "share_file", type=FILE, required=True, metavar="FILE", help="The first one's half."
)
@click.option(
    "--new-passphrase-file",
    type=FILE,
    metavar="FILE",
    help="Read here the passphrase of the key brought back; else it is asked for.",
)
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="Ends in .key.")
@with_time
@answers_in_json
def recover(
    kit_file: Path,
    key_file: Path,
    passphrase_file: Path | None,
    share_file: Path,
    new_passphrase_file: Path | None,
    output: Path,
    at: datetime,
) -> dict[str, str]:
    """As the second keeper, bring back the key of KIT with the first one's half.

    It reads what the lost key could, and signs with a new key: revoke the lost one in the
    directory, then add the new one.
    """
    from kintrace.cli.letter_options import asked_passphrase
    from kintrace.letters.recovery import own_share, read_kit, read_share, recovered, renewed

    kit = read_kit(kit_file.read_bytes())
    second = private_keys(key_file, passphrase_file)
    first = read_share(share_file.read_bytes(), reader=second)
    mine = own_share(kit, keeper=second, other=first.keeper)
    keys = renewed(kit, recovered(kit, first, mine), made_at=at, random=os.urandom)
    return _keep(keys, output, asked_passphrase(new_passphrase_file, is_new=True))
