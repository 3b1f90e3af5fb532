"""What does an e-mail give, however its parts were packed?"""

from email.message import EmailMessage

import pytest

from kintrace.documents.layers import ByteSpan
from kintrace.documents.limits import usual_limits
from kintrace.documents.reading.by_kind import read_here

TEXT = "Мамо, ми живі.\nНас відвезли за річку.\n"


def message(text: str = TEXT, *, cte: str, charset: str = "utf-8") -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "amina@example.org", "office@example.org"
    made.set_content(text, cte=cte, charset=charset)
    return made.as_bytes()


def here(data: bytes):
    return read_here(data, name="", limits=usual_limits())


@pytest.mark.parametrize("cte", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-u"])
def test_a_text_is_read_however_it_was_packed(cte, charset) -> None:
    data = message(cte=cte, charset=charset)
    layer = here(data).layers[0]
    assert layer.text == TEXT
    (place,) = layer.places(0, end=4)
    written = data[place.start : place.end]
    assert written == "Мамо".encode(charset) if cte == "8bit" else len(written) > len(TEXT)


@pytest.mark.parametrize(
    "said", ["no-such-charset", "rot13", "idna", "us-ascii", "iso-8859-1", "unicode_escape"]
)
def test_a_text_that_says_a_wrong_encoding_is_read_by_its_letters(said) -> None:
    data = message(cte="8bit", charset="windows-1251").replace(b"windows-1251", said.encode())
    assert here(data).text == TEXT


def test_a_header_in_bare_bytes_is_read_like_any_old_text() -> None:
    head = "From: a@example.org\nTo: b@example.org\nSubject: Списки дітей школи\n\nx\n"
    reading = here(head.encode("cp1251"))
    subject = next(fact for fact in reading.facts if fact.what == "title")
    assert subject.text == "Списки дітей школи"
    assert isinstance(subject.place, ByteSpan)


def test_a_message_in_a_message_is_an_artifact_of_its_own() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"] = "bashir@example.org", "office@example.org"
    outer.set_content("Forwarded.")
    inner = EmailMessage()
    inner["From"], inner["To"] = "amina@example.org", "bashir@example.org"
    inner.set_content("First words.")
    outer.add_attachment(inner)
    (attachment,) = here(outer.as_bytes()).attachments
    assert attachment.artifact.media_type == "message/rfc822"
    assert here(attachment.data).text == "First words.\n"


@pytest.mark.parametrize("header", ["To: a@[", "From: <<>>, ;", "Date: 99 Foo 0", 'To: "\\'])
def test_a_malformed_header_hides_nothing_of_the_rest(header) -> None:
    reading = here(f"Subject: x\nMessage-ID: <1@example.org>\n{header}\n\nFirst words.\n".encode())
    assert reading.text == "First words.\n"
    assert [fact.text for fact in reading.facts if fact.what == "title"] == ["x"]
