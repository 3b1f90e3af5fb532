"""Does `kintrace letter form` print forms, tell all faults and ask about what may endanger?"""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from kintrace.cli.main import main

MESSAGE: dict[str, Any] = {
    "kind": "kintrace-family-message-1",
    "number": "KT-1",
    "mode": "open_rcm",
    "language": "uk",
    "sender": {"name": "Ганна Коваль", "language": "uk", "address": ["Нижня Криниця"]},
    "recipient": {"name": "محمد الحسن", "language": "ar", "address": ["دار النور"]},
    "text": "У нас усе добре.\nПоруч бригада.",
}


def run(folder: Path, *options: str, message: Any = None) -> Result:
    words = ["letter", "form"]
    if message is not None:
        file = folder / "message.json"
        file.write_text(json.dumps(message, ensure_ascii=False), encoding="utf-8")
        words.append(str(file))
    return CliRunner().invoke(main, [*words, *options, "-o", str(folder / "form.pdf")])


def test_a_message_is_printed_and_worries_are_told_by_their_place(tmp_path: Path) -> None:
    result = run(tmp_path, message=MESSAGE)
    assert result.exit_code == 0, result.stderr
    assert "look at line 2, sign 7 of the text: military" in result.stderr
    assert "бригада" not in result.stderr
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF-")


def test_a_blank_form_needs_no_message(tmp_path: Path) -> None:
    result = run(tmp_path, "--language", "ar", "--beside", "uk", "--restricted")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF-")


def test_all_faults_of_a_message_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    broken = MESSAGE | {"text": "", "recipient": {"name": "محمد", "language": "ar"}}
    result = run(tmp_path, message=broken)
    assert result.exit_code == 4
    assert "neither an address nor a map; the message says nothing" in result.stderr
    assert not (tmp_path / "form.pdf").exists()


def test_what_is_no_message_is_refused(tmp_path: Path) -> None:
    assert run(tmp_path, message=["no", "message"]).exit_code == 3
