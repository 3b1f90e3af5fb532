"""How do styles and scripts reach a browser, small and only once?

Each file is read once, named by its hash, kept compressed in memory and answered with leave to
keep it for ever: a changed file has another name. There are few, so no other server is needed.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

FOLDER = Path(__file__).parent / "static"
KEEP = "public, max-age=31536000, immutable"
DIGITS = 12
ENCODING = "charset=utf-8"


@dataclass(frozen=True)
class StaticFile:
    """One file as it is sent: where it lies, and under which name."""

    path: str
    name: str
    content: bytes
    compressed: bytes
    media_type: str


@cache
def static_files() -> dict[str, StaticFile]:
    """Every file by the name it is asked for: its own, with a piece of its hash put in."""
    found = [path for path in sorted(FOLDER.rglob("*")) if path.is_file() and path.suffix != ".md"]
    return {file.name: file for file in map(_read, found)}


@cache
def hashed_names() -> dict[str, str]:
    """For each file's own name the one that a page asks for."""
    return {file.path: file.name for file in static_files().values()}


@login_not_required
def serve(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with one file, compressed where the browser can read that."""
    file = static_files().get(name)
    if file is None:
        raise Http404
    is_small = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(file.compressed if is_small else file.content, file.media_type)
    if is_small:
        response["Content-Encoding"] = "gzip"
    response["Cache-Control"] = KEEP
    response["Vary"] = "Accept-Encoding"
    return response


def _read(path: Path) -> StaticFile:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:DIGITS]
    relative = path.relative_to(FOLDER)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml"))
    return StaticFile(
        path=relative.as_posix(),
        name=relative.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix(),
        content=content,
        compressed=gzip.compress(content, 9, mtime=0),
        media_type=f"{kind}; {ENCODING}" if is_text else kind,
    )
