"""Which files go into an evidence bundle, and is one that came still what was signed?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.talk import JSON, answers_in_json, columns_of_text, print_json, say

if TYPE_CHECKING:
    from kintrace.documents.evidence import EvidenceItem
    from kintrace.documents.evidence_check import BundleReport

FILE = click.Path(path_type=Path)
KEY = click.option(
    "--key",
    "fingerprint",
    metavar="FINGERPRINT",
    help="Key that must have signed it, as its owner told you on another way.",
)
OUTPUT = click.option(
    "-o", "--output", type=FILE, required=True, metavar="FILE", help="Write here."
)
BROKEN = 9
# Signs within words of Persian and other scripts; all else that can't be seen is not shown.
_JOINERS = "\u200c\u200d"


@click.group()
def evidence() -> None:
    """Hand over documents so that others can check them, and check what was handed over."""


@evidence.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@OUTPUT
@click.option("--key", "pem", type=FILE, required=True, metavar="PEM", help="Ed25519 key to sign.")
@click.option("--by", required=True, metavar="WHO", help="Who hands it over.")
@click.option("--at", metavar="TIME", help="When, as ISO text; else now.")
@answers_in_json
def make(
    files: tuple[Path, ...], output: Path, pem: Path, by: str, at: str | None
) -> dict[str, Any]:
    """Put FILES, as they are, into a signed bundle with what can be read in them.

    A file that can't be read as a document goes in as it is.
    """
    from kintrace.documents.evidence import make_bundle
    from kintrace.documents.evidence_keys import signer_of

    when = at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    signer = signer_of(_bytes_of(pem))
    found = [item for path in files for item in _items(path, by=by, at=when)]
    # The same bytes are one artifact, however often they came.
    items = list({item.artifact.sha256: item for item in reversed(found)}.values())[::-1]
    _write(make_bundle(items, made_by=by, made_at=when, signer=signer), to=output)
    say(f"{_count(len(items), 'artifact')} in {output}, signed with {signer.fingerprint}")
    return {"bundle": str(output), "artifacts": len(items), "key": signer.fingerprint}


@evidence.command()
@click.argument("bundle", type=FILE)
@KEY
@JSON
def verify(
    bundle: Path,
    fingerprint: str | None,
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> int:
    """Check that nobody changed BUNDLE since it was signed, and name each place that was.

    Ends with 0 when it is whole. Without --key anybody may have signed it.
    """
    report = _checked(bundle, fingerprint)
    if as_json:
        print_json(_document(report))
        return _exit_code(report)
    for fault in report.faults:
        click.echo(f"{_plain(fault.where)}\t{_plain(fault.what)}")
    _say_verdict(report)
    return _exit_code(report)


@evidence.command()
@click.argument("bundle", type=FILE)
@KEY
@JSON
def show(
    bundle: Path,
    fingerprint: str | None,
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> int:
    """Show what is in BUNDLE: artifacts, through whose hands they went, and who says what.

    A bundle that is not whole is not shown.
    """
    report = _checked(bundle, fingerprint)
    if as_json:
        print_json({**_document(report), **(_contents(report) if report.is_whole else {})})
        return _exit_code(report)
    if report.is_whole:
        click.echo(_told(report))
    for fault in report.faults:
        click.echo(f"{_plain(fault.where)}\t{_plain(fault.what)}")
    _say_verdict(report)
    return _exit_code(report)


@evidence.command()
@click.argument("picture", type=FILE)
@OUTPUT
@answers_in_json
def share(picture: Path, output: Path) -> dict[str, str]:
    """Write a copy of PICTURE that doesn't tell where, when and with what it was taken.

    It is turned upright. The picture itself stays as it is: keep it as evidence.
    """
    from kintrace.documents.reading import shareable

    _write(shareable(_bytes_of(picture)), to=output)
    say(f"the copy to share is {output}")
    return {"written": str(output)}


def _items(path: Path, *, by: str, at: str) -> list[EvidenceItem]:
    """Return one file with its custody and its layers, and the files that were inside of it."""
    data = _bytes_of(path)
    first, inside = _item(data, name=path.name, note="taken from a file", by=by, at=at)
    note = f"was inside of {first.artifact.sha256}"
    return [first, *(_item(one, name=name, note=note, by=by, at=at)[0] for name, one in inside)]


def _item(
    data: bytes, *, name: str, note: str, by: str, at: str
) -> tuple[EvidenceItem, list[tuple[str, bytes]]]:
    """Return some bytes as evidence, read where that can be, and the files inside of them."""
    from kintrace.documents.artifact import Custody, CustodyEvent, artifact_of
    from kintrace.documents.evidence import EvidenceItem
    from kintrace.documents.reading import read
    from kintrace.values.errors import KintraceError

    artifact = artifact_of(data, name=name)
    custody = Custody(artifact.sha256).then(CustodyEvent.RECEIVED, by=by, at=at, note=note)
    try:
        reading = read(data, name=name)
    except KintraceError as refused:
        say(f"{_plain(name)} goes in as it is: {refused.message}", hint=refused.hint)
        return EvidenceItem(artifact, data, custody.then(CustodyEvent.EXPORTED, by=by, at=at)), []
    custody = custody.then(CustodyEvent.READ, by=by, at=at)
    custody = custody.then(CustodyEvent.EXPORTED, by=by, at=at)
    inside = [(one.artifact.file_name, one.data) for one in reading.attachments]
    return EvidenceItem(artifact, data, custody, reading.layers, reading.facts), inside


def _checked(path: Path, fingerprint: str | None) -> BundleReport:
    from kintrace.documents.evidence_check import verify_bundle

    return verify_bundle(_bytes_of(path), fingerprint=fingerprint)


def _bytes_of(path: Path) -> bytes:
    from kintrace.interchange.formats import FileUnreadable

    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"{path.name} can't be read", hint="check the path") from error


def _write(data: bytes, *, to: Path) -> None:
    from kintrace.interchange.writing import OutputNotWritable

    try:
        to.write_bytes(data)
    except OSError as error:
        raise OutputNotWritable(
            f"{to.name} can't be written", hint="check the folder, its access and the disk"
        ) from error


def _exit_code(report: BundleReport) -> int:
    return 0 if report.is_whole else BROKEN


def _say_verdict(report: BundleReport) -> None:
    if report.is_key_known is False and len(report.faults) == 1 and report.fingerprint:
        say(
            f"the bundle is whole, but another key signed it: {report.fingerprint}",
            hint="ask its maker again for the fingerprint, on another way than the bundle came",
        )
    elif not report.is_whole:
        say(
            "the bundle is not what was signed",
            hint="ask whoever made it for another copy; keep this one",
        )
    elif report.is_key_known is None:
        say(
            f"the bundle is whole; it was signed with {report.fingerprint}",
            hint="give the fingerprint that its maker told you with --key: anybody can sign",
        )
    else:
        say("the bundle is whole, and was signed with the key that you named")


def _document(report: BundleReport) -> dict[str, Any]:
    return {
        "is_whole": report.is_whole,
        "fingerprint": report.fingerprint,
        "is_key_known": report.is_key_known,
        "made_by": report.made_by,
        "made_at": report.made_at,
        "artifacts": [
            {
                "sha256": one.sha256,
                "size": one.size,
                "media_type": one.media_type,
                "file_name": one.file_name,
            }
            for one in report.artifacts
        ],
        "faults": [{"where": fault.where, "what": fault.what} for fault in report.faults],
    }


def _contents(report: BundleReport) -> dict[str, Any]:
    return {
        "custody": {sha256: list(lines) for sha256, lines in report.custody.items()},
        "statements": list(report.statements),
    }


def _told(report: BundleReport) -> str:
    """Return what is in a whole bundle, for people."""
    lines = [f"made by {_plain(report.made_by)}, {_plain(report.made_at)}"]
    for artifact in report.artifacts:
        name = _plain(artifact.file_name) or "(no name)"
        lines += [
            "",
            f"{name}: {_plain(artifact.media_type)}, {_count(artifact.size, 'byte')}",
            f"  sha256 {artifact.sha256}",
        ]
        rows = [
            tuple(_plain(str(line[field])) for field in ("number", "at", "event", "by", "note"))
            for line in report.custody[artifact.sha256]
        ]
        lines.append(columns_of_text(rows, indent="  "))
    if report.statements:
        lines += ["", f"{_count(len(report.statements), 'statement')}, each by whoever says it:"]
        lines += [f"  {_plain(one)}" for one in report.statements]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return text that can do nothing to a terminal."""
    signs = " ".join(text.split())
    return "".join(sign if sign.isprintable() or sign in _JOINERS else "\ufffd" for sign in signs)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
