"""What does a received file say, read so that no file can harm whoever reads it?

``read`` hands the bytes to a child process that has limits and no network, and takes back plain
data. One module a kind of file reads there; none of them is imported here.
"""

from kintrace.documents.limits import DocumentBroken, DocumentTooLarge, Limits, usual_limits
from kintrace.documents.reading.told import Attachment, Reading, Remark, ToldFact

__all__ = [
    "Attachment",
    "DocumentBroken",
    "DocumentTooLarge",
    "Limits",
    "Reading",
    "Remark",
    "ToldFact",
    "read",
    "shareable",
    "usual_limits",
]


def read(data: bytes, *, name: str | None = None, limits: Limits | None = None) -> Reading:
    """Read a file by its content; ``name`` is what it was called, None = not known.

    The bytes are kept by whoever calls this and are changed by nobody. A remark says where name
    and content differ. Cost: one process, a tenth of a second and what the document takes.

    Raises: EmptyDocument, KindNotRead, DocumentBroken, DocumentTooLarge, PartsMissing.
    """
    from kintrace.documents.confine import ask
    from kintrace.documents.reading.told import reading_of

    return ask("read", data=data, name=name or "", limits=limits, understand=reading_of)


def shareable(data: bytes, *, limits: Limits | None = None) -> bytes:
    """Return a picture as it may be shared: the same picture, turned upright, and nothing else.

    Camera, place, time, thumbnail, comments and colour profile are gone: the pixels are written
    anew. The evidence copy is ``data`` itself and stays as it is.

    Raises: the same as ``read``, and KindNotRead for what is no picture.
    """
    import base64

    from kintrace.documents.confine import ask

    return ask(
        "share",
        data=data,
        name="",
        limits=limits,
        understand=lambda said: base64.b64decode(said["data"], validate=True),
    )
