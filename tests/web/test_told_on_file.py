"""Does what somebody tells come onto a child's file, with teller and certainty, and once?"""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.registry.models import Artifact, ChildFile, Movement, Place, Record, Relation
from tests.casework.office import register
from tests.web.office import Office
from tests.web.places_made import made_place

pytestmark = pytest.mark.usefixtures("without_second_factor")
TELLER = {"new_source": "Ms Bondar, a teacher", "new_kind": "person", "certainty": "probable"}


@pytest.fixture
def file(office: Office) -> ChildFile:
    return register(office.amina, at=timezone.now())


def sent(client: Client, file: ChildFile, act: str, times: int = 1, **said: Any) -> Any:
    """Send one form of the file, as often as a nervous hand does."""
    key = str(uuid4())
    for _ in range(times):
        answer = client.post(reverse(act, args=[file.pk]), {"key": key, **said})
    return answer


def told(record: Record, code: str) -> tuple[str, str, str]:
    """The one standing claim of a property: value, teller, certainty."""
    one = record.claims.standing().get(property=code)
    return one.value, one.source.name, one.certainty


def test_a_relative_is_described_and_told_of_the_child(amina: Client, file: ChildFile) -> None:
    town = made_place()
    said = {"relation": "mother", "relation_words": "her mama", "name": "Олена Мельник",
            "birth": "34", "place": "стара пристань", "is_alive": "alive"}  # fmt: skip
    assert sent(amina, file, "file_relative_add", times=2, **said, **TELLER).status_code == 302
    relation = Relation.objects.everywhere(why="test").get(record=file.record)
    assert (relation.relation, relation.source.name) == ("her mama", TELLER["new_source"])
    teller = (TELLER["new_source"], TELLER["certainty"])
    assert told(file.record, "mother_name") == ("Олена Мельник", *teller)
    assert told(relation.relative, "age") == ("34", *teller)
    assert relation.relative.claims.get(property="current_place").place == town
    page = amina.get(reverse("file_relative", args=[file.pk, relation.pk])).content.decode()
    assert all(
        words in page for words in ("Олена Мельник", "her mama", "Ms Bondar, a teacher", "(now")
    )


def test_who_told_it_is_asked(amina: Client, file: ChildFile) -> None:
    said = {"relation_words": "an uncle", "name": "Петро"}
    answer = sent(amina, file, "file_relative_add", **said)
    assert (answer.status_code, file.record.relations.count()) == (200, 0)
    assert "Say who told it" in answer.content.decode()


def test_children_of_one_family_are_kept_together(
    amina: Client, office: Office, file: ChildFile
) -> None:
    second, third = (register(office.bashir, at=timezone.now()) for _ in range(2))
    said = {"relation_words": "little brother", "name": "Івась", **TELLER}
    for one, other in ((file, second), (third, second), (file, second)):
        assert sent(amina, one, "file_sibling_add", number=other.number, **said).status_code == 302
    family = file.record.memberships.get().family
    assert {one.record_id for one in family.members.all()} == {
        file.record_id,
        second.record_id,
        third.record_id,
    }
    assert told(third.record, "sibling")[0] == "Івась"


def test_a_file_that_one_may_not_read_is_no_sibling(
    amina: Client, office: Office, file: ChildFile
) -> None:
    other = register(office.carla, at=timezone.now())
    for number in (other.number, "C-0000", file.number):
        said = {"number": number, "relation_words": "brother", "name": "Івась", **TELLER}
        answer = sent(amina, file, "file_sibling_add", **said)
        assert (answer.status_code, file.record.memberships.count()) == (200, 0)


def test_a_sighting_keeps_when_it_was_seen_and_when_it_was_told(
    amina: Client, file: ChildFile
) -> None:
    said = {"kind": "seen_in_person", "words": "Чекала біля школи", "place": "Nowhere",
            "observed": "March 2026", "reported_on": "2026-04-05", "is_safe": "no"}  # fmt: skip
    assert sent(amina, file, "file_sighting_add", times=2, **said, **TELLER).status_code == 302
    seen = file.record.sightings.get()
    assert (seen.observed_text, seen.is_safe_to_disclose) == ("March 2026", False)
    assert timezone.localdate(seen.reported_at).isoformat() == "2026-04-05"
    assert told(seen.record, "last_known_location")[0] == "Nowhere"
    page = amina.get(reverse("file", args=[file.pk])).content.decode()
    assert "Чекала біля школи" in page
    assert "not to be told to others" in page


def test_a_movement_is_neutral_and_its_reason_the_tellers(amina: Client, file: ChildFile) -> None:
    made_place()
    said = {"from_text": "Нова Гавань", "departed": "May 2026", "words": "They took the class",
            "stated_reason": "a summer camp"}  # fmt: skip
    assert sent(amina, file, "file_movement_add", times=2, **said, **TELLER).status_code == 302
    moved = Movement.objects.everywhere(why="test").get()
    assert (moved.from_text, moved.from_place) == ("Нова Гавань", Place.objects.get(code="T"))
    claims = moved.claims.values_list("property", "value", "source__name", "certainty")
    assert set(claims) == {
        ("occurred", "They took the class", TELLER["new_source"], "probable"),
        ("stated_reason", "a summer camp", TELLER["new_source"], "probable"),
    }


def test_a_paper_is_kept_as_it_came_and_read_by_those_who_may(
    amina: Client, office: Office, file: ChildFile, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    paper = SimpleUploadedFile("note.txt", "Ми в Новій Гавані.".encode())
    said = {"paper": paper, "kind": "document", "from_whom": "The teacher"}
    assert sent(amina, file, "file_paper_add", **said).status_code == 302
    kept = Artifact.objects.everywhere(why="test").get(record=file.record)
    assert (kept.name, kept.custody_events.get().from_whom) == ("note.txt", "The teacher")
    address = reverse("artifact", args=[kept.pk])
    assert b"".join(amina.get(address).streaming_content) == "Ми в Новій Гавані.".encode()
    carla = Client()
    carla.force_login(office.carla)
    assert carla.get(address).status_code == 404
