"""What does a saved web page say: its main text, and all of it that a browser shows?

The main text is what trafilatura takes from menus and advertisements; the other layer is all
visible text with its bytes, so that nothing that was left out is lost. Title, date and publisher
are told facts only where the page itself says them: a date in words or in an address is none.
"""

import re
from importlib.metadata import version

from kintrace.documents.artifact import Artifact
from kintrace.documents.layers import TextLayer
from kintrace.documents.limits import Limits, check_most
from kintrace.documents.reading.aligning import aligned
from kintrace.documents.reading.budget import OutOfTime, at_most
from kintrace.documents.reading.markup import Page, page_of
from kintrace.documents.reading.page_facts import facts_of
from kintrace.documents.reading.text import UNREADABLE, decoded, encoding_said
from kintrace.documents.reading.told import Reading, Remark
from kintrace.values.encodings import encoding_of_bytes, encoding_of_head

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4096
# The main text may take this part of the time; the visible text is what must not be lost.
MAIN_SHARE = 4
# What a browser hides must not come back in the main text.
_HIDDEN = (
    "//*[@hidden]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
)


def read_page(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Read a web page.  Raises: DocumentTooLarge."""
    # No encoding writes a character in more than four bytes.
    check_most(len(data) // 4, most=limits.characters, what="characters")
    encoding = _encoding_of(data)
    source, runs = decoded(data, encoding=encoding)
    check_most(len(source), most=limits.characters, what="characters")
    page = page_of(source, runs=runs, nesting=limits.nesting)
    visible = TextLayer("visible", page.text, page.runs, f"kintrace page ({encoding})")
    main, remarks = _main_layer(source, visible, limits=limits)
    layers = (main, visible) if main is not None else (visible,)
    return Reading(
        artifact,
        layers,
        facts=facts_of(page),
        remarks=(*remarks, *_remarks(page, source)),
    )


def _encoding_of(data: bytes) -> str:
    """Return the encoding by its mark, else as the page says if that fits, else by its letters."""
    marked = encoding_of_head(data[:_HEAD])
    if marked is not None:
        return marked.name
    said = _CHARSET.search(data[:_HEAD])
    name = said[1].decode("ascii", "replace") if said else ""
    return encoding_said(name, data=data) or encoding_of_bytes(data).name


def _main_layer(
    source: str, visible: TextLayer, *, limits: Limits
) -> tuple[TextLayer | None, tuple[Remark, ...]]:
    """Return the main text with the bytes of what was found again; None = none was found."""
    try:
        with at_most(limits.cpu_seconds / MAIN_SHARE):
            text = _main_text(source)
            runs, missed = aligned(text, visible)
    except OutOfTime:
        text = ""
    if not text:
        return None, (Remark("no main text", "no main text was found: all visible text is given"),)
    layer = TextLayer("main", text, runs, f"trafilatura {version('trafilatura')}")
    remarks: tuple[Remark, ...] = ()
    if missed:
        remarks = (Remark("not found again", f"{missed} lines have no bytes of their own"),)
    return layer, remarks


def _main_text(source: str) -> str:
    """Return the main text, "" = the library finds none."""
    # Imported here because it takes half a second.
    import trafilatura

    try:
        text = trafilatura.extract(
            source,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            prune_xpath=list(_HIDDEN),
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""
    return text or ""


def _remarks(page: Page, source: str) -> list[Remark]:
    remarks = []
    if page.hidden:
        remarks.append(
            Remark("hidden", f"{page.hidden} pieces of text that a browser hides are left out")
        )
    if unreadable := source.count(UNREADABLE):
        remarks.append(Remark("unreadable", f"{unreadable} characters can't be read"))
    return remarks
