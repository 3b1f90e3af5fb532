"""Is a family message checked, questioned, named in both scripts and kept as a record?"""

from dataclasses import replace
from datetime import date

import pytest

from kintrace.letters.family_message import (
    Correspondent,
    Enclosure,
    EnclosureKind,
    FamilyMessage,
    MessageMode,
)
from kintrace.letters.family_message_check import FamilyMessageRefused, checked, faults_of
from kintrace.letters.family_message_names import address_in_other_script, name_in_other_script
from kintrace.letters.family_message_phrases import LANGUAGES, phrases
from kintrace.letters.family_message_questions import Concern, questions
from kintrace.letters.family_message_record import message_of, record_of
from kintrace.values import PersonName
from kintrace.values.canonical import canonical, from_canonical

MOTHER = Correspondent(PersonName("Ганна Коваль"), ("вул. Тиха, 3", "Нижня Криниця"), language="uk")
SON = Correspondent(PersonName("محمد عبد الله"), ("دار النور",), language="ar")
MESSAGE = FamilyMessage(
    "KT-1",
    MessageMode.OPEN_RCM,
    MOTHER,
    SON,
    text="Синку, у нас усе добре.",
    language="uk",
    enclosures=(Enclosure(EnclosureKind.PHOTO, "фото двору"),),
    written_on=date(2026, 11, 29),
)


def test_a_whole_message_has_no_faults_and_comes_back_from_its_record() -> None:
    assert checked(MESSAGE) is MESSAGE
    assert message_of(from_canonical(canonical(record_of(MESSAGE)))) == MESSAGE


def test_all_faults_are_told_at_once_and_repeat_nothing_private() -> None:
    nowhere = Correspondent(PersonName(" "), language="uk")
    broken = replace(MESSAGE, text="слово " * 26, word_limit=25, recipient=nowhere, number="")
    with pytest.raises(FamilyMessageRefused) as refused:
        checked(broken)
    assert [fault.field for fault in refused.value.faults] == [
        "number",
        "recipient",
        "recipient",
        "text",
    ]
    assert "tracing request" in refused.value.hint
    assert "слово" not in refused.value.message


def test_a_standard_form_takes_its_own_phrases_and_nothing_else() -> None:
    form = replace(MESSAGE, mode=MessageMode.SAFE_AND_WELL, text="", phrases=("well",))
    assert faults_of(form) == ()
    assert [fault.field for fault in faults_of(replace(form, text="ще слово"))] == ["text"]
    assert [fault.field for fault in faults_of(replace(form, phrases=("no_news",)))] == ["phrases"]
    assert [fault.field for fault in faults_of(replace(form, phrases=()))] == ["phrases"]


@pytest.mark.parametrize("mode", [MessageMode.SAFE_AND_WELL, MessageMode.ANXIOUS_FOR_NEWS])
def test_each_standard_phrase_stands_in_each_language(mode: MessageMode) -> None:
    table = phrases(mode)
    assert len({phrase.key for phrase in table}) == len(table) >= 5
    assert all(phrase.text[code].strip() for phrase in table for code in LANGUAGES)


def test_names_and_places_stand_in_the_other_script_where_that_can_be_derived() -> None:
    assert name_in_other_script(MOTHER, reader="ar") == "Hanna Koval"
    assert address_in_other_script(MOTHER, reader="ar") == ("vul. Tykha, 3", "Nyzhnia Krynytsia")
    assert name_in_other_script(SON, reader="uk") == "Mohammed Abdullah"
    assert address_in_other_script(SON, reader="uk") is None
    english = Correspondent(PersonName("John Brown"))
    assert name_in_other_script(english, reader="uk") == "Джон Бровн"
    assert name_in_other_script(english, reader="ar") is None


def test_what_a_person_wrote_in_the_other_script_goes_before_what_is_derived() -> None:
    told = replace(MOTHER, name_in_other_script="Anna Kowal", address_in_other_script=("Ticha 3",))
    assert name_in_other_script(told, reader="en") == "Anna Kowal"
    assert address_in_other_script(told, reader="en") == ("Ticha 3",)


ASKED = [
    ("Брат в армии, у него танк", {Concern.MILITARY: ["армии", "танк"]}),
    ("Наша бригада біля вул. Тихої", {Concern.MILITARY: ["бригада"], Concern.ADDRESS: ["вул."]}),
    ("رأيت الجنود في شارع", {Concern.ADDRESS: ["شارع"], Concern.MILITARY: ["الجنود"]}),
    ("call ٠٩٩ ٠٠٠ ٠٠٠٠", {Concern.TELEPHONE: ["٠٩٩ ٠٠٠ ٠٠٠٠"]}),
    ("at 50.4501, 30.5234", {Concern.COORDINATES: ["50.4501, 30.5234"]}),
    ("write to a@b.example", {Concern.LINK: ["a@b.example"]}),
    ("Народилась 12.05.2014, 2014-05-12. Tanya is well", {}),
]


@pytest.mark.parametrize(("text", "asked"), ASKED)
def test_the_checker_is_asked_about_words_that_may_endanger(
    text: str, asked: dict[Concern, list[str]]
) -> None:
    found: dict[Concern, list[str]] = {}
    for question in questions(text):
        found.setdefault(question.concern, []).append(text[question.start : question.end])
    assert found == asked


def test_a_record_made_by_hand_has_all_its_faults_told() -> None:
    record = record_of(MESSAGE) | {"mode": "sealed", "written_on": "soon", "word_limit": -1}
    record["sender"] = {"name": 5}
    record["enclosures"] = [{"kind": "gold", "description": "ring"}]
    with pytest.raises(FamilyMessageRefused) as refused:
        message_of(record)
    fields = {fault.field for fault in refused.value.faults}
    assert fields == {"mode", "written_on", "word_limit", "sender.name", "enclosures[0].kind"}


def test_a_reply_belongs_to_the_thread_of_what_it_answers() -> None:
    reply = replace(MESSAGE, number="KT-2", reply_to="KT-1")
    assert (MESSAGE.thread_number, reply.thread_number) == ("KT-1", "KT-1")
    assert [fault.field for fault in faults_of(replace(reply, reply_to="KT-2"))] == ["reply_to"]
