"""How are hand-overs, receipts and attempts at delivery recorded on the command line?

Each command adds one record to the letter's folder, or signs the last. A record is shown as it
stands, complete or not: ``kintrace letter status`` says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kintrace.cli.letter_options import (
    FILE,
    FOLDER,
    PICTURE,
    PLACE,
    directories_of,
    now,
    private_keys,
    with_directories,
    with_key,
    with_time,
)
from kintrace.cli.talk import JSON, print_json, say
from kintrace.values.errors import KintraceError

if TYPE_CHECKING:
    from kintrace.letters.custody import Custody, Party, Receipt
    from kintrace.letters.folder import LetterFolder
    from kintrace.letters.keys import PrivateKeys

Command = TypeVar("Command", bound=Callable[..., Any])
SEAL = click.option(
    "--seal",
    "seal_word",
    type=click.Choice(("intact", "broken")),
    default="intact",
    show_default=True,
    help="How the seal looks to both.",
)
OUTCOMES = ("delivered", "refused", "not_found", "moved", "unsafe", "deceased")


class NothingToSign(KintraceError):
    """A letter has no record that waits for this person's signature."""

    code = "K772"
    exit_code = 6


class ReceiptNeeded(KintraceError):
    """Somebody without a device takes part, and no picture of their paper receipt was given."""

    code = "K773"
    exit_code = 2


def _receipt(help_text: str) -> Callable[[Command], Command]:
    return click.option("--receipt", "picture", type=FILE, metavar="FILE", help=help_text)


@click.command(name="hand-over")
@click.argument("folder", type=FOLDER, metavar="LETTER")
@with_key
@click.option("--to", "receiver", metavar="NAME", help="Who takes it, as a directory lists them.")
@click.option("--to-paper", metavar="NAME", help="Who takes it and signs on paper, by name.")
@_receipt(f"Their paper receipt: {PICTURE}.")
@SEAL
@PLACE
@with_directories
@with_time
@JSON
def hand_over(folder: Path, receiver: str | None, to_paper: str | None, **options: Any) -> None:
    """As who has LETTER, record that you give it to somebody, and sign.

    Who takes it signs with `kintrace letter receive`, or on paper.
    """
    from kintrace.letters.custody import Party, party_of

    if (receiver is None) == (to_paper is None):
        raise click.UsageError("say who takes it: --to or --to-paper", click.get_current_context())
    mine = private_keys(options["key_file"], options["passphrase_file"])
    if receiver is None:
        taker = Party(str(to_paper))
    else:
        _, entry = directories_of(options["directory_paths"]).person(receiver)
        taker = party_of(entry.keys)
    _record_hand_over(folder, mine, giver=party_of(mine.public), receiver=taker, options=options)


@click.command()
@click.argument("folder", type=FOLDER, metavar="LETTER")
@with_key
@click.option("--from-paper", metavar="NAME", help="Who gives it and signs on paper, by name.")
@_receipt(f"Their paper receipt: {PICTURE}.")
@SEAL
@click.option("--place", metavar="TEXT", help="Where; only with --from-paper.")
@with_directories
@with_time
@JSON
def receive(folder: Path, from_paper: str | None, **options: Any) -> None:
    """As who takes LETTER, sign for it.

    Signs the hand-over that the giver recorded; with --from-paper records it, because the giver
    has no device. Look at the seal first: you sign how it looks.
    """
    from kintrace.letters.custody import Party, SignedAs, party_of, sign

    mine = private_keys(options["key_file"], options["passphrase_file"])
    me = party_of(mine.public)
    if from_paper is not None:
        if options["place"] is None:
            raise click.UsageError("say where: --place", click.get_current_context())
        _record_hand_over(folder, mine, giver=Party(from_paper), receiver=me, options=options)
        return
    letter, last = _last(folder)
    waits = last is not None and SignedAs.RECEIVER in last.missing() and last.receiver == me
    if last is None or not waits:
        raise NothingToSign(
            "no hand-over waits for your signature", hint="see kintrace letter status"
        )
    if options["seal_word"] != last.seal.value:
        raise NothingToSign(
            "the giver signed that the seal looks otherwise",
            hint="look at it together; then the giver records the hand-over again",
        )
    signed = sign(last, by=mine, signed_as=SignedAs.RECEIVER)
    _keep(letter, [signed], as_json=options["as_json"])


def _record_hand_over(
    folder: Path, mine: PrivateKeys, *, giver: Party, receiver: Party, options: dict[str, Any]
) -> None:
    from kintrace.letters.custody import Seal, hand_over

    letter, last = _last(folder)
    record = hand_over(
        letter.envelope(),
        before=_before(last, giver),
        giver=giver,
        receiver=receiver,
        place=options["place"],
        at=options["at"],
        recorded_at=max(options["at"], now()),
        seal=Seal(options["seal_word"]),
        receipt=_kept_receipt(
            letter, options["picture"], is_needed="" in (giver.key, receiver.key)
        ),
    )
    _keep(letter, [_signed(record, mine, options)], as_json=options["as_json"])


