"""How does a file that somebody brings become an artifact, and is found again?

Layer: web.
"""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from kintrace.casework import access, policy, receive
from kintrace.casework.kept_bytes import keep_bytes
from kintrace.registry.models import Artifact, Import, Source, User
from kintrace.web.in_order import in_order

KIND = "list"


def bring(user: User, *, at: datetime, file: Any, source_kind: str, source_name: str) -> Artifact:
    """Keep the bytes of an upload as they came, and who said them.  Raises: Refused."""
    policy.require(user, "import.make")
    kept = keep_bytes(file.chunks(), folder=Path(settings.MEDIA_ROOT))
    source = receive.name_source(user, at=at, kind=source_kind, name=source_name)
    return receive.take_in(
        user,
        at=at,
        sha256=kept.sha256,
        size=kept.size,
        media_type=(file.content_type or "application/octet-stream")[:100],
        name=file.name[:300],
        stored_as=kept.stored_as,
        kind=KIND,
        source=source,
    )


def path_of(artifact: Artifact) -> Path:
    """Return where the bytes of a list lie."""
    return Path(settings.MEDIA_ROOT) / artifact.stored_as


def list_brought(key: UUID, *, user: User, at: datetime) -> Artifact:
    """Return a list that was brought.  Raises: NotThere, Refused."""
    policy.require(user, "import.make")
    artifact = access.get(Artifact, key, user=user, at=at)
    if artifact.kind != KIND or artifact.source is None:
        raise access.NotThere("there is nothing here")
    return artifact


def imports_of(artifact: Artifact, *, user: User, at: datetime) -> list[Import]:
    """Return the imports that were made of a list before."""
    return list(access.visible(Import, user=user, at=at).filter(artifact=artifact))


def sources_named(user: User, *, at: datetime) -> list[str]:
    """Return the names of sources that have lists, to choose from."""
    rows = access.visible(Source, user=user, at=at).exclude(kind="person")
    names = rows.order_by("name").values_list("name", flat=True).distinct()[:100]
    return in_order(names)
