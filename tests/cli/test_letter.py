"""Does `kintrace letter` make, carry, print and open letters, and refuse what it should?

The whole way there and back is in tests/transcripts/letter_there_and_back.txt.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks import letter_cast as cast
from benchmarks.letter_mutations import CHEAP, PASSPHRASE
from kintrace.cli.main import main
from kintrace.letters.directory_check import read_directory
from kintrace.letters.folder import LetterFolder, make_folder
from kintrace.letters.keys import PrivateKeys
from kintrace.letters.keys_file import locked
from kintrace.letters.recovery import read_kit
from kintrace.values.canonical import canonical

WAY = ["--directory", "."]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with both directories, everybody's keys, and a letter that waits."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KINTRACE_PASSPHRASE", PASSPHRASE)
    Path("west.directory").write_bytes(cast.WEST_DIRECTORY.written())
    Path("east.directory").write_bytes(cast.EAST_DIRECTORY.written())
    for one in (cast.OLEH, cast.IRYNA, cast.AMINA, cast.DANYLO, cast.CARLA):
        keep(one)
    sealed = cast.letter()
    make_folder(Path("mama.letter"), envelope=sealed.envelope, content=sealed.data)


def keep(one: PrivateKeys) -> None:
    name = one.public.holder.lower()
    # What a guess costs is not what is tested here.
    Path(f"{name}.key").write_bytes(locked(one, passphrase=PASSPHRASE, cost=CHEAP))
    Path(f"{name}.pub").write_bytes(canonical(one.public.record()))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["letter", *words], prog_name="kintrace")


def hand_over(*words: str) -> Result:
    return run("hand-over", "mama.letter", "--key", "amina.key", "--place", "West", *WAY, *words)


def test_private_files_are_for_their_owner_only() -> None:
    run("key", "make", "Bashir", "-o", "bashir.key")
    assert os.stat("bashir.key").st_mode & 0o077 == 0
    assert run("key", "show", "bashir.key").stdout == run("key", "show", "bashir.pub").stdout


def test_a_proposed_passphrase_is_new_each_time() -> None:
    one, other = (run("key", "passphrase").stdout.split() for _ in range(2))
    assert len(one) == 6
    assert one != other


def test_a_changed_passphrase_opens_the_key_and_the_old_one_does_not() -> None:
    Path("new.txt").write_text("quite another passphrase")
    run("key", "change-passphrase", "--key", "amina.key", "--new-passphrase-file", "new.txt")
    told = ("--key", "amina.key", "--to", "Danylo", "--place", "West", *WAY)
    assert run("hand-over", "mama.letter", *told).exit_code == 10
    answer = run("hand-over", "mama.letter", *told, "--passphrase-file", "new.txt")
    assert answer.exit_code == 0, answer.output


def test_stock_age_opens_a_letter_with_an_exported_key() -> None:
    run("key", "export", "--key", "carla.key", "-o", "carla.txt")
    assert os.stat("carla.txt").st_mode & 0o077 == 0
    words = ["age", "--decrypt", "--identity", "carla.txt", "mama.letter/letter.age"]
    text = subprocess.run(words, capture_output=True, check=True).stdout
    assert json.loads(text)["content"]["text"] == cast.TEXT


def test_nothing_is_overwritten() -> None:
    before = Path("amina.key").read_bytes()
    answer = run("key", "make", "Amina", "-o", "amina.key")
    assert answer.exit_code == 5
    assert Path("amina.key").read_bytes() == before


def test_a_wrong_passphrase_ends_with_ten_and_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINTRACE_PASSPHRASE", "another one altogether")
    answer = hand_over("--to", "Danylo")
    assert answer.exit_code == 10
    assert "[K744]" in answer.stderr


def test_a_passphrase_is_asked_for_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KINTRACE_PASSPHRASE")
    words = ["letter", "open", "mama.letter", "--key", "carla.key", *WAY, "--anyway"]
    answer = CliRunner().invoke(main, words, prog_name="kintrace", input=PASSPHRASE + "\n")
    assert answer.exit_code == 0
    assert cast.TEXT in answer.stdout
    assert PASSPHRASE not in answer.output


def test_the_state_of_a_letter_is_told_in_json() -> None:
    hand_over("--to", "Danylo")
    answer = run("status", "mama.letter", *WAY, "--json")
    told = json.loads(answer.stdout)
    assert answer.exit_code == 10
    assert (told["holder"], told["is_whole"]) == ("Danylo", False)
    assert [fault["kind"] for fault in told["faults"]] == ["signature_missing"]


def test_what_a_record_still_lacks_is_told_in_json() -> None:
    told = json.loads(hand_over("--to", "Danylo", "--json").stdout)
    assert told == [{"number": 1, "missing": ["receiver"]}]
    words = ("receive", "mama.letter", "--key", "danylo.key", *WAY, "--json")
    assert json.loads(run(*words).stdout) == [{"number": 1, "missing": []}]


def test_only_who_has_the_letter_hands_it_over() -> None:
    hand_over("--to", "Danylo")
    answer = hand_over("--to", "Danylo")
    assert (answer.exit_code, "K772" in answer.stderr) == (6, True)


def test_who_takes_it_signs_the_seal_as_they_see_it() -> None:
    hand_over("--to", "Danylo")
    words = ("receive", "mama.letter", "--key", "danylo.key", *WAY)
    assert run(*words, "--seal", "broken").exit_code == 6
    assert run(*words).exit_code == 0


def test_a_broken_seal_is_loud() -> None:
    hand_over("--to", "Danylo", "--seal", "broken")
    run("receive", "mama.letter", "--key", "danylo.key", *WAY, "--seal", "broken")
    answer = run("status", "mama.letter", *WAY)
    assert answer.exit_code == 10
    assert "seal_broken" in answer.stderr


def test_a_changed_letter_is_loud_and_not_opened() -> None:
    path = Path("mama.letter/letter.age")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert "content_changed" in run("status", "mama.letter", *WAY).stderr
    answer = run("open", "mama.letter", "--key", "carla.key", *WAY, "--anyway")
    assert (answer.exit_code, answer.stdout) == (10, "")


def test_a_letter_is_opened_in_json() -> None:
    answer = run("open", "mama.letter", "--key", "carla.key", *WAY, "--anyway", "--json")
    assert json.loads(answer.stdout)["text"] == cast.TEXT


def test_two_officers_bring_back_a_lost_key() -> None:
    keepers = ["--keeper", "oleh.pub", "--keeper", "iryna.pub"]
    run("key", "split", "--key", "carla.key", *keepers, "-o", "carla.recovery")
    first = ["--key", "oleh.key", "--with", "iryna.pub", "-o", "half.share"]
    assert run("key", "share", "carla.recovery", *first).exit_code == 0
    second = ["--key", "iryna.key", "--share", "half.share", "-o", "again.key"]
    Path("new.txt").write_text(PASSPHRASE)
    answer = run("key", "recover", "carla.recovery", *second, "--new-passphrase-file", "new.txt")
    assert answer.exit_code == 0, answer.output
    opened = run("open", "mama.letter", "--key", "again.key", *WAY, "--anyway")
    assert cast.TEXT in opened.stdout


def test_a_revoked_key_is_refused_by_its_office() -> None:
    told = ["west.directory", "Danylo", "--why", "lost telephone", "--since", "2026-03-02T00:00Z"]
    assert run("directory", "revoke", *told).exit_code == 0
    assert run("status", "mama.letter", *WAY).exit_code == 10, "nobody has signed it yet"
    for officer in ("oleh", "iryna"):
        run("directory", "sign", "west.directory", "--key", f"{officer}.key")
    assert run("status", "mama.letter", *WAY).exit_code == 0
    assert hand_over("--to", "Danylo").exit_code == 6
    assert "revoked since 2026-03-02" in run("directory", "show", "west.directory").stdout


def test_a_new_recovery_key_is_kept_by_the_officers_of_now() -> None:
    answer = run("directory", "new-recovery", "west.directory", "-o", "second.recovery")
    assert answer.exit_code == 0, answer.output
    for officer in ("oleh", "iryna"):
        run("directory", "sign", "west.directory", "--key", f"{officer}.key")
    newest = read_directory(Path("west.directory").read_bytes()).newest
    kit = read_kit(Path("second.recovery").read_bytes())
    assert newest.recovery == kit.recipient != cast.RECOVERY[cast.WEST].public.encryption
    assert {one for pair in kit.pairs for one in pair.keepers} == set(newest.officers())


def test_a_person_is_added_once_two_officers_sign() -> None:
    keep(cast.keys("Bashir"))
    assert run("directory", "add", "west.directory", "--caseworker", "bashir.pub").exit_code == 0
    for officer in ("oleh", "iryna"):
        assert run("directory", "sign", "west.directory", "--key", f"{officer}.key").exit_code == 0
    told = json.loads(run("directory", "show", "west.directory", "--json").stdout)
    assert (told["number"], told["signatures"]) == (2, 2)
    assert "Bashir" in [person["holder"] for person in told["people"]]


def test_a_letter_goes_on_paper_and_comes_back() -> None:
    hand_over("--to", "Danylo")
    for what in ("envelope", "codes"):
        assert run("print", "mama.letter", "--what", what, "-o", f"{what}.pdf").exit_code == 0
    run("print", "mama.letter", "--what", "receipt", "--record", "1", "-o", "receipt.pdf")
    sheets = ("codes.pdf", "receipt.pdf", "envelope.pdf")
    answer = run("scan", *sheets, "-o", "again.letter")
    assert answer.exit_code == 0, answer.output
    before, again = LetterFolder(Path("mama.letter")), LetterFolder(Path("again.letter"))
    assert again.content() == before.content()
    assert again.records() == before.records()


MESSAGE = {
    "kind": "kintrace-family-message-1",
    "number": "W-17",
    "mode": "open_rcm",
    "sender": {
        "name": "Оксана Ковальська",
        "address": ["Гола Пристань"],
        "language": "uk",
    },
    "recipient": {"name": "Оля Ковальська", "address": ["Школа"], "language": "uk"},
    "language": "uk",
    "text": "Ми всі живі.",
}


def test_an_open_letter_has_an_envelope_and_can_be_read_by_anybody() -> None:
    Path("message.json").write_text(json.dumps(MESSAGE), encoding="utf-8")
    answer = run(
        "enclose", "message.json", "--key", "amina.key", "--to", "Carla", *WAY, "-o", "open.letter"
    )
    assert answer.exit_code == 0, answer.output
    assert "Ми всі живі." in Path("open.letter/letter.open").read_text(encoding="utf-8")
    assert run("print", "open.letter", "--what", "form", "-o", "form.pdf").exit_code == 0
    shown = run("open", "open.letter", "--key", "danylo.key", *WAY, "--anyway")
    assert "Ми всі живі." in shown.stdout


def test_a_sealed_letter_has_no_form() -> None:
    answer = run("print", "mama.letter", "--what", "form", "-o", "form.pdf")
    assert (answer.exit_code, Path("form.pdf").exists()) == (3, False)
