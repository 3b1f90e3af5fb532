"""Does a newer reading come beside the older one, which keeps all that people confirmed?"""

import json
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings

from kintrace.casework import statement
from kintrace.casework.acting import NotNow
from kintrace.casework.document_anew import first_layer, read_anew, readings
from kintrace.casework.policy import Refused
from kintrace.casework.statement_state import standing
from kintrace.registry.models import AuditEvent, Document, Role, User
from tests.casework.documents import norvian, statements_of, take_in
from tests.casework.office import Office, works


@pytest.fixture
def taken(recorder: User, at: datetime) -> Document:
    """A paper that an older reader read."""
    return take_in(recorder, at=at, read=norvian())


def anew(user: User, document: Document, *, at: datetime) -> None:
    """Read it again."""
    read_anew(user, at=at, document=document, folder=Path(settings.MEDIA_ROOT))


def test_what_was_confirmed_keeps_its_words_and_offsets(
    recorder: User, taken: Document, at: datetime
) -> None:
    (old,) = statements_of(taken)
    statement.confirm(recorder, at=at, statement=old)
    anew(recorder, taken, at=at)
    before, now = readings(taken)
    assert (old.layer, standing(old).counts) == (before, True)
    assert standing(old).told.content == norvian().proposals[0].content
    fresh = [one for one in statements_of(taken) if one.layer == now]
    assert fresh
    assert not any(standing(one).decision for one in fresh)
    base = first_layer(taken, now)
    assert "".join(base.text[start:end] for start, end in now.runs) == now.text


def test_the_audit_says_which_reader_came_after_which(
    recorder: User, taken: Document, at: datetime
) -> None:
    anew(recorder, taken, at=at)
    event = AuditEvent.objects.everywhere(why="test").get(act="document.read_anew")
    detail = json.loads(event.detail)
    assert detail["before"] == readings(taken)[0].read_by
    assert detail["read_by"].startswith("kintrace ")


def test_the_same_reader_does_not_read_twice(recorder: User, taken: Document, at: datetime) -> None:
    anew(recorder, taken, at=at)
    with pytest.raises(NotNow, match="this reader has read"):
        anew(recorder, taken, at=at)
    assert len(readings(taken)) == 2


def test_another_agency_may_not(office: Office, taken: Document, at: datetime) -> None:
    outsider = works("Southern recorder", office.southern, Role.ACCOUNT_RECORDER)
    with pytest.raises(Refused):
        anew(outsider, taken, at=at)
