"""What do letters on paper look like? Makes the pictures of them in docs/images.

`python -m scripts.letter_forms`: prints a message, its reply in Arabic, a form to tick, a blank, an
envelope, a receipt and a page of codes, and pictures each. All persons are invented.
"""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2

from kintrace.letters.codes import print_codes
from kintrace.letters.family_message import (
    Correspondent,
    Enclosure,
    EnclosureKind,
    FamilyMessage,
    MessageMode,
)
from kintrace.letters.forms import print_blank_form, print_form
from kintrace.letters.forms_envelope import Envelope, print_envelope
from kintrace.letters.forms_receipt import ReceiptSlip, print_receipt
from kintrace.values import PersonName

IMAGES = Path(__file__).parent.parent / "docs" / "images"
DAY = date(2026, 11, 29)
DPI = 96
# Enough greys for letters to look smooth.
GREYS = 12

MOTHER = Correspondent(
    PersonName("Ганна Петрівна Коваль"),
    ("вул. Тиха, 3, кв. 14", "Нижня Криниця"),
    map_note="біля старого млина, другий двір ліворуч",
    language="uk",
    relation="мати",
)
SON = Correspondent(
    PersonName("Андрій Коваль"),
    ("دار النور للأطفال", "شارع الزيتون، بناية 12", "مدينة الواحة"),
    map_note="خلف المدرسة الابتدائية",
    language="ar",
    relation="син",
    name_in_other_script="Andrii Koval · أندري كوفال",
)
GREETING = (
    "Синку мій, у нас усе добре. Бабуся одужала й щодня питає про тебе. "
    "Напиши, чи тепло тобі, чи ходиш до школи і хто твій друг.\n\nТвоя мама"
)
REPLY = (
    "أمي الحبيبة، أنا بخير والحمد لله. أسكن في دار النور مع 14 ولداً، وأذهب إلى المدرسة "
    "كل يوم من 8:30 إلى 13:00 (ما عدا الجمعة). صديقي اسمه سامي.\nأشتاق إليكم كثيراً."
)


def main() -> None:
    for name, pdf in printed():
        page = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72, grayscale=True).to_pil()
        path = IMAGES / f"letter-{name}.png"
        page.quantize(GREYS).save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size // 1024} KiB")


def printed() -> Iterator[tuple[str, bytes]]:
    """Each print by the name of its picture."""
    message = FamilyMessage(
        "KT-0117",
        MessageMode.OPEN_RCM,
        MOTHER,
        SON,
        text=GREETING,
        language="uk",
        enclosures=(Enclosure(EnclosureKind.PHOTO, "наш двір"),),
        written_on=DAY,
    )
    yield "form", print_form(message, made_on=DAY)
    reply = FamilyMessage(
        "KT-0118",
        MessageMode.OPEN_RCM,
        SON,
        MOTHER,
        text=REPLY,
        language="ar",
        written_on=DAY,
        reply_to="KT-0117",
    )
    yield "form-arabic", print_form(reply, made_on=DAY)
    waiting = FamilyMessage(
        "KT-0119",
        MessageMode.ANXIOUS_FOR_NEWS,
        MOTHER,
        SON,
        language="uk",
        phrases=("no_news", "please_write"),
        written_on=DAY,
    )
    yield "ticks", print_form(waiting, made_on=DAY)
    blank = print_blank_form(
        MessageMode.OPEN_RCM, language="ar", reader_language="uk", made_on=DAY, is_restricted=True
    )
    yield "blank", blank
    record = random.Random(1).randbytes(420)
    envelope = Envelope("4f9c 02e1", MOTHER, ("مكتب الواحة", "شارع النخيل 4"), record, "ar")
    yield "envelope", print_envelope(envelope, made_on=DAY)
    slip = ReceiptSlip(
        "4f9c 02e1",
        2,
        giver="Олена Ткач",
        record=record,
        language="uk",
        other_language="ar",
    )
    yield "receipt", print_receipt(slip, made_on=DAY)
    sealed = random.Random(2).randbytes(4600)
    codes = print_codes(
        sealed, letter_number="4f9c 02e1", made_on=DAY, language="uk", other_language="ar"
    )
    yield "codes", codes


if __name__ == "__main__":
    main()
