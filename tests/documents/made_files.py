"""Which files do the tests of the intake read? All are made here, about nobody."""

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Buses &amp; lists &mdash; Varta</title>
<meta property="og:site_name" content="Varta Daily">
<script>var x = "<p>not text</p>";</script><style>p {}</style>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-02"}</script>
<body><nav><ul><li>Home<li>News</ul></nav><article><h1>Buses &amp; lists</h1>
<p>The town of Zelen said on Friday that <b>forty</b> children were put on buses, and that nobody
had asked their parents about it.
<p>A spokesman for the bureau in Port Ilyin denied it&nbsp;&#8212; &laquo;every parent has
signed&raquo;, he said, and the lists were complete and open to anyone who asked.
<p>Учителька школи номер три розповіла, що списки склали за одну ніч, а двоє дітей у них записані
двічі під різними іменами.
<p hidden>secret words</p><table><tr><td>one<td>two<tr><td>three<td>four</table></article>
<footer>Varta</footer></html>"""


def word_file(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs, a table of two cells, and a header."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Report on lists"
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Оля"
    document.sections[0].header.paragraphs[0].text = "Bureau of Zelen"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_file(*lines: str, pages: int = 1) -> bytes:
    """A PDF with these lines on each page."""
    from fpdf import FPDF

    document = FPDF()
    document.set_title("The list")
    for _ in range(pages):
        document.add_page()
        document.set_font("helvetica", size=12)
        for line in lines:
            document.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def bare_pdf(*objects: bytes) -> bytes:
    """A PDF of nothing but these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, written in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    trailer = b"trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        len(places) + 1,
        len(out),
    )
    return out + end + trailer


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A packed stream object of a PDF."""
    packed = zlib.compress(data, 9)
    return b"<</Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (
        len(packed),
        more,
        packed,
    )


def mail() -> bytes:
    """An e-mail in two forms, with a list attached."""
    message = EmailMessage()
    message["From"] = "Amina <amina@example.org>"
    message["To"] = "office@example.org"
    message["Subject"] = "Списки дітей"
    message["Date"] = "Fri, 01 Mar 2024 10:00:00 +0200"
    message.set_content("Доброго дня,\nнадсилаю список.\n")
    message.add_alternative("<p>Доброго дня, <b>надсилаю</b> список.</p>", subtype="html")
    message.add_attachment(b"a;b\n1;2\n", maintype="text", subtype="csv", filename="list.csv")
    return message.as_bytes()


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (32, 16), turned: int = 6) -> bytes:
    """A picture that says where, when and with what it was taken."""
    from PIL import Image, PngImagePlugin

    image = Image.new("RGB", size, (200, 10, 10))
    exif = image.getexif()
    exif[0x0110], exif[0x0112] = "Secret camera", turned
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (50.0, 1.0, 2.0)
    exif.get_ifd(0x8769)[0x9003] = "2024:01:02 03:04:05"
    more = {}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", "Secret comment")
        more = {"pnginfo": notes}
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **more)
    return out.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    """A zip with these members, packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_of(body: bytes, *, more: dict[str, bytes] | None = None) -> bytes:
    """A Word document whose body is this XML, as written."""
    with zipfile.ZipFile(io.BytesIO(word_file("x"))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**members, "word/document.xml": body, **(more or {})})


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose head claims a size, with next to no data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )
