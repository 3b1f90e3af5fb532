"""Does Kintrace itself do with the vectors of letters what they ask of others?"""

import base64
import json
from itertools import combinations
from typing import Any

import pytest

from kintrace.letters import crypto
from kintrace.letters.custody_check import verify_chain
from kintrace.letters.directory import office_words
from kintrace.letters.directory_check import Directories, read_directory
from kintrace.letters.envelope import read_envelope
from kintrace.letters.fingerprint import WordScript
from kintrace.letters.keys import keys_of, read_public
from kintrace.letters.keys_file import unlocked
from kintrace.letters.opening import open_sealed
from kintrace.letters.recovery import own_share, read_kit, recovered
from kintrace.values.canonical import from_canonical
from kintrace.values.errors import KintraceError
from tests.tree import ROOT


def vector(name: str) -> dict[str, Any]:
    path = ROOT / "tests" / "vectors" / "letters" / f"{name}.json"
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def cases(name: str) -> list[Any]:
    listed = vector(name)["cases"]
    return [
        pytest.param(case, id=case.get("what", str(place))) for place, case in enumerate(listed)
    ]


def code_of(act, *args: Any, **told: Any) -> str | None:
    """The code with which something is refused; None if it is not."""
    try:
        act(*args, **told)
    except KintraceError as error:
        return error.code
    return None


def private(case: dict[str, Any], *, holder: str, made_at: str):
    return keys_of(
        holder,
        made_at=made_at,
        encryption_seed=bytes.fromhex(case["encryption_seed"]),
        signing_seed=bytes.fromhex(case["signing_seed"]),
    )


def directories(told: dict[str, Any]) -> Directories:
    return Directories(tuple(read_directory(text.encode()) for text in told["directories"]))


@pytest.mark.parametrize("case", cases("keys"))
def test_private_parts_give_the_public_keys_and_words(case: dict[str, Any]) -> None:
    public = read_public(from_canonical(case["public"].encode()))
    made = private(case, holder=public.holder, made_at=public.made_at)
    assert made.public == public
    assert public.fingerprint == case["fingerprint"]
    assert crypto.age_identity(made.encryption_seed) == case["age_identity"]
    for script, words in case["words"].items():
        assert " ".join(public.words(script=WordScript(script))) == words


@pytest.mark.parametrize("case", cases("key_file"))
def test_a_key_file_opens_or_is_refused(case: dict[str, Any]) -> None:
    data, passphrase = case["file"].encode(), case["passphrase"]
    assert code_of(unlocked, data, passphrase=passphrase) == case["code"]
    if case["code"] is None:
        seed = unlocked(data, passphrase=passphrase).encryption_seed
        assert seed.hex() == case["encryption_seed"]


@pytest.mark.parametrize("case", cases("directory"))
def test_a_directory_is_genuine_or_refused(case: dict[str, Any]) -> None:
    assert code_of(read_directory, case["file"].encode()) == case["code"]


def test_the_offices_words_are_those_of_its_first_version() -> None:
    told = vector("directory")
    first = read_directory(told["cases"][0]["file"].encode()).first
    assert " ".join(office_words(first)) == told["office_words"]


@pytest.mark.parametrize("case", cases("sealed"))
def test_a_sealed_letter_opens_or_is_refused(case: dict[str, Any]) -> None:
    told = vector("sealed")
    code = code_of(
        open_sealed,
        base64.b64decode(case["age_base64"]),
        envelope=read_envelope(case["envelope"].encode()),
        reader=private(case, holder=case["holder"], made_at=case["made_at"]),
        directories=directories(told),
    )
    assert code == case["code"]


@pytest.mark.parametrize("case", cases("custody"))
def test_a_way_has_just_these_faults(case: dict[str, Any]) -> None:
    told = vector("custody")
    receipts = {name: base64.b64decode(text) for name, text in told["receipts_base64"].items()}
    report = verify_chain(
        [record.encode() for record in case["records"]],
        envelope=read_envelope(told["envelope"].encode()),
        directories=directories(told),
        content=base64.b64decode(told["content_base64"]),
        receipts=receipts,
    )
    assert sorted([fault.number, fault.kind.value] for fault in report.faults) == case["faults"]


def test_any_two_halves_of_the_kit_give_the_key() -> None:
    told = vector("recovery")
    kit = read_kit(told["kit"].encode())
    assert kit.identity == told["identity"]
    for one, other in combinations(told["keepers"], 2):
        keepers = [private(it, holder=it["holder"], made_at=it["made_at"]) for it in (one, other)]
        names = [keeper.public.fingerprint for keeper in keepers]
        pairs = zip(keepers, reversed(names), strict=True)
        halves = [own_share(kit, keeper=keeper, other=name) for keeper, name in pairs]
        assert recovered(kit, *halves).hex() == told["encryption_seed"]
