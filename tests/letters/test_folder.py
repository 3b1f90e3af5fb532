"""Is a letter's folder read as it lies there, and a hostile one refused?"""

from pathlib import Path

import pytest

from benchmarks import letter_cast as cast
from kintrace.letters.folder import MOST_BYTES, FolderNotALetter, LetterFolder, make_folder
from kintrace.letters.strict import RecordNotUnderstood

CARRIED = cast.carried()


@pytest.fixture
def folder(tmp_path: Path) -> LetterFolder:
    sealed = CARRIED.sealed
    kept = make_folder(tmp_path / "mama.letter", envelope=sealed.envelope, content=sealed.data)
    for record in CARRIED.records:
        kept.put_record(record)
    return kept


def test_a_letter_lies_in_its_folder_and_reads_back(folder: LetterFolder) -> None:
    assert folder.envelope() == CARRIED.envelope
    assert folder.content() == CARRIED.sealed.data
    assert folder.records() == [record.written() for record in CARRIED.records]
    assert not list(folder.path.rglob("*.part"))


def test_a_folder_that_is_there_is_not_written_over(folder: LetterFolder) -> None:
    with pytest.raises(FolderNotALetter):
        make_folder(folder.path, envelope=CARRIED.envelope, content=CARRIED.sealed.data)


def test_an_envelope_goes_on_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(RecordNotUnderstood):
        make_folder(tmp_path / "x.letter", envelope=CARRIED.envelope, content=b"another")


def test_a_link_out_of_the_folder_is_not_followed(folder: LetterFolder, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(CARRIED.sealed.data)
    (folder.path / "letter.age").unlink()
    (folder.path / "letter.age").symlink_to(secret)
    with pytest.raises(FolderNotALetter):
        folder.content()


def test_a_file_without_end_is_not_read(folder: LetterFolder) -> None:
    with (folder.path / "custody" / "0009.json").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FolderNotALetter):
        folder.records()


def test_another_folder_is_no_letter(tmp_path: Path) -> None:
    with pytest.raises(FolderNotALetter):
        LetterFolder(tmp_path).envelope()
