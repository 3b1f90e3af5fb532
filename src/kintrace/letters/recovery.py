"""How do two people together bring back a key that was lost, while neither can alone?

Only keys to read with are kept so, never keys to sign with: who lost one gets a new one. For each
pair of keepers the private part is split into two halves that together give it (XOR with random
bytes; one half alone says nothing), and each half is encrypted to its keeper. Any two will do.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any

from kintrace.letters import crypto, instants, strict
from kintrace.letters.keys import PrivateKeys, PublicKeys, Random, keys_of
from kintrace.values.canonical import canonical
from kintrace.values.errors import KintraceError

KIT = "kintrace-recovery-kit"
SHARE = "kintrace-recovery-share"
KEEPERS = 2
KIT_FIELDS: strict.Fields = {
    "holder": strict.line,
    "recipient": strict.RECIPIENT,
    "made_at": strict.instant,
    "pairs": strict.anything,
}
PAIR: strict.Fields = {"keepers": strict.anything, "shares": strict.anything}
SHARE_FIELDS: strict.Fields = {
    "kit": strict.HASH,
    "pair": strict.anything,
    "keeper": strict.HASH,
    "half": strict.HASH,
}


class TooFewKeepers(KintraceError):
    """A key was to be kept for recovery by fewer than two different people."""

    code = "K760"
    exit_code = 2


class NotRecovered(KintraceError):
    """A share is not this keeper's, or two shares do not give the key they are of."""

    code = "K761"
    exit_code = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keepers by their fingerprints in order, and the encrypted half of each."""

    keepers: tuple[str, str]
    shares: tuple[bytes, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryKit:
    """What keepers need to bring a key back; without two of them it tells nothing.

    ``recipient`` is the public part of the key, an age recipient.
    """

    holder: str
    recipient: str
    made_at: str
    pairs: tuple[Pair, ...]

    @property
    def identity(self) -> str:
        """SHA-256 in hex of whose key it is, which and since when: each share names it."""
        return _identity(self.holder, self.recipient, self.made_at)

    def written(self) -> bytes:
        """Return the kit as a file holds it."""
        pairs = [
            {
                "keepers": list(pair.keepers),
                "shares": [base64.b64encode(share).decode("ascii") for share in pair.shares],
            }
            for pair in self.pairs
        ]
        return canonical(
            {
                "kind": KIT,
                "version": 1,
                "holder": self.holder,
                "recipient": self.recipient,
                "made_at": self.made_at,
                "pairs": pairs,
            }
        )

    def pair(self, one: str, other: str) -> Pair:
        """Return the pair of two keepers.  Raises: NotRecovered."""
        for pair in self.pairs:
            if set(pair.keepers) == {one, other}:
                return pair
        raise NotRecovered(
            "the recovery kit has no shares for these two people",
            hint="any two of its keepers will do, with the keys they had when it was made",
        )


@dataclass(frozen=True, slots=True)
class Share:
    """One keeper's half of a key, decrypted; ``kit`` is the identity of the kit it is of."""

    kit: str
    pair: tuple[str, str]
    keeper: str
    half: bytes = field(repr=False)


def make_kit(
    keys: PrivateKeys,
    *,
    keepers: Iterable[PublicKeys],
    made_at: datetime,
    random: Random = os.urandom,
) -> RecoveryKit:
    """Return the kit by which any two keepers can bring back a person's key to read with.

    Raises: TooFewKeepers.
    """
    by_fingerprint = {one.fingerprint: one for one in keepers}
    if len(by_fingerprint) < KEEPERS:
        raise TooFewKeepers("a key needs two keepers at least", hint="name another officer")
    public, at = keys.public, instants.written(made_at)
    identity = _identity(public.holder, public.encryption, at)
    pairs = []
    for one, other in combinations(sorted(by_fingerprint), 2):
        mask = random(crypto.SEED_BYTES)
        halves = (mask, _joined(mask, keys.encryption_seed))
        shares = [
            _encrypted(Share(identity, (one, other), keeper, half), by_fingerprint[keeper])
            for keeper, half in zip((one, other), halves, strict=True)
        ]
        pairs.append(Pair((one, other), (shares[0], shares[1])))
    return RecoveryKit(public.holder, public.encryption, at, tuple(pairs))


