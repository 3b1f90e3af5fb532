"""Is a place found by any of its names, and may those who may add one?"""

import pytest
from django.test import Client

from kintrace.casework.place_meant import place_meant
from kintrace.registry.models import Place, PlaceName
from kintrace.web.intake.places import suggestions
from tests.web.office import Office
from tests.web.places_made import made_place

pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.mark.parametrize(
    ("typed", "words", "now"),
    [
        ("нова", "Нова Гавань, Приморська область", ""),
        ("NEW H", "New Harbour, Coast region", ""),
        ("гавань", "Нова Гавань, Приморська область", ""),
        ("стара", "Стара Пристань, Приморська область", "Нова Гавань"),
        ("ميناء", "الميناء الجديد, Coast region", ""),
    ],
)
def test_a_place_is_suggested_by_any_name_once(db: None, typed: str, words: str, now: str) -> None:
    made_place()
    assert [(one.words, one.now) for one in suggestions(typed)] == [(words, now)]


@pytest.mark.parametrize(
    ("said", "is_meant"),
    [
        ("old landing", True),
        ("Стара Пристань, Приморская область", True),
        ("New Harbour, Norvia", True),
        ("New Harbour, Sudria", False),
        ("the harbour", False),
        ("", False),
    ],
)
def test_words_mean_a_place_only_if_they_name_it(db: None, said: str, is_meant: bool) -> None:
    town = made_place()
    assert place_meant(said) == (town if is_meant else None)


def test_a_place_is_looked_up_and_gets_another_name(amina: Client) -> None:
    town = made_place()
    page = amina.get("/places/?name=стара").content.decode()
    assert f"/places/{town.pk}/" in page
    assert "Нова Гавань" in page
    said = {"name": "Harbour No. 2", "kind": "alternative", "source": "A map of 1990"}
    assert amina.post(f"/places/{town.pk}/name/", said).status_code == 302
    shown = amina.get(f"/places/{town.pk}/").content.decode()
    assert all(words in shown for words in ("Harbour No. 2", "A map of 1990", "other:7"))


def test_a_new_place_lies_in_one_that_is_known(amina: Client) -> None:
    made_place()
    said = {"name": "Тиха", "language": "uk", "kind": "settlement", "source": "A paper"}
    refused = amina.post("/places/add/", {**said, "within": "Nowhere"})
    assert (refused.status_code, Place.objects.filter(gazetteer="office").count()) == (200, 0)
    assert amina.post("/places/add/", {**said, "within": "Приморська область"}).status_code == 302
    made = Place.objects.get(gazetteer="office")
    assert (made.parent.code, made.names.get().folded) == ("N-1", "тиха")
    assert amina.post("/places/add/", {**said, "within": "Coast region"}).status_code == 409


def test_who_only_reads_the_audit_adds_nothing(office: Office) -> None:
    town, client = made_place(), Client()
    client.force_login(office.dora)
    said = {"name": "Harbour No. 2", "kind": "alternative", "source": "A map"}
    assert client.post(f"/places/{town.pk}/name/", said).status_code == 404
    assert not PlaceName.objects.filter(name="Harbour No. 2").exists()
