"""Does a reader written from the pages alone decide as Kintrace does?"""

import base64
import json
from typing import Any

import pytest

from kintrace.letters import crypto
from tests.letters import second_reader
from tests.tree import ROOT


def vector(name: str) -> dict[str, Any]:
    path = ROOT / "tests" / "vectors" / "letters" / f"{name}.json"
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


SEALED, CUSTODY = vector("sealed"), vector("custody")


@pytest.mark.parametrize("case", SEALED["cases"], ids=lambda case: case["what"])
def test_it_opens_and_refuses_the_same_letters(case: dict[str, Any]) -> None:
    code = second_reader.refusal(
        base64.b64decode(case["age_base64"]),
        json.loads(case["envelope"]),
        identity=crypto.age_identity(bytes.fromhex(case["encryption_seed"])),
        holder=case["holder"],
        known=second_reader.people(SEALED["directories"]),
    )
    assert code == case["code"]


@pytest.mark.parametrize("case", CUSTODY["cases"], ids=lambda case: case["what"])
def test_it_finds_the_same_ways_whole(case: dict[str, Any]) -> None:
    known = second_reader.people(CUSTODY["directories"])
    envelope = json.loads(CUSTODY["envelope"])
    assert second_reader.is_whole(case["records"], envelope, known) == (case["faults"] == [])


def test_the_fingerprints_it_reckons_are_those_of_the_vectors() -> None:
    for case in vector("keys")["cases"]:
        told = second_reader.without(json.loads(case["public"]), "proof")
        assert second_reader.digest(second_reader.canonical(told)) == case["fingerprint"]
