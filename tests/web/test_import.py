"""Does a list come in as the command line reads it, only after a look, and go out again whole?"""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from kintrace.casework import access, intake
from kintrace.registry.models import Artifact, Claim, Import, ImportRow, Record, Source
from kintrace.web.lists import forms, reading
from kintrace.web.lists.brought import path_of
from kintrace.web.lists.reading import read_list
from kintrace.web.lists.reasons import reason_words
from tests.web.lists_made import HOME, RUSSIAN, bring_list, import_list, uploaded
from tests.web.office import Office

pytestmark = pytest.mark.usefixtures("without_second_factor")
MARIA = "Ковальская Мария Ивановна"


@pytest.fixture
def amina(office: Office) -> Client:
    client = Client()
    client.force_login(office.amina)
    return client


def bring(client: Client, **more: Any) -> Any:
    """Send a list as a browser does."""
    sent = {"file": uploaded(), "source_kind": "institution", "source_name": HOME, **more}
    return client.post("/lists/", sent)


def everywhere(model: Any) -> Any:
    """All rows of a table, as a test may see them."""
    return model.objects.everywhere(why="test")


def test_a_list_is_kept_as_it_came_with_whose_it_is(amina: Client) -> None:
    assert bring(amina).status_code == 302
    artifact = everywhere(Artifact).get()
    assert path_of(artifact).read_bytes() == RUSSIAN.encode("cp1251")
    assert path_of(artifact).stat().st_mode & 0o777 == 0o600
    assert path_of(artifact).parent == Path(settings.MEDIA_ROOT)
    assert (artifact.source.kind, artifact.source.name) == ("institution", HOME)
    assert everywhere(Record).count() == 0


def test_a_russian_list_is_read_under_its_own_headers(amina: Client, office: Office) -> None:
    read = read_list(path_of(bring_list(office.amina)), mapping={})
    columns = {one.header: one.column for one in read.readings}
    assert columns == {
        "Номер карточки": "record_id",
        "ФИО": "name",
        "Дата рождения": "date_of_birth",
        "Пол": "sex",
        "Место рождения": "birthplace",
        "Мать": "mother_name",
        "Группа": columns["Группа"],
    }
    assert [row.label for row in read.good] == ["17", "18", "21"]
    assert [(row.number, row.faults) for row in read.faulty] == [
        (4, ("the row has no identifier and no name",)),
        (5, ["sex: this is none of the answers to choose from"]),
    ]


def test_what_would_come_in_is_shown_before_it_does(amina: Client, office: Office) -> None:
    artifact = bring_list(office.amina)
    page = amina.get(f"/lists/{artifact.pk}/check/").content.decode()
    assert MARIA in page
    assert "the row has no identifier and no name" in page
    assert "sex: this is none of the answers to choose from" in page
    assert everywhere(Record).count() == 0


def test_another_column_may_be_chosen(amina: Client, office: Office) -> None:
    artifact = bring_list(office.amina)
    page = amina.get(f"/lists/{artifact.pk}/check/?column-3=-").content.decode()
    assert "this is none of the answers" not in page
    page = amina.get(f"/lists/{artifact.pk}/check/?column-5=father_name").content.decode()
    assert '<option value="father_name" selected>' in page


@pytest.mark.parametrize("query", ["column-5=name", "column-0=note&column-1=note"])
def test_columns_that_make_no_list_are_asked_about(
    amina: Client, office: Office, query: str
) -> None:
    address = f"/lists/{bring_list(office.amina).pk}/check/?{query}"
    page = amina.get(address).content.decode()
    assert 'class="faults"' in page
    assert "Read the list again" in page


def test_a_list_comes_in_once_with_each_rows_origin(amina: Client, office: Office) -> None:
    artifact, key = bring_list(office.amina), str(uuid4())
    for _ in range(2):
        answer = amina.post(f"/lists/{artifact.pk}/check/", {"key": key, "kind": "list_line"})
        assert answer.url == f"/lists/{key}/"
    line = everywhere(ImportRow).get(whole=key, number=2)
    assert line.cells["ФИО"] == MARIA
    told = {one.property: one for one in line.record.claims.all()}
    assert told["name"].value == MARIA
    assert told["name"].source.name == HOME
    assert told["name"].artifact == artifact
    assert told["sex"].choice == "female"
    assert everywhere(Record).count() == 3


