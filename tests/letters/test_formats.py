"""Do the pages of formats name every field, word and code that the program has?"""

import re
from enum import Enum

import pytest

from kintrace.letters import (
    content,
    custody,
    custody_reading,
    directory,
    envelope,
    keys,
    keys_file,
    opening,
    photos,
    recovery,
    sealed,
)
from kintrace.letters.custody_faults import FaultKind
from kintrace.letters.strict import Fields
from tests.tree import ROOT

LETTER, CUSTODY = (
    (ROOT / "docs" / "formats" / name).read_text(encoding="utf-8")
    for name in ("letter.md", "custody.md")
)
IN_LETTER: list[Fields] = [
    keys.FIELDS,
    keys_file.FIELDS,
    directory.FIELDS,
    directory.ENTRY,
    directory.SIGNED,
    envelope.FIELDS,
    sealed.FIELDS,
    content.FIELDS,
    photos.FIELDS,
    recovery.KIT_FIELDS,
    recovery.PAIR,
    recovery.SHARE_FIELDS,
]
IN_CUSTODY: list[Fields] = [
    custody_reading.FIELDS,
    custody_reading.PARTY,
    custody_reading.RECEIPT,
    custody_reading.SIGNATURE,
]
KINDS = [custody.Act, custody.Seal, custody.Outcome, custody.SignedAs, FaultKind]


def named(page: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", page))


def test_each_field_of_a_letter_is_described() -> None:
    assert {name for fields in IN_LETTER for name in fields} - named(LETTER) == set()


def test_each_field_of_a_custody_record_is_described() -> None:
    assert {name for fields in IN_CUSTODY for name in fields} - named(CUSTODY) == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_word_of_a_custody_record_is_described(kind: type[Enum]) -> None:
    assert {one.value for one in kind} - named(CUSTODY) == set()


def test_each_refusal_of_a_sealed_letter_has_its_code_in_the_page() -> None:
    codes = {error.code for error in opening.LetterRefused.__subclasses__()}
    assert codes <= set(re.findall(r"K\d{3}", LETTER))


@pytest.mark.parametrize("module", [keys, keys_file, directory, envelope, sealed, content])
def test_each_kind_of_record_is_named(module) -> None:
    assert module.KIND in named(LETTER)
