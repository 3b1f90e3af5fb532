"""With which key was a bundle signed, and does the signature fit?

Ed25519, through the library ``cryptography``. A key is known by its fingerprint: the SHA-256 of its
32 bytes, in hex. Whether it is the key of whom one thinks is told by comparing fingerprints on
another way than the bundle came.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kintrace.values.errors import KintraceError


class KeyNotSuitable(KintraceError):
    """A key for evidence is not one, or is of another kind than Ed25519."""

    code = "K508"
    exit_code = 8


class SigningMissing(KintraceError):
    """The library that signs and checks signatures is not installed."""

    code = "K509"
    exit_code = 8


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs: the 32 bytes of their public key, and how they sign."""

    public_key: bytes
    sign: Callable[[bytes], bytes]

    @property
    def fingerprint(self) -> str:
        """By what others know this key."""
        return fingerprint_of(self.public_key)


def signer_of(key: Any) -> Signer:
    """Return the signer of a private key: Ed25519 as PEM bytes, or of ``cryptography``.

    Raises: KeyNotSuitable, SigningMissing.
    """
    library = _library()
    try:
        private = (
            library.serialization.load_pem_private_key(key, password=None)
            if isinstance(key, bytes)
            else key
        )
        public = private.public_key().public_bytes_raw()
    except (ValueError, TypeError, AttributeError, library.UnsupportedAlgorithm) as error:
        raise _unsuitable() from error
    if not isinstance(private, library.Ed25519PrivateKey):
        raise _unsuitable()
    return Signer(public, private.sign)


def is_signed(message: bytes, *, signature: bytes, public_key: bytes) -> bool:
    """Tell whether the signature of a message fits the key.  Raises: SigningMissing."""
    library = _library()
    try:
        library.Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (ValueError, library.InvalidSignature):
        return False
    return True


def fingerprint_of(public_key: bytes) -> str:
    """Return by what a public key is known.

    >>> fingerprint_of(bytes(32))[:16]
    '66687aadf862bd77'
    """
    return hashlib.sha256(public_key).hexdigest()


def plain_fingerprint(written: str) -> str:
    """Return a fingerprint as people write it, with spaces or colons, in its plain form.

    Raises: KeyNotSuitable, where it is not 64 hex digits: a part of one can be made to fit.
    """
    plain = "".join(written.split()).replace(":", "").lower()
    if len(plain) != 64 or not set(plain) <= set("0123456789abcdef"):
        raise KeyNotSuitable(
            "a fingerprint has 64 hex digits", hint="copy it whole; spaces and colons may stay"
        )
    return plain


@dataclass(frozen=True, slots=True)
class _Library:
    """What is used of ``cryptography``, which has no types that are checked here."""

    Ed25519PrivateKey: Any
    Ed25519PublicKey: Any
    InvalidSignature: Any
    UnsupportedAlgorithm: Any
    serialization: Any


def _library() -> _Library:
    # Imported here because the library is an extra.
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (
            Ed25519PrivateKey,
            Ed25519PublicKey,
        )
    except ImportError as error:
        raise SigningMissing(
            "the library that signs and checks signatures is not installed",
            hint='pip install "kintrace[letters]"',
        ) from error
    return _Library(
        Ed25519PrivateKey, Ed25519PublicKey, InvalidSignature, UnsupportedAlgorithm, serialization
    )


def _unsuitable() -> KeyNotSuitable:
    return KeyNotSuitable(
        "the key is no Ed25519 private key without a password",
        hint="the office keeps one in keys/signing_key.pem of its data folder",
    )
