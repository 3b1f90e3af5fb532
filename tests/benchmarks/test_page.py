"""Does the page of measurements show the committed results, and nothing else?"""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.page import PAGE, RESULTS, written_again
from benchmarks.report import Report, Table


def block(name: str, inner: str = "old\n") -> str:
    return f"Before.\n<!-- results: {name} -->\n{inner}<!-- end of results -->\nAfter.\n"


def publish(folder: Path, name: str, *titles: str) -> None:
    tables = [Table(title, ("contender", "recall"), [("Kintrace", 0.5)]) for title in titles]
    Report(name, tables, date(2026, 11, 24), "python -m x", {"cores": "2"}).publish(folder)


def test_the_page_is_what_the_command_writes() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert written_again(text, RESULTS) == text, "run `python -m benchmarks.page`"


def test_every_committed_result_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [
        name.stem for name in RESULTS.glob("*.json") if f"benchmarks.{module(name)}" not in text
    ] == []


def module(result: Path) -> str:
    return result.stem.partition("-")[0]


def test_a_block_gets_the_tables_and_where_they_were_measured(tmp_path: Path) -> None:
    publish(tmp_path, "febrl", "FEBRL 4")
    page = written_again(block("febrl"), tmp_path)
    assert "Measured on 2026-11-24 with `python -m x`.\ncores 2.\n" in page
    assert "### FEBRL 4" in page
    assert "| Kintrace | 0.500 |" in page
    assert "old" not in page
    assert page.startswith("Before.\n")
    assert page.endswith("After.\n")


def test_a_page_written_twice_stays_the_same(tmp_path: Path) -> None:
    publish(tmp_path, "febrl", "FEBRL 4")
    once = written_again(block("febrl") + block("other"), tmp_path)
    assert written_again(once, tmp_path) == once


def test_a_result_that_is_not_there_yet_says_how_to_measure_it(tmp_path: Path) -> None:
    page = written_again(block("records-*"), tmp_path)
    assert "Not measured yet: `python -m benchmarks.records`." in page


def test_a_block_may_choose_tables_by_title(tmp_path: Path) -> None:
    publish(tmp_path, "names", "Slices", "Goals")
    page = written_again(block("names | Goals"), tmp_path)
    assert "### Goals" in page
    assert "### Slices" not in page


def test_a_title_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    publish(tmp_path, "names", "Slices")
    with pytest.raises(KeyError):
        written_again(block("names | Goals"), tmp_path)


def test_sizes_stand_in_order_of_number(tmp_path: Path) -> None:
    for size in (1_000_000, 100_000, 20_000):
        publish(tmp_path, f"records-{size}", f"World of {size}")
    page = written_again(block("records-*"), tmp_path)
    places = [page.index(f"World of {size}\n") for size in (20_000, 100_000, 1_000_000)]
    assert places == sorted(places)
