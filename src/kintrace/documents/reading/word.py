"""What does a Word document say, paragraph by paragraph?

The body with its tables and text boxes, then foot- and endnotes, headers and footers, and comments,
each a part of its own. Text that somebody struck while changes were tracked is left out and said.
"""

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from kintrace.documents.archive import check_archive
from kintrace.documents.artifact import Artifact
from kintrace.documents.layers import Paragraph, Run, TextLayer
from kintrace.documents.limits import Limits, check_most
from kintrace.documents.reading.told import Reading, Remark, ToldFact

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRITTEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes", "header", "footer", "comments")


def read_word(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Read a Word document.  Raises: DocumentBroken, DocumentTooLarge."""
    check_archive(data, limits=limits)
    # Imported here because the library costs a tenth of a second.
    from docx.package import Package

    package = Package.open(io.BytesIO(data))
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    for part, root in _parts(package):
        for index, paragraph in enumerate(_paragraphs(root)):
            text = _text(paragraph)
            if text:
                runs.append(Run(at, at + len(text), Paragraph(part, index)))
            pieces.append(text)
            at += len(text) + 1
            check_most(at, most=limits.characters, what="characters")
    layer = TextLayer("text", "\n".join(pieces), tuple(runs), _read_by())
    return Reading(
        artifact,
        (layer,),
        facts=tuple(_facts(package)),
        remarks=tuple(_remarks(package)),
    )


def _read_by() -> str:
    return f"python-docx {version('python-docx')}"


def _parts(package: Any) -> Iterator[tuple[str, Any]]:
    """Yield each part that holds text, with the name it has in the file and its root."""
    main = package.main_document_part
    yield "document", _root(main)
    parts = {str(part.partname): part for part in package.iter_parts()}
    for name in sorted(parts):
        stem = name.rpartition("/")[2].removesuffix(".xml")
        if stem.startswith(_NOTES) and name.endswith(".xml"):
            yield stem, _root(parts[name])


def _root(part: Any) -> Any:
    """Return a part's XML, in which entities and addresses stay what they are: text."""
    # Imported here because lxml is an extra.
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part.blob, parser)


def _paragraphs(root: Any) -> Iterator[Any]:
    """Yield paragraphs in their order, those in text boxes after the one that holds the box."""
    for paragraph in root.iter(f"{_W}p"):
        if not any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            yield paragraph


def _text(paragraph: Any) -> str:
    return "".join(_words(paragraph))


def _words(element: Any) -> Iterator[str]:
    """Yield what an element writes; not what a box inside of it writes, which comes by itself."""
    for inner in element:
        if inner.tag == f"{_W}t":
            yield inner.text or ""
        elif inner.tag in _WRITTEN:
            yield _WRITTEN[inner.tag]
        elif inner.tag not in (f"{_W}p", f"{_W}del", f"{_W}pPr", f"{_W}rPr", _FALLBACK):
            yield from _words(inner)


def _facts(package: Any) -> Iterator[ToldFact]:
    """Yield what the document's properties say."""
    told = package.core_properties
    for what, name in (("title", "title"), ("author", "author"), ("subject", "subject")):
        text = getattr(told, name, "") or ""
        if text:
            yield ToldFact(what, text, f"document properties: {name}")
    for name in ("created", "modified"):
        written = getattr(told, name, None)
        if written is not None:
            yield ToldFact("date", written.isoformat(), f"document properties: {name}")


def _remarks(package: Any) -> Iterator[Remark]:
    root = _root(package.main_document_part)
    if next(root.iter(f"{_W}del", f"{_W}ins", f"{_W}moveFrom"), None) is not None:
        yield Remark(
            "tracked changes",
            "changes are tracked in it: struck words are left out and added ones are in",
        )
    names = [str(part.partname) for part in package.iter_parts()]
    if pictures := sum("/media/" in name for name in names):
        yield Remark("pictures", f"{pictures} pictures in it are not read")
    if any(name.endswith("vbaProject.bin") for name in names):
        yield Remark("macros", "it holds macros, which were not run")
    if any("/embeddings/" in name for name in names):
        yield Remark("embedded", "other files are embedded in it and are not read")
