"""Are the bytes of an artifact kept as they came, by their hash, for the office alone?"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from kintrace.casework.kept_bytes import keep_bytes


def test_bytes_are_named_by_their_hash_and_read_by_the_office_alone(tmp_path: Path) -> None:
    kept = keep_bytes([b"one ", b"two"], folder=tmp_path / "attachments")
    file = tmp_path / "attachments" / kept.stored_as
    assert (kept.sha256, kept.size) == (sha256(b"one two").hexdigest(), 7)
    assert file.read_bytes() == b"one two"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_same_bytes_are_one_file(tmp_path: Path) -> None:
    assert keep_bytes([b"x"], folder=tmp_path) == keep_bytes([b"x"], folder=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_half_a_file_is_none(tmp_path: Path) -> None:
    def cut() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        keep_bytes(cut(), folder=tmp_path)
    assert list(tmp_path.iterdir()) == []
