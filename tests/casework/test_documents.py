"""Is a document taken in as it came, read apart, and kept even where it can't be read?"""

from datetime import datetime
from pathlib import Path

import pytest

from kintrace.casework import document
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.documents.statements import Told
from kintrace.registry.models import Artifact, AuditEvent, Document, User
from tests.casework.documents import statements_of
from tests.casework.office import Office

# Its lead runs into a second copy of itself.
GLUED = (
    "Norvia accused Sudria of taking about forty children from the school at Lake Osk. "
    "Sudria denied that any child had been taken from the school by force.\n"
    "While the two Norvia accused Sudria of taking about forty children from the school at "
    "Lake Osk. Sudria denied that any child had been taken from the school by force.\n"
)


def bring(user: User, data: bytes, *, at: datetime, folder: Path) -> Document:
    """Bring a file."""
    told = Told(publisher="Osk Herald")
    return document.bring(
        user, at=at, data=data, name="page.txt", folder=folder, told=told, from_whom="A reader"
    )


def test_a_text_keeps_its_bytes_and_gives_its_clean_text_once(
    recorder: User, at: datetime, tmp_path: Path
) -> None:
    taken = bring(recorder, GLUED.encode(), at=at, folder=tmp_path)
    assert (tmp_path / taken.artifact.stored_as).read_bytes() == GLUED.encode()
    first, clean = taken.layers.order_by("number")
    assert first.text == GLUED
    assert clean.text.count("accused") == 1
    assert "".join(first.text[start:end] for start, end in clean.runs) == clean.text
    assert [one.told["speaker"]["phrase"]["text"] for one in statements_of(taken)][:2] == [
        "Norvia", "Sudria",
    ]  # fmt: skip
    assert taken.artifact.custody_events.get().from_whom == "A reader"


def test_the_same_file_comes_in_once(recorder: User, at: datetime, tmp_path: Path) -> None:
    first = bring(recorder, GLUED.encode(), at=at, folder=tmp_path)
    assert bring(recorder, GLUED.encode(), at=at, folder=tmp_path) == first
    assert first.artifact.custody_events.count() == 1
    events = AuditEvent.objects.everywhere(why="test").filter(act="document.take_in")
    assert events.count() == 1


def test_a_file_that_cannot_be_read_is_kept_and_says_so(
    recorder: User, at: datetime, tmp_path: Path
) -> None:
    broken = b"%PDF-1.7\nthis is the beginning of no document at all"
    taken = bring(recorder, broken, at=at, folder=tmp_path)
    assert taken.refused_code.startswith("K5")
    assert (taken.layers.count(), statements_of(taken)) == (0, [])
    assert (tmp_path / taken.artifact.stored_as).read_bytes() == broken


def test_an_empty_file_and_those_without_the_right_bring_nothing(
    office: Office, recorder: User, at: datetime, tmp_path: Path
) -> None:
    with pytest.raises(NotNow, match="empty"):
        bring(recorder, b"", at=at, folder=tmp_path)
    for user in (office.dora, office.protector):
        with pytest.raises(Refused):
            bring(user, GLUED.encode(), at=at, folder=tmp_path)
    assert Artifact.objects.everywhere(why="test").count() == 0
    assert list(tmp_path.iterdir()) == []


MAIL = b"""From: reader@osk.example
To: office@osk.example
Subject: What I found
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Sudria denied that any child was moved.
--b
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="list.txt"

Norvia said that forty children were moved.
--b--
"""


def test_a_file_inside_of_a_letter_is_a_document_of_its_own(
    recorder: User, at: datetime, tmp_path: Path
) -> None:
    letter = bring(recorder, MAIL, at=at, folder=tmp_path)
    rows = Document.objects.everywhere(why="test").exclude(pk=letter.pk)
    (inside,) = rows
    assert inside.artifact.name == "list.txt"
    assert inside.artifact.custody_events.get().from_whom == "page.txt"
    assert [one.told["speaker"]["phrase"]["text"] for one in statements_of(inside)] == ["Norvia"]
