"""What of a letter goes on paper, or out as a file?

The two-part form in the browser's own print and as PDF; a sealed letter's bytes as a file that
stock age opens, or as codes on paper; the receipt of a hand-over. Layer: web.
"""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kintrace.casework import access, letter_read, letter_way
from kintrace.casework.letter_message import MODES, message_of
from kintrace.letters.family_message_phrases import phrases
from kintrace.letters.fingerprint import words_of
from kintrace.registry.models import (
    Artifact,
    Letter,
    LetterContent,
    LetterCustody,
    LetterKind,
    LetterLeg,
    User,
)
from kintrace.values import KintraceError
from kintrace.web.letters.words import outside_of

PDF = "application/pdf"
RIGHT_TO_LEFT = ("ar", "fa", "ckb", "ps", "ur", "he")
# Lines for an answer by hand, as many as the lower half of the sheet has room for.
LINES = range(9)


def print_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the letter as its paper: both halves of an open one, the outside of a sealed one."""
    at, user = timezone.now(), request.user
    letter = _closed(key, user=user, at=at)
    page: dict[str, Any] = {
        "letter": letter,
        "outside": outside_of(letter),
        "words": words_of(letter_way.envelope_of(letter).hash),
        "direction_of_letter": "rtl" if letter.language in RIGHT_TO_LEFT else "ltr",
        "lines": LINES,
    }
    if letter.kind == LetterKind.OPEN:
        content = _words(letter, user=user, at=at)
        page |= {
            "text": content.text,
            "sentences": [
                (one.in_language(letter.language or "en"), one.key in content.phrases)
                for one in phrases(MODES[letter.form])
            ],
            "enclosures": letter.enclosures.count(),
        }
    return render(request, "letters/print.html", page)


def pdf_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Return an open letter's form, or a sealed letter as codes, as a PDF."""
    at, user = timezone.now(), request.user
    letter = _closed(key, user=user, at=at)
    today = timezone.localdate(at)
    if letter.kind == LetterKind.OPEN:
        from kintrace.letters.forms import print_form

        content = _words(letter, user=user, at=at)
        return _file(request, print_form, message_of(letter, content), on=today, of=letter)
    from kintrace.letters.codes import print_codes

    more = {"letter_number": letter.number, "language": get_language() or "en"}
    return _file(request, print_codes, _sealed(letter, user, at=at), on=today, of=letter, **more)


def sealed_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Return a sealed letter's bytes, which nobody on the way can read."""
    at, user = timezone.now(), request.user
    letter = _closed(key, user=user, at=at)
    if letter.kind != LetterKind.SEALED:
        raise Http404
    response = HttpResponse(_sealed(letter, user, at=at), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{letter.number}.age"'
    return response


def receipt_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the receipt of one hand-over, to sign on paper or to keep."""
    leg = _leg(request, key)
    page = {"leg": leg, "outside": outside_of(leg.letter), "code": code_of(_record(leg)),
            "words": words_of(letter_way.envelope_of(leg.letter).hash)}  # fmt: skip
    return render(request, "letters/receipt.html", page)


def receipt_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """Return the receipt of one hand-over as a sheet with a copy for each hand."""
    from kintrace.letters.forms_receipt import ReceiptSlip, print_receipt

    leg = _leg(request, key)
    slip = ReceiptSlip(
        letter_number=leg.letter.number,
        leg=leg.position,
        giver=leg.giver_name,
        receiver=leg.receiver_name,
        at=date_format(timezone.localtime(leg.offered_at), "Y-m-d H:i"),
        place=leg.place_text,
        record=_record(leg),
        language=_printable(get_language() or "en"),
    )
    return _file(request, print_receipt, slip, on=timezone.localdate(), of=leg.letter)


def paper_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Return the picture of a paper receipt or of a recipient's mark."""
    at, user = timezone.now(), request.user
    try:
        row = access.get(LetterCustody, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    paper: Artifact | None = row.paper
    path = None if paper is None else Path(settings.MEDIA_ROOT) / paper.stored_as
    if paper is None or path is None or not path.is_file():
        raise Http404
    access.note_read("artifact.read", user=user, at=at, on=paper)
    kind = paper.media_type if paper.media_type == "image/jpeg" else "text/plain;charset=utf-8"
    return HttpResponse(path.read_bytes(), content_type=kind)


def code_of(record: bytes) -> SafeString:
    """Return a QR code of a record as a picture of lines, to be scanned from screen or paper."""
    import segno

    code = segno.make_qr(record, error="M", mode="byte")
    # Made of squares alone by the library: nothing of the record stands in it as text.
    return mark_safe(code.svg_inline(border=4, omitsize=True, light="#fff"))


def _record(leg: LetterLeg) -> bytes:
    """The record as both signed it, or as it was begun."""
    row = leg.records.first()
    return str(leg.offer if row is None else row.record).encode()


def _leg(request: HttpRequest, key: UUID) -> LetterLeg:
    try:
        return access.get(LetterLeg, key, user=request.user, at=timezone.now())
    except access.NotThere as error:
        raise Http404 from error


def _closed(key: UUID, *, user: User, at: Any) -> Letter:
    try:
        letter = letter_read.get_letter(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    if letter.closed_at is None:
        raise Http404
    return letter


def _words(letter: Letter, *, user: User, at: Any) -> LetterContent:
    try:
        return letter_read.read_words(letter, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error


def _sealed(letter: Letter, user: User, *, at: Any) -> bytes:
    access.note_read("letter.read", user=user, at=at, on=letter, as_file=True)
    rows = LetterContent.objects.everywhere(why="sealed bytes of the envelope in hand")
    return bytes(rows.get(letter=letter).sealed)


def _printable(language: str) -> str:
    return language if language in ("en", "uk", "ru", "ar") else "en"


def _file(
    request: HttpRequest, make: Any, of_what: Any, *, on: date, of: Letter, **more: Any
) -> HttpResponse:
    """A PDF, or a page that says why there is none."""
    try:
        data = make(of_what, made_on=on, **more)
    except KintraceError as refusal:
        page = {"letter": of, "refusal_message": refusal.message}
        return render(request, "letters/no_print.html", page, status=409)
    response = HttpResponse(data, content_type=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{of.number}.pdf"'
    return response
