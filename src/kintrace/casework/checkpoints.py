"""How can another office tell that our audit was not rewritten?

A checkpoint says where the chain stood, signed with the office's Ed25519 key. Whoever keeps it can
later hold the chain against it, even if somebody rewrote every hash.
"""

import base64
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.db import transaction

from kintrace.casework import audit
from kintrace.casework.audit import Break, canonical
from kintrace.registry.models import AuditCheckpoint, AuditEvent
from kintrace.values import KintraceError

FORMAT = "kintrace-audit-checkpoint-1"


class CheckpointNotGenuine(KintraceError):
    """A checkpoint is not one, or its signature does not fit the key."""

    code = "K422"
    exit_code = 8


def sign(key: Ed25519PrivateKey, *, office: str, at: datetime) -> str:
    """Return a signed checkpoint of the chain as it stands, a JSON text, and keep a copy."""
    with transaction.atomic():
        head = audit.lock()
        said = {
            "format": FORMAT,
            "office": office,
            "sequence": head.sequence,
            "hash": head.hash,
            "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        }
        signature = base64.b64encode(key.sign(canonical(said).encode())).decode()
        document = canonical({**said, "signature": signature})
        AuditCheckpoint.objects.create(
            sequence=head.sequence, hash=head.hash, at=at, document=document
        )
    return document


def read(document: str, *, key: Ed25519PublicKey) -> dict[str, Any]:
    """Return what a checkpoint says if its signature fits.  Raises: CheckpointNotGenuine."""
    try:
        said = json.loads(document)
        signature = base64.b64decode(said.pop("signature"), validate=True)
        key.verify(signature, canonical(said).encode())
        if said["format"] != FORMAT or not isinstance(said["sequence"], int):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, InvalidSignature) as fault:
        raise CheckpointNotGenuine(
            "the checkpoint's signature does not fit the office's public key",
            hint="ask the office for its public key and for the checkpoint again",
        ) from fault
    return dict(said)


def compare(documents: Iterable[str], *, key: Ed25519PublicKey) -> tuple[Break, ...]:
    """Return where the chain differs from checkpoints; () = it goes on from each of them."""
    differing = []
    for document in documents:
        said = read(document, key=key)
        rows = AuditEvent.objects.everywhere(why="a checkpoint is of the whole chain")
        event = rows.filter(sequence=said["sequence"]).first()
        if said["sequence"] == 0:
            continue
        if event is None or event.hash != said["hash"]:
            differing.append(Break(said["sequence"], "the chain is not the one that was signed"))
    return tuple(differing)
