"""Does `kintrace match` hand over all that it found, and `explain` why?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kintrace.cli.main import main
from kintrace.interchange import read_candidates

REQUESTS = "record_id;ПІБ;Дата народження\nR-1;Ковальський Олександр Іванович;12.05.2014\nR-2\n"
REGISTER = (
    "record_id,name,date_of_birth\nC-1,Aleksandr Kovalskiy,2014\nC-2,Boris Smirnov,2009\n"
    "=C-3,Aleksandra Kovalskaya,2014\n"
)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "requests.csv").write_bytes(REQUESTS.encode("cp1251"))
    (tmp_path / "register.csv").write_text(REGISTER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str, *words: str):
    runner = CliRunner()
    return runner.invoke(main, [command, "requests.csv", "register.csv", *words])


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet"])
def test_candidates_are_written_best_first(files: Path, name: str) -> None:
    result = run("match", "-o", name)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    best = read_candidates(files / name).row(0, named=True)
    assert (best["request_id"], best["record_id"], best["rank"]) == ("R-1", "C-1", 1)


def test_without_an_output_csv_goes_to_standard_output(files: Path) -> None:
    result = run("match")
    assert result.stdout.startswith("request_id,record_id,rank,bits")
    assert "kintrace:" not in result.stdout


def test_rows_that_cannot_be_read_are_put_beside_the_output(files: Path) -> None:
    result = run("match", "-o", "out.csv")
    assert "1 row could not be read; they are in out.quarantine.csv" in result.stderr
    assert (files / "out.quarantine.csv").read_text().splitlines() == [
        "file,row,reason,text",
        'requests.csv,3,"the row has 1 cell, the header has 3 cells",R-2',
    ]


def test_the_quarantine_goes_where_it_is_told(files: Path) -> None:
    assert run("match", "--quarantine", "bad.jsonl").exit_code == 0
    assert json.loads((files / "bad.jsonl").read_text())["row"] == 3


def test_identifiers_that_look_like_formulas_are_escaped(files: Path) -> None:
    answer = run("match", "--min-bits", "-1000").stdout
    assert ",'=C-3," in answer
    assert ",=C-3," not in answer


def test_the_top_is_a_limit_for_each_request(files: Path) -> None:
    assert len(run("match", "--top", "1", "--min-bits", "-1000").stdout.splitlines()) == 2


def test_a_report_is_one_page(files: Path) -> None:
    result = run("match", "-o", "out.csv", "--report", "report.html")
    assert "the report is report.html" in result.stderr
    assert "<html" in (files / "report.html").read_text(encoding="utf-8")


def test_json_holds_counts_and_candidates(files: Path) -> None:
    answer = json.loads(run("match", "--json").stdout)
    assert (answer["requests"], answer["records"], answer["put_aside"]) == (1, 3, 1)
    assert answer["candidates"][0]["record_id"] == "C-1"


def test_a_pair_is_explained_with_its_runner_up(files: Path) -> None:
    answer = run("explain", "R-1", "C-1").stdout
    assert answer.startswith("R-1 and C-1: +")
    assert "runner-up: " in answer


def test_an_explanation_is_said_in_json(files: Path) -> None:
    answer = json.loads(run("explain", "R-1", "C-1", "--json").stdout)
    assert answer["candidate"]["rank"] == 1
    assert {row["sign"] for row in answer["rows"]} <= {"agrees", "close", "differs", "unknown"}


def test_a_pair_that_was_not_proposed_is_explained_too(files: Path) -> None:
    assert run("explain", "R-1", "C-2").stdout.startswith("R-1 and C-2: ")


def test_the_report_is_written_in_the_language_that_was_asked_for(files: Path) -> None:
    assert run("match", "--report", "report.html", "--report-language", "ar").exit_code == 0
    assert '<html lang="ar" dir="rtl">' in (files / "report.html").read_text(encoding="utf-8")
