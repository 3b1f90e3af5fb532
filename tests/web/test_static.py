"""Are styles and scripts small, kept by browsers, and what they are said to be?"""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client

from kintrace.web.static_files import FOLDER, hashed_names, static_files

NAMES = sorted(hashed_names())


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_answered_small_and_may_be_kept_for_ever(name: str) -> None:
    response = Client().get(f"/static/{hashed_names()[name]}", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(response.content) == (FOLDER / name).read_bytes()
    assert "immutable" in response["Cache-Control"]
    assert response.cookies == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["office.css", "../settings.py", "office.000000000000.css"])
def test_a_name_without_the_right_hash_is_not_there(name: str) -> None:
    assert Client().get(f"/static/{name}").status_code == 404


def test_a_vendored_script_is_the_one_whose_hash_is_noted() -> None:
    noted = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    content = (FOLDER / "htmx.min.js").read_bytes()
    assert hashlib.sha256(content).hexdigest() in noted


def test_each_file_names_its_source() -> None:
    noted = re.findall(r"`([\w.]+)`", (FOLDER / "SOURCES.md").read_text(encoding="utf-8"))
    assert {Path(name).name for name in NAMES} <= set(noted)


def test_the_style_has_no_sides_that_arabic_would_have_to_turn() -> None:
    sides = re.compile(r"\b(margin|padding|border|inset)-(left|right)\b|[^-\w](left|right):")
    assert sides.findall((FOLDER / "office.css").read_text(encoding="utf-8")) == []


def test_all_files_are_read_once() -> None:
    assert static_files() is static_files()
