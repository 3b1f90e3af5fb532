"""What does an e-mail say, who does it say it is from, and what did it carry?

Headers are what the message tells about itself, believed by nobody. Each part with text becomes a
layer; each attachment becomes an artifact of its own, which is read like any other file.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from kintrace.documents.artifact import Artifact, artifact_of
from kintrace.documents.layers import ByteSpan, Run, TextLayer
from kintrace.documents.limits import Limits, check_most
from kintrace.documents.reading.page import read_page
from kintrace.documents.reading.text import UNREADABLE, decoded, encoding_said, read_text
from kintrace.documents.reading.told import Attachment, Reading, Remark, ToldFact
from kintrace.values.encodings import encoding_of_bytes

_FACTS = (
    ("sender", "From"),
    ("sender", "Reply-To"),
    ("recipient", "To"),
    ("recipient", "Cc"),
    ("date", "Date"),
    ("title", "Subject"),
    ("program", "X-Mailer"),
)
_SPACE = re.compile(r"\s+")
# What the standard library raises for headers that nobody should have written.
_MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_PLAIN = ("", "7bit", "8bit", "binary")


def read_mail(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Read an e-mail.  Raises: DocumentTooLarge."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    texts, files = _parts(message, limits=limits)
    layers: list[TextLayer] = []
    remarks: list[Remark] = []
    for number, part in enumerate(texts, start=1):
        for layer in _layers(part, data=data, number=number, artifact=artifact, limits=limits):
            layers.append(layer)
    # Readers open the plain text before the page that says the same.
    layers.sort(key=lambda layer: ("plain" not in layer.name, "visible" in layer.name))
    attachments = tuple(_attachment(part) for part in files)
    if message.defects:
        remarks.append(Remark("damaged", "the message is damaged in its form, and was read as is"))
    if attachments:
        remarks.append(Remark("attachments", f"{len(attachments)} files came with it"))
    return Reading(
        artifact,
        tuple(layers),
        facts=tuple(_facts(message, data=data)),
        remarks=tuple(remarks),
        attachments=attachments,
    )


def _parts(
    message: EmailMessage, *, limits: Limits
) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """Return the parts that are the message's own text, and those that are files."""
    texts: list[EmailMessage] = []
    files: list[EmailMessage] = []
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        check_most(count, most=limits.parts, what="parts")
        check_most(depth, most=limits.part_nesting, what="messages inside each other")
        kind = part.get_content_type()
        if part.is_multipart() and kind != "message/rfc822":
            inner = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
            waiting += [(one, depth + 1) for one in reversed(inner)]
        elif kind in ("text/plain", "text/html") and not part.is_attachment():
            texts.append(part)
        else:
            files.append(part)
    return texts, files


def _layers(
    part: EmailMessage, *, data: bytes, number: int, artifact: Artifact, limits: Limits
) -> Iterator[TextLayer]:
    """Yield the layers of one part, each leading back to the bytes of the whole message."""
    body = _bytes_of(part)
    if not body.strip():
        return
    start, end = _place(part, body, data)
    name = f"part {number} {part.get_content_subtype()}"
    if part.get_content_type() == "text/html":
        inner = read_page(body, artifact=artifact, limits=limits)
        for layer in inner.layers:
            runs = _moved(layer.runs, start=start, end=end)
            yield TextLayer(f"{name} {layer.name}", layer.text, runs, layer.read_by)
        return
    text, runs = _text(part, body, artifact=artifact, limits=limits)
    yield TextLayer(name, text, _moved(runs, start=start, end=end), "kintrace mail")


def _text(
    part: EmailMessage, body: bytes, *, artifact: Artifact, limits: Limits
) -> tuple[str, tuple[Run, ...]]:
    """Return a part's text in the encoding it says it has, else in the one it seems to have."""
    said = encoding_said(part.get_content_charset() or "utf-8", data=body)
    if said is not None:
        text, runs = decoded(body, encoding=said)
    else:
        layer = read_text(body, artifact=artifact, limits=limits).layers[0]
        text, runs = layer.text, layer.runs
    check_most(len(text), most=limits.characters, what="characters")
    return text, runs


def _bytes_of(part: EmailMessage) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _place(part: EmailMessage, body: bytes, data: bytes) -> tuple[int, int | None]:
    """Return where a part's bytes stand in the message; an end = they stand there packed."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() in _PLAIN:
        for written in (body, body.replace(b"\r\n", b"\n"), body.replace(b"\n", b"\r\n")):
            at = data.find(written)
            # Only where the same bytes stand once is it sure which they are.
            if at >= 0 and len(written) == len(body) and data.find(written, at + 1) < 0:
                return at, None
    packed = part.get_payload()
    raw = packed.encode("utf-8", "surrogateescape") if isinstance(packed, str) else b""
    at = data.find(raw) if raw.strip() else -1
    return (at, at + len(raw)) if at >= 0 else (0, len(data))


def _moved(runs: tuple[Run, ...], *, start: int, end: int | None) -> tuple[Run, ...]:
    """Return runs of a part as runs of the message; packed parts have one place as a whole."""
    moved = []
    for run in runs:
        if not isinstance(run.place, ByteSpan):
            continue
        if end is not None:
            moved.append(Run(run.start, run.end, ByteSpan(start, end)))
        else:
            place = ByteSpan(run.place.start + start, run.place.end + start)
            moved.append(Run(run.start, run.end, place, run.encoding))
    return tuple(moved)


def _attachment(part: EmailMessage) -> Attachment:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        messages = inner if isinstance(inner, list) else []
        body = b"".join(one.as_bytes() for one in messages if isinstance(one, EmailMessage))
    else:
        body = _bytes_of(part)
    try:
        name = part.get_filename() or ""
    except _MALFORMED:
        name = ""
    return Attachment(artifact_of(body, name=name), body)


def _facts(message: EmailMessage, *, data: bytes) -> Iterator[ToldFact]:
    """Yield what the headers say, each with the bytes of its line where they are found."""
    for what, name in _FACTS:
        place = _line(name, data=data)
        for value in _values(message, name, place, data=data):
            text = _SPACE.sub(" ", value).strip()
            if text:
                yield ToldFact(what, text, f"header {name}", place)


def _values(message: EmailMessage, name: str, place: ByteSpan | None, *, data: bytes) -> list[str]:
    """Return a header's texts; one that is malformed, or in bare bytes, as any old text."""
    try:
        values = [str(value) for value in message.get_all(name, [])]
    except _MALFORMED:
        values = [UNREADABLE]
    if place is None or not any(UNREADABLE in value for value in values):
        return values
    raw = data[place.start : place.end].partition(b":")[2]
    return [decoded(raw, encoding=encoding_of_bytes(raw).name)[0]]


def _line(name: str, *, data: bytes) -> ByteSpan | None:
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    pattern = rb"^" + name.encode() + rb":[^\n]*(?:\n[ \t][^\n]*)*"
    found = re.findall(pattern, head, re.I | re.M)
    if len(found) != 1:
        return None
    at = head.find(found[0])
    return ByteSpan(at, at + len(found[0].rstrip(b"\r")))
