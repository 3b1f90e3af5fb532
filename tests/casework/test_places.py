"""Do places come in once, keep what the office added, and only by those who may?"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from kintrace.casework import claim, place
from kintrace.casework.acting import NotNow
from kintrace.casework.place_file import NoPlaceColumns, read_places
from kintrace.casework.place_load import Loaded, load
from kintrace.casework.place_meant import point_to_places
from kintrace.casework.place_rows import understood
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said, claims_of
from kintrace.cli.main import main
from kintrace.registry.models import AuditEvent, Place
from kintrace.site.home import home_from, prepare_home
from tests.casework.office import Office

TOWN = {"code": "t:1", "kind": "town", "uk": "Нова Гавань", "ru": "Новая Гавань"}


def brought(at: datetime, *rows: Mapping[str, str]) -> Loaded:
    """Bring these rows in."""
    fit, _aside = understood(enumerate(rows, start=1))
    return load(None, at=at, rows=fit, source="A test")


def events(act: str) -> int:
    return AuditEvent.objects.everywhere(why="test").filter(act=act).count()


def names(code: str) -> dict[str, str]:
    """The names of a place with their kinds."""
    return dict(Place.objects.get(gazetteer="t", code=code).names.values_list("name", "kind"))


def test_the_same_table_twice_makes_nothing_twice(db: None, at: datetime) -> None:
    assert (brought(at, TOWN).new, brought(at, TOWN)) == (1, Loaded(0, 0, 0, ()))
    assert (names("1"), events("place.load")) == (
        {"Нова Гавань": "present", "Новая Гавань": "present"},
        1,
    )


def test_a_correction_points_to_the_place_that_it_names(office: Office, at: datetime) -> None:
    brought(at, TOWN)
    told = {"record": office.file.record, "source": office.voice, "at": at}
    (said,) = claim.add(office.amina, said=[Said(property="found_place", value="Гавань")], **told)
    instead = Said(property="found_place", value="Новая Гавань")
    struck = claim.strike(
        office.amina, at=at, claim=said, reason="misheard", source=office.voice, instead=instead
    )
    assert (said.place, struck.place) == (None, Place.objects.get(gazetteer="t", code="1"))


def test_a_renamed_place_keeps_its_old_names(office: Office, at: datetime) -> None:
    brought(at, TOWN)
    town = Place.objects.get(gazetteer="t", code="1")
    said = {"name": "Harbour", "language": "en", "kind": "alternative", "source": "A map"}
    place.add_name(office.amina, at=at, place=town, **said)
    brought(at, {**TOWN, "uk": "Тиха Гавань", "old": "uk:Нова Гавань (2024)", "ru": "Тихая Гавань"})
    assert names("1") == {
        "Тиха Гавань": "present",
        "Нова Гавань": "old",
        "Тихая Гавань": "present",
        "Новая Гавань": "alternative",
        "Harbour": "alternative",
    }


def test_claims_of_a_list_point_to_the_one_place_that_is_named(
    office: Office, at: datetime
) -> None:
    brought(at, TOWN, {**TOWN, "code": "t:2", "uk": "Тиха", "ru": "Тихая"})
    twins = [{**TOWN, "code": f"t:{number}", "uk": "Двійня", "ru": ""} for number in (3, 4)]
    brought(at, *twins)
    values = ("новая гавань", "Двійня", "Nowhere")
    said = [Said(property="birthplace", value=value) for value in (*values, values[0])]
    claims = claims_of(
        said, about=office.file.record, source=office.voice, user=office.amina, at=at
    )
    point_to_places(claims)
    assert [one.place and one.place.code for one in claims] == ["1", None, None, "1"]


def test_what_lies_in_nothing_known_is_put_aside_with_all_within_it(db: None, at: datetime) -> None:
    lost = {**TOWN, "code": "t:2", "within": "t:nowhere"}
    in_lost = {**TOWN, "code": "t:3", "within": "t:2"}
    circle = [{**TOWN, "code": "t:4", "within": "t:5"}, {**TOWN, "code": "t:5", "within": "t:4"}]
    loaded = brought(at, TOWN, lost, in_lost, *circle)
    assert (loaded.new, sorted(one.number for one in loaded.aside)) == (1, [2, 3, 4, 5])


def test_each_fault_of_a_row_is_said() -> None:
    bad = {"code": "no code", "within": "?", "kind": "castle"}
    rows, aside = understood([(1, bad), (2, TOWN), (3, TOWN)])
    assert ([row.number for row in rows], [one.number for one in aside]) == ([2], [1, 3])
    assert aside[0].why.count(";") == 3


def test_a_file_comes_in_by_the_command_and_bad_rows_are_kept(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINTRACE_HOME", str(tmp_path / "office"))
    prepare_home(home_from({"KINTRACE_HOME": str(tmp_path / "office")}))
    (tmp_path / "places.csv").write_text("code;uk;kind\nt:1;Тиха;town\nt:2;;town\n", "utf-8")
    aside = tmp_path / "aside.csv"
    command = ["gazetteer", "load", str(tmp_path / "places.csv"), "--quarantine", str(aside)]
    main.main(command, standalone_mode=False)
    assert names("1") == {"Тиха": "present"}
    assert "3,there is no present name,t:2" in aside.read_text("utf-8")


def test_a_file_without_codes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,kind\nТиха,town\n", "utf-8")
    with pytest.raises(NoPlaceColumns):
        read_places(tmp_path / "places.csv")


def test_a_place_is_added_once_and_with_where_it_is_from(office: Office, at: datetime) -> None:
    said = {"name": "Тиха", "language": "uk", "kind": "settlement", "source": "A paper"}
    made = place.add(office.amina, at=at, **said)
    assert place.add(office.amina, at=at, key=made.pk, **said) == made
    for wrong in (said, {**said, "name": "Гучна", "source": " "}, {**said, "name": " - "}):
        with pytest.raises(NotNow):
            place.add(office.amina, at=at, **wrong)
    assert (events("place.add"), Place.objects.count()) == (1, 1)


def test_nobody_adds_a_place_whom_the_table_does_not_name(office: Office, at: datetime) -> None:
    said = {"name": "Тиха", "language": "uk", "kind": "settlement", "source": "A paper"}
    with pytest.raises(Refused):
        place.add(office.dora, at=at, **said)
    with pytest.raises(Refused):
        load(office.amina, at=at, rows=[], source="A test")
