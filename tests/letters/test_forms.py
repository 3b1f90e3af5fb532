"""Does the printed form show all of a message, in both scripts and the right way round?"""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from kintrace.letters.family_message import (
    Correspondent,
    Enclosure,
    EnclosureKind,
    FamilyMessage,
    MessageMode,
)
from kintrace.letters.family_message_check import FamilyMessageRefused
from kintrace.letters.fonts import SignNotPrintable
from kintrace.letters.forms import print_blank_form, print_form
from kintrace.letters.forms_envelope import Envelope, print_envelope
from kintrace.letters.forms_receipt import ReceiptSlip, print_receipt
from kintrace.letters.sheets import Area, Hand, Sheets
from kintrace.values import PersonName

DAY = date(2026, 11, 29)
MOTHER = Correspondent(
    PersonName("Ганна Коваль"),
    ("вул. Тиха, 3", "Нижня Криниця"),
    map_note="другий двір за млином",
    language="uk",
    relation="мати",
    born="1984",
)
SON = Correspondent(PersonName("محمد الحسن"), ("دار النور",), language="ar")
MESSAGE = FamilyMessage(
    "KT-7",
    MessageMode.OPEN_RCM,
    MOTHER,
    SON,
    text="Синку, у нас усе добре.",
    language="uk",
    written_on=DAY,
)


def shown(pdf: bytes) -> list[str]:
    """The text of each sheet, with lines joined."""
    pages = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def letters(pdf: bytes) -> list[str]:
    """The same without spaces, which a reader of PDF guesses."""
    return ["".join(text.split()) for text in shown(pdf)]


def inked(pdf: bytes, *, left: float, top: float, right: float, bottom: float) -> float:
    """Which share of a part of the first sheet is not white; the part in shares of the sheet."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2, grayscale=True).to_pil()
    sides = (left * page.width, top * page.height, right * page.width, bottom * page.height)
    part = page.crop(tuple(int(side) for side in sides))
    return sum(part.histogram()[:200]) / (part.width * part.height)


def test_each_half_has_names_in_both_scripts_and_both_addresses() -> None:
    (text,) = shown(print_form(MESSAGE, made_on=DAY))
    for part in ("Ганна Коваль", "Hanna Koval", "вул. Тиха, 3", "vul. Tykha", "за млином"):
        assert text.count(part) == 2, part
    assert "Синку, у нас усе добре." in text
    assert "2026-11-29" in text


def test_the_same_message_and_day_give_the_same_bytes() -> None:
    assert print_form(MESSAGE, made_on=DAY) == print_form(MESSAGE, made_on=DAY)


def test_the_sender_stands_where_the_form_begins_to_be_read() -> None:
    to_son = print_form(MESSAGE, made_on=DAY)
    from_son = print_form(replace(MESSAGE, sender=SON, recipient=MOTHER), made_on=DAY)
    assert shown(to_son)[0].index("Ганна") < shown(to_son)[0].index("محمد")
    assert shown(from_son)[0].index("محمد") < shown(from_son)[0].index("Ганна")


def test_a_line_begins_at_the_side_of_its_script() -> None:
    sheets = Sheets(made_on=DAY, title="")
    sheets.add()
    sheets.write("أنا بخير", area=Area(21, 30, 168, 10), hand=Hand(12))
    sheets.write("Я вдома", area=Area(21, 60, 168, 10), hand=Hand(12))
    pdf = sheets.pdf()
    arabic, cyrillic = {"top": 0.1, "bottom": 0.13}, {"top": 0.2, "bottom": 0.23}
    assert inked(pdf, left=0.8, right=0.91, **arabic) > 0
    assert inked(pdf, left=0.0, right=0.7, **arabic) == 0
    assert inked(pdf, left=0.09, right=0.2, **cyrillic) > 0
    assert inked(pdf, left=0.3, right=1.0, **cyrillic) == 0


def test_no_word_of_a_long_message_is_lost_and_each_sheet_is_numbered() -> None:
    words = [f"слово{number:03}" for number in range(400)]
    pages = letters(print_form(replace(MESSAGE, text=" ".join(words)), made_on=DAY))
    assert len(pages) == 2
    assert [word for word in words if word not in "".join(pages)] == []
    assert all(f"Аркуш{sheet}із2" in page for sheet, page in enumerate(pages, start=1))
    assert "ГаннаКоваль" in pages[1]


def test_an_address_that_does_not_fit_stands_whole_on_another_sheet() -> None:
    lines = tuple(f"{number}. " + "довга вулиця " * 4 for number in range(1, 9))
    pages = letters(
        print_form(replace(MESSAGE, sender=replace(MOTHER, address=lines)), made_on=DAY)
    )
    assert len(pages) == 2
    assert all(f"{number}.довгавулиця" in pages[1] for number in range(1, 9))


def test_many_enclosures_go_on_another_sheet() -> None:
    enclosed = (Enclosure(EnclosureKind.PHOTO, "фото двору, де стоїть уся наша родина"),) * 6
    pages = letters(print_form(replace(MESSAGE, enclosures=enclosed), made_on=DAY))
    assert pages[1].count("світлина:фотодвору") == 6


@pytest.mark.parametrize("mode", [MessageMode.SAFE_AND_WELL, MessageMode.ANXIOUS_FOR_NEWS])
def test_standard_phrases_stand_in_both_languages(mode: MessageMode) -> None:
    key = "well" if mode is MessageMode.SAFE_AND_WELL else "no_news"
    form = replace(MESSAGE, mode=mode, text="", phrases=(key,), recipient=replace(MOTHER))
    (text,) = shown(
        print_form(replace(form, recipient=replace(MOTHER, language="en")), made_on=DAY)
    )
    said = {"well": ("У мене все добре.", "I am well."), "no_news": ("звісток", "no news of you")}
    assert all(part in text for part in said[key])
    # Who waits for news gets an answer that can be ticked.
    assert "I am in a safe place." in text


def test_the_restricted_form_has_a_place_for_each_of_twenty_five_words() -> None:
    pdf = print_blank_form(
        MessageMode.OPEN_RCM, language="uk", reader_language="ru", made_on=DAY, is_restricted=True
    )
    (text,) = shown(pdf)
    assert all(text.split().count(str(number)) >= 2 for number in range(1, 25))
    assert "Щонайбільше 25 власних слів." in text


def test_a_sign_without_a_shape_is_refused_by_its_name() -> None:
    with pytest.raises(SignNotPrintable, match="U\\+65E5"):
        print_form(replace(MESSAGE, text="日"), made_on=DAY)


def test_a_message_with_faults_is_not_printed() -> None:
    with pytest.raises(FamilyMessageRefused):
        print_form(replace(MESSAGE, text=""), made_on=DAY)


def test_the_envelope_tells_where_to_and_nothing_of_who_the_person_is() -> None:
    envelope = Envelope("KT-8", MOTHER, return_to=("Бюро",), record=b"{}", language="ru")
    (text,) = shown(print_envelope(envelope, made_on=DAY))
    assert all(part in text for part in ("KT-8", "Ганна Коваль", "Hanna Koval", "Тиха", "Бюро"))
    assert "мати" not in text
    assert "1984" not in text


def test_a_receipt_has_a_copy_for_each_hand_and_blanks_for_what_is_not_known() -> None:
    slip = ReceiptSlip("KT-8", 2, giver="Олена Ткач", record=b"{}", language="uk")
    (text,) = shown(print_receipt(slip, made_on=DAY))
    assert text.count("Олена Ткач") == 2
    assert "Примірник того, хто віддає" in text
    assert "Примірник того, хто приймає" in text
