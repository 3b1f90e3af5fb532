"""With which key does the office sign?

Read from the data folder each time it is needed, and kept nowhere else. Layer: web.
"""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from django.conf import settings

from kintrace.values import KintraceError


class KeyNotUsable(KintraceError):
    """A key is not one, or is of another kind than Ed25519."""

    code = "K424"
    exit_code = 8


def signing_key() -> Ed25519PrivateKey:
    """Return the office's own key.  Raises: KeyNotUsable."""
    return _of_kind(Ed25519PrivateKey, load_pem_private_key, settings.HOME.signing_key.read_bytes())


def public_key(pem: bytes | None = None) -> Ed25519PublicKey:
    """Return a public key from its PEM, None = the office's own.  Raises: KeyNotUsable."""
    text = settings.HOME.public_key.read_bytes() if pem is None else pem
    return _of_kind(Ed25519PublicKey, load_pem_public_key, text)


def _of_kind(kind: Any, load: Any, pem: bytes) -> Any:
    try:
        key = load(pem, password=None) if kind is Ed25519PrivateKey else load(pem)
    except ValueError as error:
        raise KeyNotUsable("this is no key", hint="it is a file that ends in .pem") from error
    if not isinstance(key, kind):
        raise KeyNotUsable("this key is of another kind", hint="checkpoints need an Ed25519 key")
    return key