def _before(last: Custody | None, giver: Party) -> Custody | None:
    """Refuse early what the chain's check would refuse later."""
    if last is not None and not last.holder.is_same(giver):
        raise NothingToSign(
            "by its records, somebody else has the letter", hint="see kintrace letter status"
        )
    return last


@click.command()
@click.argument("folder", type=FOLDER, metavar="LETTER")
@with_key
@click.option(
    "--outcome", type=click.Choice(OUTCOMES), required=True, help="How the attempt ended."
)
@click.option("--read-aloud", is_flag=True, help="The letter was read to the recipient.")
@_receipt(f"The recipient's mark, or a courier's paper: {PICTURE}.")
@SEAL
@PLACE
@with_directories
@with_time
@JSON
def deliver(folder: Path, outcome: str, read_aloud: bool, **options: Any) -> None:  # noqa: FBT001
    """As who has LETTER, record an attempt at delivery and how it ended.

    For somebody without a device an officer or a caseworker records it, from their paper.
    """
    from kintrace.letters.custody import Outcome, Seal, attempt

    mine = private_keys(options["key_file"], options["passphrase_file"])
    letter, last = _last(folder)
    if last is None or last.holder.key not in ("", mine.public.fingerprint):
        raise NothingToSign(
            "by its records, somebody else has the letter", hint="see kintrace letter status"
        )
    record = attempt(
        letter.envelope(),
        before=last,
        outcome=Outcome(outcome),
        place=options["place"],
        at=options["at"],
        recorded_at=max(options["at"], now()),
        seal=Seal(options["seal_word"]),
        is_read_aloud=read_aloud,
        mark=_kept_receipt(letter, options["picture"], is_needed=last.holder.key == ""),
    )
    _keep(letter, [_signed(record, mine, options)], as_json=options["as_json"])


@click.command()
@click.argument("folder", type=FOLDER, metavar="LETTER")
@with_key
@with_directories
@JSON
def vouch(
    folder: Path,
    key_file: Path,
    passphrase_file: Path | None,
    directory_paths: tuple[Path, ...],
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """As an officer or caseworker, sign for the paper receipts of LETTER that you saw."""
    from kintrace.letters.custody import SignedAs, sign

    mine = private_keys(key_file, passphrase_file)
    _refuse_courier(mine, directory_paths)
    letter, records = _records(folder)
    waiting = [record for record in records if SignedAs.RECORDER in record.missing()]
    if not waiting:
        raise NothingToSign("no paper receipt waits", hint="see kintrace letter status")
    signed = [sign(record, by=mine, signed_as=SignedAs.RECORDER) for record in waiting]
    _keep(letter, signed, as_json=as_json)


def _refuse_courier(mine: PrivateKeys, paths: tuple[Path, ...]) -> None:
    if not _may_record(mine, paths):
        raise NothingToSign(
            "only officers and caseworkers vouch for paper receipts",
            hint="show the paper to one of them",
        )


def _may_record(mine: PrivateKeys, paths: tuple[Path, ...]) -> bool:
    from kintrace.letters.directory import KeyRole

    found = directories_of(paths).entry(mine.public.fingerprint)
    return found is not None and found[1].role is not KeyRole.COURIER


def _signed(record: Custody, mine: PrivateKeys, options: dict[str, Any]) -> Custody:
    """Sign in each part that is this person's; as recorder too, if they may."""
    from kintrace.letters.custody import SignedAs, sign

    own = mine.public.fingerprint
    parts = []
    if record.giver.key == own:
        parts.append(SignedAs.GIVER)
    if record.receiver is not None and record.receiver.key == own:
        parts.append(SignedAs.RECEIVER)
    needs_recorder = SignedAs.RECORDER in record.needed()
    if needs_recorder and _may_record(mine, options["directory_paths"]):
        parts.append(SignedAs.RECORDER)
    for part in parts:
        record = sign(record, by=mine, signed_as=part)
    return record


def _kept_receipt(letter: LetterFolder, picture: Path | None, *, is_needed: bool) -> Receipt | None:
    if picture is not None:
        return letter.put_receipt(picture.read_bytes())
    if is_needed:
        raise ReceiptNeeded(
            "who has no device signs on paper", hint="photograph the receipt: --receipt FILE"
        )
    return None


def _records(folder: Path) -> tuple[LetterFolder, list[Custody]]:
    from kintrace.letters.custody import read_custody
    from kintrace.letters.folder import LetterFolder

    letter = LetterFolder(folder)
    return letter, [read_custody(data) for data in letter.records()]


def _last(folder: Path) -> tuple[LetterFolder, Custody | None]:
    letter, records = _records(folder)
    return letter, records[-1] if records else None


def _keep(letter: LetterFolder, records: list[Custody], *, as_json: bool) -> None:
    """Write records, and say what each still lacks."""
    for record in records:
        letter.put_record(record)
        missing = " and ".join(f"the {part.value}'s" for part in record.missing())
        told = f"; {missing} signature is missing" if missing else ""
        say(f"record {record.number} is in {letter.path.name}{told}")
    if as_json:
        print_json(
            [
                {"number": one.number, "missing": [part.value for part in one.missing()]}
                for one in records
            ]
        )
