"""What is a read document as plain data, for programs?

Spans are pairs of offsets, the start and the one after the end, in characters. Those of passages
count in the text as it was read; those of statements, sentences and warnings in the clean text,
and ``in_original`` leads them back.
"""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from kintrace.documents.passages import Passages
from kintrace.documents.report.gathered import Gathered
from kintrace.documents.reuse import Reuse
from kintrace.documents.span import Span


def document_record(found: Gathered) -> dict[str, Any]:
    """Return one document as plain data."""
    reading, said = found.reading, found.passages
    rendered = zip(found.statements, found.rendered("en"), strict=True)
    return {
        "artifact": _plain(reading.artifact),
        "pages": reading.pages,
        "facts": [{"what": fact.what, "text": fact.text} for fact in reading.facts],
        "remarks": _plain(reading.remarks),
        "read_by": reading.layers[0].read_by if reading.layers else None,
        "text": said.text,
        "clean_text": said.clean_text,
        "clean": _plain(said.clean),
        "paragraphs": _plain(said.paragraphs),
        "sentences": [_placed(said, span) for span in said.sentences],
        "echoes": _plain(said.echoes),
        "fragments": _plain(said.fragments),
        "stray": _plain(said.stray),
        "glue": list(said.glue),
        "pipeline": found.pipeline or None,
        "statements": [
            {"text": text, "in_original": _original(said, one.span), **_plain(one)}
            for one, text in rendered
        ],
        "warnings": _plain(found.doubts),
    }


def reuse_record(found: Reuse, *, names: list[str]) -> dict[str, Any]:
    """Return what several documents share as plain data, each document by its name."""
    return {
        "clusters": [[names[at] for at in members] for members in found.clusters],
        "pairs": [
            {
                "left": names[one.left],
                "right": names[one.right],
                "left_share": round(one.left_share, 3),
                "right_share": round(one.right_share, 3),
                "is_same_story": one.is_same_story,
                "spans": _plain(one.spans),
            }
            for one in found.pairs
        ],
    }


def _placed(said: Passages, span: Span) -> dict[str, Any]:
    return {"span": _plain(span), "in_original": _original(said, span)}


def _original(said: Passages, span: Span) -> list[Any]:
    return [_plain(piece) for piece in said.in_original(span)]


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return [value.start, value.end]
        case Enum():
            return value.value
        case tuple() | list():
            return [_plain(one) for one in value]
        case None | bool() | int() | float() | str():
            return value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)
