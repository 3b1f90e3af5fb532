"""Does `kintrace document` hand over the text once, and say what it found in it?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kintrace.cli.main import main
from tests.tree import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "harbour.txt"
OTHER = ROOT / "docs" / "examples" / "harbour-gazette.txt"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["document", *map(str, words)])


def test_the_clean_text_can_be_had_alone() -> None:
    clean = run(EXAMPLE, "--clean").stdout
    assert clean.count("harbour master") == 1
    assert "Most read" not in clean
    assert all(line in EXAMPLE.read_text() for line in clean.splitlines())


def test_the_four_parts_are_told_in_order() -> None:
    told = run(EXAMPLE).stdout
    heads = ["SAID ONCE (9 sentences, 5 paragraphs)", "REPEATS", "STATEMENTS (", "WARNINGS"]
    places = [told.index(head) for head in heads]
    assert places == sorted(places)
    assert "  joint 2, at 1336: …comes. Most read Share | understood that" in told


def test_one_json_document_holds_everything() -> None:
    record = json.loads(run(EXAMPLE, "--json").stdout)
    (document,) = record["documents"]
    assert len(document["glue"]) == 2
    assert len(document["fragments"]) == 3
    assert document["statements"][0]["speaker"]["phrase"]["text"]
    assert record["reuse"] is None


def test_of_several_files_it_is_said_which_count_as_one(tmp_path: Path) -> None:
    told = run(EXAMPLE, OTHER).stdout
    assert "TEXTS IN COMMON (2 documents count as 1)" in told
    result = run(EXAMPLE, OTHER, "--html", tmp_path / "page.html")
    assert (result.stdout, (tmp_path / "page.html").exists()) == ("", True)


def test_words_of_a_document_can_not_move_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("The mayor \x1b[31msaid that\x07 nobody came.\u202e\n", encoding="utf-8")
    told = run(path).stdout
    assert not set("\x1b\x07\u202e") & set(told)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("nowhere.txt",), 3), ((str(EXAMPLE), "--html", "nowhere/page.html"), 5), ((), 2)],
)
def test_what_can_not_be_done_is_refused(words: tuple[str, ...], code: int) -> None:
    assert run(*words).exit_code == code
