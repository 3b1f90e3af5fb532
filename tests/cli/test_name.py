"""Does `kintrace name` show how names are read and compared?"""

import json

from click.testing import CliRunner

from kintrace.cli.main import main


def run(*words: str):
    return CliRunner().invoke(main, ["name", *words], prog_name="kintrace")


def test_each_word_is_shown_with_its_part_and_script() -> None:
    lines = run("Ковальська Ганна Олексіївна").stdout.splitlines()
    assert lines[0] == "Ковальська Ганна Олексіївна"
    assert [line.split() for line in lines[1:]] == [
        ["Ковальська", "family", "name", "Cyrillic"],
        ["Ганна", "given", "name", "Cyrillic"],
        ["Олексіївна", "patronymic", "Cyrillic"],
    ]


def test_two_names_are_weighed_with_reasons() -> None:
    answer = run("Ганна Коваль", "Anna Koval").stdout
    assert "bits together" in answer
    assert "Коваль, Koval" in answer


def test_the_same_is_said_in_json() -> None:
    answer = json.loads(run("Ганна Коваль", "Anna Koval", "--json").stdout)
    assert [name["text"] for name in answer["names"]] == ["Ганна Коваль", "Anna Koval"]
    assert answer["bits"] > 0
    assert all(reason["sentence"] for reason in answer["reasons"])


def test_a_text_without_words_is_no_error() -> None:
    assert run("...").stdout == "...\n  no word of a name\n"


def test_unquoted_names_are_refused_with_a_hint() -> None:
    result = run("Ганна", "Коваль", "Anna")
    assert result.exit_code == 2
    assert "quotation marks" in result.stderr
