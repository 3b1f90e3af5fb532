"""How is a document read again by a newer reader?

The new layers and proposals are added beside the old ones, which stay as they are: what people
confirmed keeps its words and its offsets. The audit says which reader came after which.
"""

from datetime import datetime
from pathlib import Path

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting
from kintrace.casework.document import store
from kintrace.casework.document_reading import CLEAN, ReadFile, read_file
from kintrace.casework.kept_bytes import bytes_of
from kintrace.registry.models import Document, TextLayer, User


def read_anew(user: User, *, at: datetime, document: Document, folder: Path) -> TextLayer:
    """Read the bytes of a document again, and return the clean text of the new reading.

    Reading takes a child process and happens before the transaction. Raises: Refused, NotNow.
    """
    policy.require(user, "document.read_anew", document)
    read = read_file(bytes_of(document.artifact, folder=folder), name=document.artifact.name)
    if read.refusal is not None or not read.layers:
        raise NotNow(
            "the file can't be read by this reader either", hint="the earlier readings stay"
        )
    with acting(user, "document.read_anew", at=at, on=document) as entry:
        before = readings(document)
        if before and before[-1].read_by == read.clean_read_by:
            raise NotNow("this reader has read the document already")
        proposed = store(document, read, at=at, first=document.layers.count())
        _forget_refusal(document, read)
        entry.detail = {
            "read_by": read.clean_read_by,
            "before": before[-1].read_by if before else "",
            "layers": len(read.layers),
            "said": proposed,
        }
        return readings(document)[-1]


def readings(document: Document) -> list[TextLayer]:
    """Return the clean text of each reading of a document, the newest last."""
    return list(document.layers.filter(name=CLEAN).order_by("number"))


def first_layer(document: Document, clean: TextLayer) -> TextLayer:
    """Return the layer of whose stretches a clean text is made: the first of its reading."""
    earlier = [one.number for one in readings(document) if one.number < clean.number]
    return document.layers.get(number=earlier[-1] + 1 if earlier else 0)


def _forget_refusal(document: Document, read: ReadFile) -> None:
    """Say no more that a document can't be read which now could."""
    if document.refused_code:
        document.refused_code = document.refused_why = document.refused_hint = ""
        document.language = read.language
        document.save(update_fields=["refused_code", "refused_why", "refused_hint", "language"])
