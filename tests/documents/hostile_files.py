"""Which files were made to harm whoever opens them?

Each is small to keep and large, endless or dangerous to read.
"""

import struct
import zlib
from collections.abc import Callable

from tests.documents.made_files import (
    bare_pdf,
    pdf_file,
    picture,
    png_claiming,
    stream,
    word_file,
    word_of,
    zip_of,
)

_PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R>>"
_PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
_WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf_with_script() -> bytes:
    """Runs a script when opened."""
    action = b"<</S /JavaScript /JS (app.alert\\(1\\))>>"
    root = b"<</Type /Catalog /Pages 2 0 R /OpenAction %s>>" % action
    return bare_pdf(root, _PAGES, _PAGE, stream(b""))


def pdf_with_disguised_script() -> bytes:
    """Writes the name of the action so that a plain search passes over it."""
    return pdf_with_script().replace(b"/JavaScript", b"/J#61vaScrip#74")


def pdf_with_packed_script() -> bytes:
    """Hides the action in a packed stream of objects."""
    packed = stream(b"5 0 <</S /JavaScript /JS (1)>>", b"/Type /ObjStm /N 1 /First 4")
    root = b"<</Type /Catalog /Pages 2 0 R /OpenAction 5 0 R>>"
    return bare_pdf(root, _PAGES, _PAGE, packed)


def pdf_that_starts_a_program() -> bytes:
    """Starts a program when opened."""
    root = b"<</Type /Catalog /Pages 2 0 R /OpenAction <</S /Launch /F (cmd.exe)>>>>"
    return bare_pdf(root, _PAGES, _PAGE, stream(b""))


def pdf_bomb() -> bytes:
    """A page whose packed content is a gigabyte."""
    content = bytes(1 << 24)
    twice = stream(stream_bytes(content))
    twice = twice.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]")
    root = b"<</Type /Catalog /Pages 2 0 R>>"
    return bare_pdf(root, _PAGES, _PAGE, twice)


def stream_bytes(content: bytes) -> bytes:
    """A gigabyte of the same bytes, packed once."""
    engine = zlib.compressobj(9)
    return b"".join(engine.compress(content) for _ in range(64)) + engine.flush()


def pdf_of_many_pages() -> bytes:
    """Claims the same page ten thousand times."""
    kids = b"<</Type /Pages /Kids [%s] /Count 10000>>" % (b"3 0 R " * 10_000)
    return bare_pdf(b"<</Type /Catalog /Pages 2 0 R>>", kids, _PAGE, stream(b""))


def zip_bomb() -> bytes:
    """A Word document with a member that packs a thousand to one."""
    return word_of(b"<x/>", more={"word/media/a.bin": bytes(1 << 26)})


def overlapping_zip() -> bytes:
    """A Word document whose directory lists one member many times over the same bytes."""
    whole = word_of(b"<x/>", more={"word/media/a.bin": bytes(1 << 21)})
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", whole, end + 16)[0]
    directory = whole[start:end]
    last = directory[directory.rindex(b"PK\x01\x02") :]
    copies = b"".join(last.replace(b"a.bin", b"%05d" % n) for n in range(1000))
    count = struct.unpack_from("<H", whole, end + 10)[0] + 1000
    tail = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory + copies), start, 0
    )
    return whole[:start] + directory + copies + tail


def zip_within_zip() -> bytes:
    """Zips inside zips, named as a Word document."""
    inner = zip_of({"0.bin": bytes(1 << 20)})
    for depth in range(20):
        inner = zip_of({f"{depth}.zip": inner})
    return zip_of({"word/document.xml": inner})


def entity_bomb() -> bytes:
    """XML whose entities multiply to a thousand million."""
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)]
    body = b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>"
    return word_of(
        b"<!DOCTYPE x [%s]><w:document %s><w:body>%s</w:body></w:document>"
        % (b"".join(lines), _WORD, body)
    )


def nested_word() -> bytes:
    """XML that is nested a hundred thousand deep."""
    depth = 100_000
    body = b"<w:r>" * depth + b"</w:r>" * depth
    return word_of(b"<w:document %s><w:body>%s</w:body></w:document>" % (_WORD, body))


def nested_page() -> bytes:
    """A web page that is nested a hundred thousand deep."""
    return b"<!doctype html><html><body>" + b"<div>" * 100_000 + b"x"


def long_line() -> bytes:
    """One line of a hundred million letters."""
    return b"x" * 100_000_000


def many_letters() -> bytes:
    """Within the size of a file, beyond what is read."""
    return b"word " * 2_000_000


def nested_mail() -> bytes:
    """Messages inside of messages."""
    inner = b"From: a@example.org\nTo: b@example.org\n\nhello\n"
    for depth in range(30):
        head = b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
        head += b'Content-Type: multipart/mixed; boundary="b%d"\n\n' % depth
        inner = (
            head
            + b"--b%d\nContent-Type: multipart/mixed; boundary=" % depth
            + (b'"c%d"\n\n--c%d\n' % (depth, depth))
            + inner
            + b"\n--c%d--\n--b%d--\n" % (depth, depth)
        )
    return inner


def mail_of_many_parts() -> bytes:
    """A message of a thousand parts."""
    head = b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
    head += b'Content-Type: multipart/mixed; boundary="b"\n\n'
    return head + b"--b\nContent-Type: text/plain\n\nx\n" * 1000 + b"--b--\n"


def picture_bomb() -> bytes:
    """A picture that claims four thousand million pixels."""
    return png_claiming(65_000, 65_000)


def lying_picture() -> bytes:
    """A picture that claims as much as is allowed and has next to none of it."""
    return png_claiming(9_000, 9_000)


def heic() -> bytes:
    """A kind that is kept and not read."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)


HOSTILE: tuple[tuple[Callable[[], bytes], str], ...] = (
    (pdf_with_script, "K501"),
    (pdf_with_disguised_script, "K501"),
    (pdf_with_packed_script, "K501"),
    (pdf_that_starts_a_program, "K501"),
    (pdf_of_many_pages, "K503"),
    (pdf_bomb, "K502"),
    (entity_bomb, "K502"),
    (zip_bomb, "K503"),
    (overlapping_zip, "K503"),
    (zip_within_zip, "K502"),
    (nested_word, "K502"),
    (nested_page, "K503"),
    (long_line, "K503"),
    (many_letters, "K503"),
    (nested_mail, "K503"),
    (mail_of_many_parts, "K503"),
    (picture_bomb, "K503"),
    (lying_picture, "K502"),
    (heic, "K501"),
)


def cut(whole: bytes) -> bytes:
    """The first two thirds of a file."""
    return whole[: 2 * len(whole) // 3]


CUT: tuple[Callable[[], bytes], ...] = (
    lambda: cut(word_file("One.")),
    lambda: cut(picture()),
    lambda: cut(picture("PNG", size=(400, 300))),
    lambda: pdf_file("One.")[:60],
)
