"""Does the stock age tool open a sealed letter, and can it write one that Kintrace reads?

Needs the program `age`; `sh scripts/system_packages.sh python3 browser` installs it.
"""

import json
import subprocess
from pathlib import Path

import pytest

from benchmarks import letter_cast as cast
from kintrace.letters import crypto
from kintrace.letters.envelope import envelope_of
from kintrace.letters.opening import open_sealed

LETTER = cast.letter()


def age(*words: str | Path, data: bytes = b"") -> bytes:
    return subprocess.run(["age", *words], input=data, capture_output=True, check=True).stdout


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    """Carla's private key, as age's own key files have it."""
    file = tmp_path / "carla.txt"
    file.write_text(crypto.age_identity(cast.CARLA.encryption_seed) + "\n")
    return file


def test_stock_age_opens_a_sealed_letter(identity: Path) -> None:
    text = age("--decrypt", "--identity", identity, data=LETTER.data)
    assert json.loads(text)["content"]["text"] == cast.TEXT
    assert len(text) == LETTER.envelope.outside.size


def test_stock_age_opens_it_with_the_recovery_key(tmp_path: Path) -> None:
    file = tmp_path / "recovery.txt"
    file.write_text(crypto.age_identity(cast.RECOVERY[cast.EAST].encryption_seed) + "\n")
    assert b"sealed-letter" in age("--decrypt", "--identity", file, data=LETTER.data)


def test_stock_age_refuses_another_key(tmp_path: Path) -> None:
    file = tmp_path / "danylo.txt"
    file.write_text(crypto.age_identity(cast.DANYLO.encryption_seed) + "\n")
    with pytest.raises(subprocess.CalledProcessError):
        age("--decrypt", "--identity", file, data=LETTER.data)


def test_stock_age_derives_the_same_public_key(identity: Path) -> None:
    shown = subprocess.run(["age-keygen", "-y", identity], capture_output=True, check=True)
    assert shown.stdout.decode().strip() == cast.CARLA.public.encryption


def test_kintrace_opens_what_stock_age_encrypted(identity: Path) -> None:
    text = age("--decrypt", "--identity", identity, data=LETTER.data)
    data = age("--encrypt", "--recipient", cast.CARLA.public.encryption, data=text)
    opened = open_sealed(
        data,
        envelope=envelope_of(LETTER.envelope.outside, content=data),
        reader=cast.CARLA,
        directories=cast.DIRECTORIES,
    )
    assert opened.content.text == cast.TEXT
