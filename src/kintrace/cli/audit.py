"""Is the office's audit whole, and can another office vouch for it?"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from kintrace.cli.office_options import HOME
from kintrace.cli.talk import JSON, print_json, say

FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
BROKEN = 9


@click.group()
def audit() -> None:
    """Check the audit, and sign checkpoints of it for another office to keep."""


@audit.command()
@HOME
@JSON
def verify(folder: Path | None, as_json: bool) -> int:  # noqa: FBT001, a flag of the command line
    """Walk the whole chain and name every place where it does not hold.

    Ends with 0 when the chain is whole.
    """
    from kintrace.site.entering import enter_office

    enter_office(folder)
    from kintrace.casework import audit as chain
    from kintrace.registry.models import AuditHead

    breaks = chain.verify()
    head = AuditHead.objects.first()
    events = 0 if head is None else head.sequence
    return _told(breaks, f"{events:,} events were read", as_json=as_json)


@audit.command()
@HOME
@click.option("--office", default="Kintrace", show_default=True, help="By what name it signs.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the checkpoint; else to standard output.",
)
def checkpoint(folder: Path | None, office: str, output: Path | None) -> None:
    """Sign where the chain stands, in a file to hand to another office.

    They need your public key as well: keys/signing_key.pub.pem in the data folder.
    """
    from kintrace.site.entering import enter_office

    enter_office(folder)
    from kintrace.casework.checkpoints import sign
    from kintrace.web.audit.keys import signing_key

    document = sign(signing_key(), office=office, at=datetime.now(UTC))
    if output is None:
        click.echo(document)
        return
    output.write_text(document + "\n", encoding="utf-8")
    say(f"the checkpoint is in {output}")


@audit.command()
@click.argument("checkpoints", type=FILE, nargs=-1, required=True)
@HOME
@click.option("--key", type=FILE, metavar="PEM", help="Public key; else the office's own.")
@JSON
def compare(
    checkpoints: tuple[Path, ...],
    folder: Path | None,
    key: Path | None,
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> int:
    """Hold the chain against CHECKPOINTS that another office kept.

    Ends with 0 when the chain goes on from each of them. A checkpoint whose signature does not
    fit the key is an error.
    """
    from kintrace.site.entering import enter_office

    enter_office(folder)
    from kintrace.casework import checkpoints as signed
    from kintrace.web.audit.keys import public_key

    documents = [path.read_text(encoding="utf-8") for path in checkpoints]
    public = public_key(None if key is None else key.read_bytes())
    breaks = signed.compare(documents, key=public)
    return _told(breaks, f"{len(documents):,} checkpoints were compared", as_json=as_json)


def _told(breaks: Sequence[Any], done: str, *, as_json: bool) -> int:
    if as_json:
        listed = [{"sequence": one.sequence, "what": one.what} for one in breaks]
        print_json({"is_whole": not breaks, "breaks": listed})
    else:
        for one in breaks:
            click.echo(f"{one.sequence}\t{one.what}")
        say(f"{done}; " + ("the chain is broken" if breaks else "the chain is whole"))
    return BROKEN if breaks else 0
