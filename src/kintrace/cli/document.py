"""What does a document say once, and who says what in it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.talk import JSON, print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kintrace.documents.report import Gathered
    from kintrace.documents.reuse import Reuse

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--html", type=FILE, metavar="FILE", help="Write a page to read and print.")
@click.option(
    "--html-language",
    type=click.Choice(("en", "uk", "ru", "ar")),
    default="en",
    show_default=True,
    help="Language of the page.",
)
@click.option(
    "--language",
    type=click.Choice(("en", "uk", "ru")),
    help="Language of the documents. Without it their words tell.",
)
@click.option(
    "--pipeline",
    metavar="NAME",
    help="Installed spaCy pipeline that helps to find statements; none for no pipeline.",
)
@click.option("--clean", is_flag=True, help="Print the text once, and nothing else.")
@JSON
def document(
    files: tuple[Path, ...],
    html: Path | None,
    html_language: str,
    language: str | None,
    pipeline: str | None,
    clean: bool,  # noqa: FBT001, a flag of the command line
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """Read FILES: the text once, what was repeated, who says what, and what to beware of.

    Text, web pages, e-mail, PDF and Word are read by their content, and nothing in them is
    changed. Statements are proposals: nothing counts until a person confirms it. Of several files
    it is also said which count as one text. Where a spaCy pipeline for a document's language is
    installed, statements are read with it too, and the output says so.
    """
    from kintrace.documents.report import gather
    from kintrace.documents.reuse import reuse
    from kintrace.interchange import check_folder

    if html is not None:
        check_folder(html)
    found = [gather(_reading(path), language=language, pipeline=pipeline) for path in files]
    shared = reuse([one.passages.clean_text for one in found]) if len(found) > 1 else None
    if html is not None:
        _write_page(found, html, shared, language=html_language)
    if as_json:
        print_json(_records(found, shared))
    elif clean:
        click.echo("\n\n".join(one.passages.clean_text.strip() for one in found))
    elif html is None:
        from kintrace.cli.document_text import told, told_together

        parts = [told(one) for one in found]
        if shared is not None:
            parts.append(told_together(shared, [one.name for one in found]))
        click.echo("\n\n".join(parts))


def _reading(path: Path) -> Any:
    from kintrace.documents.reading import read
    from kintrace.interchange.formats import FileUnreadable

    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"{path.name} can't be read", hint="check the path") from error
    return read(data, name=path.name)


def _write_page(
    found: Sequence[Gathered], path: Path, shared: Reuse | None, *, language: str
) -> None:
    from kintrace.documents.report import write_page
    from kintrace.interchange.writing import OutputNotWritable

    try:
        write_page(found, path, reused=shared, language=language)
    except OSError as error:
        raise OutputNotWritable(
            f"{path.name} can't be written", hint="check the folder, its access and the disk"
        ) from error
    say(f"the page is {path}")


def _records(found: Sequence[Gathered], shared: Reuse | None) -> dict[str, Any]:
    from kintrace.documents.report import document_record, reuse_record

    names = [one.name for one in found]
    return {
        "documents": [document_record(one) for one in found],
        "reuse": None if shared is None else reuse_record(shared, names=names),
    }
