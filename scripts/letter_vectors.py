"""Which files must a second program that handles letters accept, and which refuse, and why?

Writes tests/vectors/letters from the cast of the measurements. age takes random bytes of its own,
so each run makes other sealed letters: run it only when a format changes.
`python -m scripts.letter_vectors`
"""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import letter_cast as cast
from kintrace.letters import crypto, custody
from kintrace.letters.custody import Custody, Party, Seal, SignedAs
from kintrace.letters.custody_check import verify_chain
from kintrace.letters.directory import office_words, sign
from kintrace.letters.envelope import envelope_of
from kintrace.letters.fingerprint import WordScript
from kintrace.letters.keys import PrivateKeys
from kintrace.letters.keys_file import locked
from kintrace.letters.recovery import make_kit
from kintrace.letters.sealed import SealedLetter, read_inside
from kintrace.values.canonical import canonical, from_canonical

TARGET = Path(__file__).parent.parent / "tests" / "vectors" / "letters"
PASSPHRASE = "bakuna lirado semi votu"


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    made = {
        "keys": keys(),
        "key_file": key_file(),
        "directory": directory(),
        "sealed": sealed(),
        "custody": custody_chain(),
        "recovery": recovery(),
    }
    for name, vector in made.items():
        text = json.dumps(vector, ensure_ascii=False, indent=1)
        (TARGET / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _seeds(one: PrivateKeys) -> dict[str, str]:
    return {
        "encryption_seed": one.encryption_seed.hex(),
        "signing_seed": one.signing_seed.hex(),
    }


def keys() -> dict[str, Any]:
    people = (cast.AMINA, cast.DANYLO, cast.CARLA)
    return {
        "about": "public keys, fingerprint and words that two private parts give",
        "cases": [
            {
                **_seeds(one),
                "age_identity": crypto.age_identity(one.encryption_seed),
                "public": canonical(one.public.record()).decode(),
                "fingerprint": one.public.fingerprint,
                "words": {
                    script.value: " ".join(one.public.words(script=script)) for script in WordScript
                },
            }
            for one in people
        ],
    }


def key_file() -> dict[str, Any]:
    file = locked(cast.AMINA, passphrase=PASSPHRASE)
    composed = locked(cast.CARLA, passphrase="Зелена йолка їде")
    told = from_canonical(file)
    wrong = canonical(told | {"locked": told["locked"][::-1]})
    decomposed = "Зелена и\u0306олка і\u0308де"
    return {
        "about": "key files; code is null where the file opens with the passphrase",
        "cases": [
            {"file": file.decode(), "passphrase": PASSPHRASE, "code": None, **_seeds(cast.AMINA)},
            {
                "file": composed.decode(),
                "passphrase": decomposed,
                "code": None,
                **_seeds(cast.CARLA),
            },
            {"file": file.decode(), "passphrase": PASSPHRASE + "!", "code": "K744"},
            {"file": wrong.decode(), "passphrase": PASSPHRASE, "code": "K744"},
        ],
    }


def directory() -> dict[str, Any]:
    first = cast.WEST_DIRECTORY.first
    alone = replace(first, signatures=first.signatures[:1])
    stranger = sign(alone, by=cast.STRANGER)
    renamed = replace(first, office=cast.EAST)
    cases = [
        ("signed by two officers", first, None),
        ("signed by one officer", alone, "K746"),
        ("signed by a stranger", stranger, "K746"),
        ("changed after it was signed", renamed, "K746"),
    ]
    return {
        "about": "directories of one version; code is null where it is genuine",
        "office_words": " ".join(office_words(first)),
        "cases": [
            {"what": what, "file": version.written().decode() + "\n", "code": code}
            for what, version, code in cases
        ],
    }


def sealed() -> dict[str, Any]:
    letter = cast.letter()
    filled = crypto.decrypt(letter.data, seed=cast.CARLA.encryption_seed)
    assert filled is not None
    forwarded = _anew(filled, letter, cast.PETRO)
    inside = read_inside(filled.rstrip(b" "))
    forged = replace(inside, content=cast.content("Приїжджай."))
    changed = _anew(forged.written().ljust(len(filled), b" "), letter, cast.CARLA)
    short = _anew(filled[:-1], letter, cast.CARLA)
    outside = replace(letter.envelope.outside, recipient="Petro")
    renamed = SealedLetter(envelope_of(outside, content=letter.data), letter.data)
    swapped = replace(letter, data=cast.letter("Інший", name="another").data)
    recovery = cast.RECOVERY[cast.EAST]
    cases = [
        ("opened by its reader", letter, cast.CARLA, None),
        ("opened with the office's recovery key", letter, recovery, None),
        ("tried by a courier", letter, cast.DANYLO, "K752"),
        ("not what the envelope was closed on", swapped, cast.CARLA, "K751"),
        ("sealed again by its reader to another", forwarded, cast.PETRO, "K754"),
        ("changed inside", changed, cast.CARLA, "K757"),
        ("changed outside", renamed, cast.CARLA, "K753"),
        ("of another size than its class", short, cast.CARLA, "K758"),
    ]
    return {
        "about": "sealed letters; code is null where the letter opens",
        "directories": [one.written().decode() for one in cast.DIRECTORIES.offices],
        "inside": filled.rstrip(b" ").decode(),
        "cases": [
            {
                "what": what,
                "envelope": one.envelope.written().decode(),
                "age_base64": base64.b64encode(one.data).decode(),
                **_seeds(reader),
                "holder": reader.public.holder,
                "made_at": reader.public.made_at,
                "code": code,
            }
            for what, one, reader, code in cases
        ],
    }


def _anew(text: bytes, like: SealedLetter, reader: PrivateKeys) -> SealedLetter:
    data = crypto.encrypt(text, to=(reader.public.encryption,))
    return SealedLetter(envelope_of(like.envelope.outside, content=data), data)


def custody_chain() -> dict[str, Any]:
    carried = cast.carried()
    records = list(carried.records)
    first, paper, to_carla, *_ = records
    courier = custody.sign(paper, by=cast.DANYLO, signed_as=SignedAs.RECORDER)
    forked = replace(paper, place="the pier")
    changes: dict[str, list[Custody]] = {
        "whole": records,
        "not yet delivered": records[:3],
        "a record missing": [first, to_carla],
        "two records exchanged": [paper, first],
        "a record twice": [first, paper, paper],
        "two records in one place": [first, paper, forked],
        "place changed after signing": [replace(first, place="the pier"), *records[1:]],
        "seal broken, said by nobody who signed": [replace(first, seal=Seal.BROKEN)],
        "another giver": [first, paper, replace(to_carla, giver=Party("Ivan"))],
        "vouched for by a courier": [first, courier],
        "signature missing": [replace(first, signatures=first.signatures[:1])],
        "of another letter": [replace(first, letter="0" * 32)],
        "back in time": [first, replace(paper, at="2026-03-02T00:00:00Z")],
    }
    return {
        "about": "ways of one letter; faults are pairs of record number and word, in any order",
        "envelope": carried.envelope.written().decode(),
        "content_base64": base64.b64encode(carried.sealed.data).decode(),
        "directories": [one.written().decode() for one in cast.DIRECTORIES.offices],
        "receipts_base64": {
            name: base64.b64encode(data).decode() for name, data in carried.receipts.items()
        },
        "cases": [_way(what, listed, carried) for what, listed in changes.items()],
    }


def _way(what: str, records: list[Custody], carried: cast.Carried) -> dict[str, Any]:
    report = verify_chain(
        records,
        envelope=carried.envelope,
        directories=cast.DIRECTORIES,
        content=carried.sealed.data,
        receipts=carried.receipts,
    )
    return {
        "what": what,
        "records": [record.written().decode() for record in records],
        "faults": sorted([fault.number, fault.kind.value] for fault in report.faults),
    }


def recovery() -> dict[str, Any]:
    kit = make_kit(
        cast.CARLA,
        keepers=[cast.OLEH.public, cast.IRYNA.public, cast.PETRO.public],
        made_at=cast.START,
    )
    return {
        "about": "a recovery kit; any two keepers' halves give the key",
        "kit": kit.written().decode(),
        "identity": kit.identity,
        "keepers": [_keeper(one) for one in (cast.OLEH, cast.IRYNA, cast.PETRO)],
        "encryption_seed": cast.CARLA.encryption_seed.hex(),
    }


def _keeper(one: PrivateKeys) -> dict[str, str]:
    return {**_seeds(one), "holder": one.public.holder, "made_at": one.public.made_at}


if __name__ == "__main__":
    main()
