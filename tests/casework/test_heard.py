"""Is everybody found by how their name sounds, and nobody by a name that was taken back?"""

from datetime import datetime

import pytest

from kintrace.casework import claim, heard, index
from kintrace.casework.saying import Said
from kintrace.registry.models import Claim, HeardWord, IndexQueue, IndexState, Record
from tests.casework.office import Office, erase, work

pytestmark = pytest.mark.usefixtures("begun_index")


def everybody() -> Record:
    return Record.objects.everywhere(why="test")


def found(text: str) -> set[object]:
    """Whom these words find among those whose sounds are kept."""
    return set(heard.found(text, among=everybody()).values_list("pk", flat=True))


def named(office: Office, at: datetime, name: str) -> Claim:
    said = [Said(property="nickname", value=name)]
    (made,) = claim.add(
        office.amina, at=at, record=office.file.record, source=office.voice, said=said
    )
    return made


@pytest.mark.parametrize("text", ["Жмеринчук", "Zhmerynchuk", "zhmer", "Лариса Жмеринчук"])
def test_a_name_is_found_by_its_sound_in_any_script_or_by_how_it_begins(
    office: Office, at: datetime, text: str
) -> None:
    named(office, at, "Жмеринчук Лариса")
    work(at)
    assert found(text) == {office.file.record_id}


def test_each_word_must_be_heard(office: Office, at: datetime) -> None:
    named(office, at, "Жмеринчук Лариса")
    work(at)
    assert IndexQueue.objects.count() == 0
    assert found("Жмеринчук Наталя") == set()


def test_a_name_is_found_before_the_index_took_it_in(office: Office, at: datetime) -> None:
    work(at)
    named(office, at, "Жмеринчук")
    assert found("Zhmerynchuk") == set()
    assert heard.waiting("Zhmerynchuk", among=everybody()) == {office.file.record_id}
    work(at)
    assert heard.waiting("Zhmerynchuk", among=everybody()) == set()


def test_a_struck_name_finds_nobody(office: Office, at: datetime) -> None:
    one = named(office, at, "Жмеринчук")
    work(at)
    claim.strike(office.amina, at=at, claim=one, reason="misheard", source=office.voice)
    work(at)
    assert found("Жмеринчук") == set()


def test_an_erased_name_is_no_longer_heard_from_that_moment(office: Office, at: datetime) -> None:
    one = named(office, at, "Жмеринчук")
    work(at)
    erase(office, [one], at=at)
    kept = HeardWord.objects.everywhere(why="test").filter(record=office.file.record)
    assert not kept.exists()
    work(at)
    assert found("Жмеринчук") == set()
    assert kept.exists()


def test_another_way_of_making_keys_makes_the_sounds_anew(office: Office, at: datetime) -> None:
    named(office, at, "Жмеринчук")
    work(at)
    IndexState.objects.update(version="another")
    index.begin()
    assert found("Жмеринчук") == set()
    work(at)
    assert found("Жмеринчук") == {office.file.record_id}
