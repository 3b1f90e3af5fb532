"""Which cryptography do letters rest on, each as one function?

age with X25519 to encrypt, Ed25519 to sign, Argon2id and ChaCha20-Poly1305 to lock a private key.
All of it is other people's work, used as they mean it; only the text form of age's keys (Bech32)
is written here, so that keys can be made from bytes that are passed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kintrace.letters.extras import not_installed

try:
    import pyrage
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.exceptions import InvalidSignature, InvalidTag
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
except ImportError as error:
    raise not_installed(error) from error

SEED_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int


def age_identity(seed: bytes) -> str:
    """Return the private key that 32 bytes are, as age writes it.

    >>> age_identity(bytes(32))[:19]
    'AGE-SECRET-KEY-1QQQ'
    """
    return _bech32("age-secret-key-", seed).upper()


def age_recipient(seed: bytes) -> str:
    """Return the public key of the private key that 32 bytes are, as age writes it."""
    return str(pyrage.x25519.Identity.from_str(age_identity(seed)).to_public())


def is_recipient(text: str) -> bool:
    """Whether a text is a public key that age accepts."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(data: bytes, *, to: Iterable[str]) -> bytes:
    """Return an age file that each of these recipients can open, and nobody else."""
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(one) for one in to]))


def decrypt(data: bytes, *, seed: bytes) -> bytes | None:
    """Return what an age file holds; None if it is damaged or not for this key."""
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(age_identity(seed))]))
    except (pyrage.DecryptError, ValueError):
        return None


def signing_key(seed: bytes) -> str:
    """Return the public signing key, in hex, of the private one that 32 bytes are."""
    public: bytes = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return public.hex()


def sign(message: bytes, *, seed: bytes) -> str:
    """Return the Ed25519 signature of a message, in hex."""
    signature: bytes = Ed25519PrivateKey.from_private_bytes(seed).sign(message)
    return signature.hex()


def is_signed(message: bytes, *, by: str, signature: str) -> bool:
    """Whether a signature in hex is this public key's on this message."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(by))
        key.verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def stretched(passphrase: str, *, salt: bytes, cost: Cost) -> bytes:
    """Return the 32 bytes that Argon2id makes of a passphrase; meant to be slow."""
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=SEED_BYTES,
        type=Type.ID,
    )


def lock(data: bytes, *, key: bytes, nonce: bytes, bound_to: bytes) -> bytes:
    """Return data locked with ChaCha20-Poly1305; ``bound_to`` stays readable but can't change."""
    locked: bytes = ChaCha20Poly1305(key).encrypt(nonce, data, bound_to)
    return locked


def unlock(data: bytes, *, key: bytes, nonce: bytes, bound_to: bytes) -> bytes | None:
    """Return what was locked; None if the key is wrong or anything was changed."""
    try:
        opened: bytes = ChaCha20Poly1305(key).decrypt(nonce, data, bound_to)
    except InvalidTag:
        return None
    return opened


def _bech32(prefix: str, data: bytes) -> str:
    """Write bytes in Bech32 (BIP 173, without its limit of length)."""
    number, bits = int.from_bytes(data, "big"), len(data) * 8
    spare = -bits % 5
    digits = (bits + spare) // 5
    values = [(number << spare >> 5 * place) & 31 for place in reversed(range(digits))]
    high, low = [ord(letter) >> 5 for letter in prefix], [ord(letter) & 31 for letter in prefix]
    checksum = _polymod([*high, 0, *low, *values, *[0] * 6]) ^ 1
    values += [(checksum >> 5 * place) & 31 for place in reversed(range(6))]
    return prefix + "1" + "".join(_BECH32[value] for value in values)


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top, checksum = checksum >> 25, (checksum & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            checksum ^= generator if top >> place & 1 else 0
    return checksum