def own_share(kit: RecoveryKit, *, keeper: PrivateKeys, other: str) -> Share:
    """Return a keeper's half for the pair with another keeper, named by fingerprint.

    Raises: NotRecovered, RecordNotUnderstood.
    """
    mine = keeper.public.fingerprint
    pair = kit.pair(mine, other)
    share = read_share(pair.shares[pair.keepers.index(mine)], reader=keeper)
    if (share.kit, share.pair, share.keeper) != (kit.identity, pair.keepers, mine):
        raise NotRecovered("a share is of another key or keeper", hint="ask for the kit again")
    return share


def share_for(share: Share, *, other: PublicKeys) -> bytes:
    """Return a half encrypted to the other keeper, to be joined on their machine."""
    return _encrypted(share, other)


def read_share(data: bytes, *, reader: PrivateKeys) -> Share:
    """Return a half that was encrypted to this reader.

    Raises: NotRecovered, RecordNotUnderstood.
    """
    text = reader.decrypt(data)
    if text is None:
        raise NotRecovered("this key does not open the share", hint="look whose share it is")
    told = strict.parsed(text, kind=SHARE, fields=SHARE_FIELDS)
    return Share(told["kit"], _two(told["pair"]), told["keeper"], bytes.fromhex(told["half"]))


def recovered(kit: RecoveryKit, one: Share, other: Share) -> bytes:
    """Return the private part to read with, which two halves give.  Raises: NotRecovered."""
    are_a_pair = one.pair == other.pair and {one.keeper, other.keeper} == set(one.pair)
    are_of_kit = one.kit == other.kit == kit.identity
    seed = _joined(one.half, other.half)
    if not (are_a_pair and are_of_kit) or crypto.age_recipient(seed) != kit.recipient:
        raise NotRecovered(
            "the two shares do not give the key of this kit",
            hint="both shares must be of the same kit and of the same pair",
        )
    return seed


def renewed(
    kit: RecoveryKit, seed: bytes, *, made_at: datetime, random: Random = os.urandom
) -> PrivateKeys:
    """Return keys that read what the lost ones could, and sign with a new one."""
    return keys_of(
        kit.holder,
        made_at=instants.written(made_at),
        encryption_seed=seed,
        signing_seed=random(crypto.SEED_BYTES),
    )


def read_kit(data: bytes) -> RecoveryKit:
    """Return the kit that a file holds.  Raises: RecordNotUnderstood."""
    told = strict.parsed(data, kind=KIT, fields=KIT_FIELDS)
    pairs = [
        Pair(_two(one["keepers"]), _bytes(one["shares"]))
        for one in strict.parts(told["pairs"], "recovery kit's pair", PAIR)
    ]
    return RecoveryKit(told["holder"], told["recipient"], told["made_at"], tuple(pairs))


def _identity(holder: str, recipient: str, made_at: str) -> str:
    told = {"holder": holder, "recipient": recipient, "made_at": made_at}
    return hashlib.sha256(canonical(told)).hexdigest()


def _two(value: Any) -> tuple[str, str]:
    is_right = isinstance(value, list) and len(value) == 2 and all(map(strict.HASH, value))
    if not is_right or value != sorted(set(value)):
        raise strict.RecordNotUnderstood("a pair of keepers is not as it should be")
    return value[0], value[1]


def _bytes(value: Any) -> tuple[bytes, bytes]:
    try:
        one, other = (base64.b64decode(text, validate=True) for text in value)
    except (binascii.Error, TypeError, ValueError) as error:
        raise strict.RecordNotUnderstood("a share is not as it should be") from error
    return one, other


def _joined(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _encrypted(share: Share, to: PublicKeys) -> bytes:
    record = {
        "kind": SHARE,
        "version": 1,
        "kit": share.kit,
        "pair": list(share.pair),
        "keeper": share.keeper,
        "half": share.half.hex(),
    }
    return crypto.encrypt(canonical(record), to=(to.encryption,))
