"""How is a read document told on a terminal?

Four parts: the text once, what was repeated, who says what, and what to beware of. Words of the
document are made harmless: nothing in them can move a cursor or colour a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kintrace.documents.passages import Passages
    from kintrace.documents.report import Gathered
    from kintrace.documents.reuse import Reuse
    from kintrace.documents.span import Span

_JOINERS = "\u200c\u200d"
_SHOWN = 60
_AROUND = 24


def told(found: Gathered) -> str:
    """Return one document as it is told on a terminal."""
    from kintrace.documents.report.page import wording

    artifact, said, words = found.reading.artifact, found.passages, wording("en")
    lines = [
        f"{_plain(found.name)}: {artifact.media_type}, {artifact.size:,} bytes",
        f"sha256 {artifact.sha256}",
        *(f"{words.told(fact)}: {_plain(fact.text)}" for fact in found.reading.facts),
        *(_plain(remark.text) for remark in found.reading.remarks),
    ]
    counts = (
        f"{_count(len(said.sentences), 'sentence')}, {_count(len(said.paragraphs), 'paragraph')}"
    )
    lines += ["", f"SAID ONCE ({counts})"]
    for paragraph in said.paragraphs:
        lines += ["", _plain(paragraph.of(said.clean_text))]
    lines += ["", "REPEATS", *(_repeats(said) or ["  nothing is said twice"])]
    lines += ["", f"STATEMENTS ({len(found.statements)}, proposed; people decide)"]
    lines += [_read_with(found)]
    lines += _statements(found) or ["  none was found"]
    return "\n".join([*lines, "", "WARNINGS", *(_warnings(found) or ["  none"])])


def _read_with(found: Gathered) -> str:
    """Say which way statements were read."""
    if not found.pipeline:
        return "  read with Kintrace's own patterns"
    return f"  read with Kintrace's own patterns and the pipeline {_plain(found.pipeline)}"


def told_together(shared: Reuse, names: list[str]) -> str:
    """Return which documents count as one text, and what each pair shares."""
    lines = [f"TEXTS IN COMMON ({len(names)} documents count as {len(shared.clusters)})"]
    for members in shared.clusters:
        lines.append("  " + ", ".join(_plain(names[at]) for at in members))
    for pair in shared.pairs:
        left, right = _plain(names[pair.left]), _plain(names[pair.right])
        shares = (
            f"{pair.left_share:.0%} of the first's words, {pair.right_share:.0%} of the second's"
        )
        lines.append(f"  {left} and {right}: {shares}")
    return "\n".join(lines)


def _repeats(said: Passages) -> list[str]:
    lines = []
    for number, at in enumerate(said.glue, start=1):
        before = _plain(said.text[max(0, at - _AROUND) : at])
        after = _plain(said.text[at : at + _AROUND])
        lines.append(f"  joint {number}, at {at}: …{before} | {after}…")
    for echo in said.echoes:
        place = f"{echo.span.start}-{echo.span.end}"
        original = f"says again {echo.original.start}-{echo.original.end}"
        alike = f"{echo.alike:.0%} the same words"
        lines.append(f"  copy, {place}, {original}, {alike}: {_short(said, echo.span)}")
    for one in said.fragments:
        whole = f"whole at {one.complete.start}-{one.complete.end}"
        place = f"{one.span.start}-{one.span.end}"
        lines.append(f"  broken sentence, {place}, {whole}: {_short(said, one.span)}")
    lines += [f"  stray words: {_short(said, span)}" for span in said.stray]
    return lines


def _statements(found: Gathered) -> list[str]:
    lines = []
    rendered = zip(found.statements, found.rendered("en"), strict=True)
    for number, (one, text) in enumerate(rendered, start=1):
        within = "" if one.parent is None else f" (within {one.parent + 1})"
        lines.append(f"  {number}.{within} {_plain(text)}")
    return lines


def _warnings(found: Gathered) -> list[str]:
    from kintrace.documents.report.page import wording

    words = wording("en")
    lines = []
    for doubt in found.doubts:
        shown = "; ".join(f"“{_plain(phrase.text)}”" for phrase in doubt.phrases)
        sentence = words.of("doubts", doubt.kind.value)
        lines.append(f"  {sentence}: {shown}" if shown else f"  {sentence}")
    return lines


def _short(said: Passages, span: Span) -> str:
    text = _plain(span.of(said.text))
    if len(text) <= _SHOWN:
        return f"“{text}”"
    return f"“{text[: _SHOWN // 2].rstrip()} … {text[-_SHOWN // 2 :].lstrip()}”"


def _plain(text: str) -> str:
    """Return text in one line that can do nothing to a terminal."""
    signs = " ".join(text.split())
    return "".join(sign if sign.isprintable() or sign in _JOINERS else "\ufffd" for sign in signs)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
