"""What does reading a document give?

The artifact, its text layers, what the file says about itself (told, with where it was found, and
believed by nobody yet), remarks for the reader, and the files that were inside of it.
"""

import base64
from dataclasses import dataclass
from typing import Any

from kintrace.documents.artifact import Artifact
from kintrace.documents.layers import (
    Place,
    TextLayer,
    layer_of,
    layer_record,
    place_of,
    place_record,
)


@dataclass(frozen=True, slots=True)
class ToldFact:
    """Something that the file says about itself: ``what``, in its own words, and where.

    ``what`` is one of title, date, publisher, author, subject, sender, recipient, program, size
    or taken. ``text`` is as written: a date stays the text that the file has. ``place`` None =
    it has no bytes or box of its own.
    """

    what: str
    text: str
    found_in: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that whoever reads the document should know; ``code`` is stable."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was inside of another: an artifact of its own, with its bytes."""

    artifact: Artifact
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a document gave.

    ``layers`` has the best layer for reading first; () = a picture or a list. ``confined`` says
    what held the reader: words such as "memory", "cpu", "no network: own namespace".
    """

    artifact: Artifact
    layers: tuple[TextLayer, ...] = ()
    facts: tuple[ToldFact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pages: int | None = None
    is_list: bool = False
    confined: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of the best layer, "" = none."""
        return self.layers[0].text if self.layers else ""


def reading_record(reading: Reading) -> dict[str, Any]:
    """Return a reading as a plain record, for the pipe out of the child process."""
    return {
        "artifact": artifact_record(reading.artifact),
        "layers": [layer_record(layer) for layer in reading.layers],
        "facts": [fact_record(fact) for fact in reading.facts],
        "remarks": [[remark.code, remark.text] for remark in reading.remarks],
        "attachments": [
            {
                "artifact": artifact_record(one.artifact),
                "data": base64.b64encode(one.data).decode(),
            }
            for one in reading.attachments
        ],
        "pages": reading.pages,
        "is_list": reading.is_list,
        "confined": list(reading.confined),
    }


def reading_of(record: dict[str, Any]) -> Reading:
    """Return the reading that a record stands for.  Raises: KeyError, TypeError, ValueError."""
    return Reading(
        artifact=artifact_of_record(record["artifact"]),
        layers=tuple(layer_of(layer) for layer in record["layers"]),
        facts=tuple(_fact_of(fact) for fact in record["facts"]),
        remarks=tuple(Remark(str(code), str(text)) for code, text in record["remarks"]),
        attachments=tuple(
            Attachment(artifact_of_record(one["artifact"]), base64.b64decode(one["data"]))
            for one in record["attachments"]
        ),
        pages=None if record["pages"] is None else int(record["pages"]),
        is_list=record["is_list"] is True,
        confined=tuple(str(word) for word in record["confined"]),
    )


def artifact_record(artifact: Artifact) -> dict[str, Any]:
    """Return an artifact as a plain record."""
    return {
        "file_name": artifact.file_name,
        "media_type": artifact.media_type,
        "sha256": artifact.sha256,
        "size": artifact.size,
    }


def artifact_of_record(record: dict[str, Any]) -> Artifact:
    """Return the artifact that a record stands for.  Raises: KeyError, TypeError, ValueError."""
    return Artifact(
        sha256=str(record["sha256"]),
        size=int(record["size"]),
        media_type=str(record["media_type"]),
        file_name=str(record["file_name"]),
    )


def fact_record(fact: ToldFact) -> dict[str, Any]:
    """Return a told fact as a plain record."""
    return {
        "found_in": fact.found_in,
        "place": None if fact.place is None else place_record(fact.place),
        "text": fact.text,
        "what": fact.what,
    }


def _fact_of(record: dict[str, Any]) -> ToldFact:
    place = record["place"]
    return ToldFact(
        what=str(record["what"]),
        text=str(record["text"]),
        found_in=str(record["found_in"]),
        place=None if place is None else place_of(place),
    )