def test_what_a_list_does_not_know_is_one_kind_of_unknown(office: Office) -> None:
    whole = import_list(office.amina)
    line = whole.rows.get(number=6)
    assert line.record.claims.get(property="date_of_birth").unknown == "does_not_know"


def test_rows_put_aside_stay_with_the_import(amina: Client, office: Office) -> None:
    whole = import_list(office.amina)
    page = amina.get(f"/lists/{whole.pk}/").content.decode()
    assert whole.rows.filter(record__isnull=True).count() == 2
    assert "неразборчиво" in page


def test_a_whole_import_is_undone_for_a_reason(amina: Client, office: Office) -> None:
    whole = import_list(office.amina)
    assert "faults" in amina.post(f"/lists/{whole.pk}/undo/", {"why": ""}).content.decode()
    amina.post(f"/lists/{whole.pk}/undo/", {"why": "The wrong year."})
    whole.refresh_from_db()
    assert whole.state == "undone"
    assert not everywhere(Record).filter(withdrawn_at__isnull=True).exists()
    assert "The wrong year." in amina.get(f"/lists/{whole.pk}/").content.decode()


def test_an_import_on_which_somebody_works_says_why_it_stays(
    amina: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = import_list(office.amina)
    monkeypatch.setattr("kintrace.casework.list_import.is_worked_on", lambda keys: True)
    page = amina.post(f"/lists/{whole.pk}/undo/", {"why": "x"}).content.decode()
    assert "Strike its claims one by one instead." in page


def test_the_same_file_again_is_said_to_have_come_in(amina: Client, office: Office) -> None:
    whole = import_list(office.amina)
    page = amina.get(f"/lists/{whole.artifact_id}/check/").content.decode()
    assert f"/lists/{whole.pk}/" in page


def test_a_list_of_people_looked_for_makes_sought_records(amina: Client, office: Office) -> None:
    artifact = bring_list(office.amina)
    amina.post(f"/lists/{artifact.pk}/check/", {"key": str(uuid4()), "kind": "sought"})
    assert set(everywhere(Record).values_list("kind", flat=True)) == {"sought"}


@pytest.mark.parametrize("name", ["photo.png", "empty.csv", "page.html"])
def test_a_file_that_is_no_list_is_refused_calmly(amina: Client, office: Office, name: str) -> None:
    text = {"photo.png": "\x89PNG", "empty.csv": " ", "page.html": "<html></html>"}[name]
    answer = bring(amina, file=uploaded(text, encoding="latin-1"))
    page = amina.get(answer.url).content.decode()
    assert "This file can&#x27;t be read as a list" in page or "can't be read as a list" in page


def test_a_file_or_list_that_is_too_large_is_refused(
    amina: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    page = amina.get(bring(amina).url).content.decode()
    assert "more than 3 rows" in page
    monkeypatch.setattr(forms, "LARGEST_BYTES", 10)
    assert "larger than 10" in bring(amina).content.decode()


def test_a_source_is_named_once(amina: Client) -> None:
    bring(amina)
    bring(amina, file=uploaded(RUSSIAN + "22;Новая Анна;2010;ж;;;\n"))
    assert everywhere(Source).filter(name=HOME).count() == 1


def test_carla_sees_neither_the_list_nor_the_import(office: Office) -> None:
    whole = import_list(office.amina)
    client = Client()
    client.force_login(office.carla)
    for address in (f"/lists/{whole.pk}/", f"/lists/{whole.artifact_id}/check/"):
        assert client.get(address).status_code == 404
    assert "список" not in client.get("/lists/").content.decode()
    assert access.visible(Import, user=office.carla, at=timezone.now()).count() == 0
    assert access.visible(Claim, user=office.carla, at=timezone.now()).count() == 0


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("the row has 3 cells, the header has 5 cells", "cells in the row: 3, in the header: 5"),
        ("sex: this is none of the answers to choose from",
         "sex: this is none of the answers to choose from"),
        ("something new", "something new"),
    ],
)  # fmt: skip
def test_a_reason_is_said_in_whole_words(reason: str, words: str) -> None:
    assert reason_words(reason) == words


def test_an_import_makes_what_intake_makes(office: Office) -> None:
    whole = import_list(office.amina)
    made = intake.make_record(office.amina, at=timezone.now(), kind="list_line")
    record = whole.rows.get(number=2).record
    same = ("agency_id", "team_id", "owner_id", "kind")
    assert [getattr(record, name) for name in same] == [getattr(made, name) for name in same]
