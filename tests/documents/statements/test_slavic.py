"""Who says what in Ukrainian and Russian sentences?"""

import pytest

pytest.importorskip("pymorphy3")

from kintrace.documents.statements import (
    SpeakerKind,
    Statement,
    statements,
)


def said(text: str) -> list[Statement]:
    return [one for one in statements(text) if one.cue.lemma]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Речниця заявила, що дітей перевезли.", "Речниця", SpeakerKind.OFFICE),
        ("«Їх забрали», — сказала Оксана Бойко.", "Оксана Бойко", SpeakerKind.NAMED),
        ("У міністерстві повідомили, що списку немає.", "міністерстві", SpeakerKind.OFFICE),
        ("За словами свідка, автобуси виїхали вночі.", "свідка", SpeakerKind.DESCRIBED),
        ("Кажуть, що автобуси виїхали вночі.", "", SpeakerKind.UNATTRIBUTED),
        ("В отчёте говорится, что списков два.", "отчёте", SpeakerKind.DOCUMENT),
        ("Источник сообщил, что список готов.", "Источник", SpeakerKind.ANONYMOUS),
        ("Стало известно, что список готов.", "", SpeakerKind.UNATTRIBUTED),
        ("Сестра, вважає вона, досі в місті.", "вона", SpeakerKind.DESCRIBED),
        ("Гості, що приїхали з сіл, просять допомоги.", "Гості", SpeakerKind.DESCRIBED),
        ("У листі до редакції лікар пише про дітей.", "лікар", SpeakerKind.DESCRIBED),
    ],
)
def test_a_speaker_is_found_by_case_and_place(text: str, speaker: str, kind: SpeakerKind) -> None:
    (one, *_rest) = said(text)
    assert (one.speaker.text, one.speaker.kind) == (speaker, kind)


def test_a_gerund_shares_the_speaker() -> None:
    first, second = said("Рада відхилила скаргу, зазначивши, що строк минув.")
    assert first.speaker == second.speaker


def test_a_hedge_of_hearsay_is_kept() -> None:
    (one,) = said("Сообщается, что мальчика якобы перевели.")
    assert [hedge.phrase.text for hedge in one.hedges] == ["Сообщается", "якобы"]


def test_an_impersonal_word_names_nobody() -> None:
    (one,) = said("Відомо, що переговори відновлять.")
    assert one.speaker.phrase is None


@pytest.mark.parametrize(
    "text",
    ["Чи відповіли на листи, невідомо було довго.", "Врач, к которому обратились родители, уехал."],
)
def test_an_open_question_is_no_statement_of_a_speaker(text: str) -> None:
    assert not [one for one in said(text) if one.speaker.text]


def test_not_being_able_is_no_doubt() -> None:
    (one,) = said("Завідувач не зміг пояснити, де він був, і не міг підтвердити дату.")[:1]
    assert one.hedges == ()


@pytest.mark.parametrize(
    ("text", "speaker", "stands_for"),
    [
        ("У Києві запевняють, що список повний.", "Києві", "Ukraine"),
        ("В Москве заявили, что список полный.", "Москве", "Russia"),
    ],
)
def test_a_capital_in_any_case_stands_for_its_government(
    text: str, speaker: str, stands_for: str
) -> None:
    (one,) = said(text)
    assert (one.speaker.text, one.speaker.kind) == (speaker, SpeakerKind.GOVERNMENT)
    assert one.speaker.stands_for == stands_for


def test_by_his_words_is_said_by_the_man_named_before() -> None:
    (one,) = said("Роман Шпак мовчав. За його словами, список готовий.")
    assert (one.speaker.text, one.speaker.stands_for) == ("його", "Роман Шпак")
