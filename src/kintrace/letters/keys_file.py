"""How are a person's private keys kept on disk?

Locked with a key that Argon2id makes of a passphrase (docs/formats/letter.md). The public part
stays readable and is bound in, so nobody can put another person's name on a file or make a guess
cheaper without the file failing to open.
"""

import os
import unicodedata
from typing import Any

from kintrace.letters import crypto, strict
from kintrace.letters.crypto import Cost
from kintrace.letters.keys import PrivateKeys, PublicKeys, Random, keys_of, read_public
from kintrace.letters.tables import limit
from kintrace.values.canonical import canonical
from kintrace.values.errors import KintraceError

KIND = "kintrace-private-keys"
FIELDS: strict.Fields = {
    "public": strict.anything,
    "memory_kib": strict.count,
    "passes": strict.count,
    "lanes": strict.count,
    "salt": strict.fits("[0-9a-f]{32}"),
    "nonce": strict.fits("[0-9a-f]{24}"),
    "locked": strict.fits("[0-9a-f]{160}"),
}


class PassphraseTooShort(KintraceError):
    """A passphrase is too short to lock a private key with."""

    code = "K743"
    exit_code = 2


class KeysNotUnlocked(KintraceError):
    """The passphrase is not the one of this key file, or the file was changed."""

    code = "K744"
    exit_code = 10


def usual_cost() -> Cost:
    """Return what a guess costs, as ``limits.csv`` says."""
    return Cost(limit("argon2_memory_kib"), limit("argon2_passes"), limit("argon2_lanes"))


def locked(
    keys: PrivateKeys, *, passphrase: str, cost: Cost | None = None, random: Random = os.urandom
) -> bytes:
    """Return the key file that this passphrase opens; ``cost`` None = the usual one.

    Raises: PassphraseTooShort.
    """
    if len(normal(passphrase)) < limit("passphrase_characters"):
        raise PassphraseTooShort(
            f"the passphrase has fewer than {limit('passphrase_characters')} characters",
            hint="take six words that nobody would guess together",
        )
    cost = cost or usual_cost()
    head = {
        "kind": KIND,
        "version": 1,
        "public": keys.public.record(),
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": random(crypto.SALT_BYTES).hex(),
        "nonce": random(crypto.NONCE_BYTES).hex(),
    }
    text = crypto.lock(
        keys.encryption_seed + keys.signing_seed,
        key=_key(passphrase, head),
        nonce=bytes.fromhex(str(head["nonce"])),
        bound_to=canonical(head),
    )
    return canonical({**head, "locked": text.hex()})


def unlocked(data: bytes, *, passphrase: str) -> PrivateKeys:
    """Return the keys of a key file.  Raises: RecordNotUnderstood, KeysNotUnlocked."""
    record = strict.parsed(data, kind=KIND, fields=FIELDS)
    public = read_public(record["public"])
    _refuse_greedy(record)
    head = {"kind": KIND, "version": 1, **{k: v for k, v in record.items() if k != "locked"}}
    seeds = crypto.unlock(
        bytes.fromhex(record["locked"]),
        key=_key(passphrase, head),
        nonce=bytes.fromhex(record["nonce"]),
        bound_to=canonical(head),
    )
    if seeds is None:
        raise KeysNotUnlocked(
            "the passphrase does not open this key file",
            hint="type it again; if it is right, the file was changed: take your copy",
        )
    return _bound(public, seeds)


def public_part(data: bytes) -> PublicKeys:
    """Return the public keys that a key file shows without a passphrase."""
    return read_public(strict.parsed(data, kind=KIND, fields=FIELDS)["public"])


def normal(passphrase: str) -> str:
    """Return a passphrase in one form, so that two keyboards can type the same (NFKC)."""
    return unicodedata.normalize("NFKC", passphrase)


def _key(passphrase: str, head: dict[str, Any]) -> bytes:
    cost = Cost(head["memory_kib"], head["passes"], head["lanes"])
    return crypto.stretched(normal(passphrase), salt=bytes.fromhex(head["salt"]), cost=cost)


def _refuse_greedy(record: dict[str, Any]) -> None:
    """Refuse a file made to keep this machine busy, and one Argon2 itself would not take."""
    most = ("memory_kib", "passes", "lanes")
    is_greedy = any(record[name] > limit(f"most_argon2_{name}") for name in most)
    if is_greedy or record["memory_kib"] < 8 * record["lanes"]:
        raise strict.RecordNotUnderstood(
            "a key file asks for more work than any key file should",
            hint="it is not one of Kintrace's: ask where it comes from",
        )


def _bound(public: PublicKeys, seeds: bytes) -> PrivateKeys:
    half = crypto.SEED_BYTES
    keys = keys_of(
        public.holder,
        made_at=public.made_at,
        encryption_seed=seeds[:half],
        signing_seed=seeds[half:],
    )
    if keys.public != public:
        raise KeysNotUnlocked("a key file's private and public parts do not belong together")
    return keys
