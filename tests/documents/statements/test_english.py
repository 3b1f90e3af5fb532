"""Who says what in English sentences, and how surely?"""

import pytest

from kintrace.documents.statements import (
    Polarity,
    SpeakerKind,
    Stance,
    Statement,
    statements,
)

CAPITALS = {"Karvel": "Karvia", "Sundra": "Sundria"}


def said(text: str) -> list[Statement]:
    return [one for one in statements(text, language="en", capitals=CAPITALS) if one.cue.lemma]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Petra Halloran said the boys were well.", SpeakerKind.NAMED, "Petra Halloran"),
        (
            "The ministry of justice said it was closed.",
            SpeakerKind.OFFICE,
            "The ministry of justice",
        ),
        ("Karvel said it had no list.", SpeakerKind.GOVERNMENT, "Karvel"),
        ("Two mothers said they had signed.", SpeakerKind.DESCRIBED, "Two mothers"),
        (
            "A source in the delegation said so.",
            SpeakerKind.ANONYMOUS,
            "A source in the delegation",
        ),
        (
            "A nurse who asked not to be named said so.",
            SpeakerKind.ANONYMOUS,
            "A nurse who asked not to be named",
        ),
        ("It is said that a list exists.", SpeakerKind.UNATTRIBUTED, ""),
        ("The decree states that guardians decide.", SpeakerKind.DOCUMENT, "The decree"),
    ],
)
def test_a_speaker_is_told_with_its_kind(text: str, kind: SpeakerKind, speaker: str) -> None:
    (one,) = said(text)
    assert (one.speaker.kind, one.speaker.text) == (kind, speaker)


def test_a_capital_stands_for_its_government() -> None:
    (one, *_rest) = said("Karvel accused Sundra of moving children without consent.")
    assert (one.speaker.stands_for, one.stance) == ("Karvia", Stance.ACCUSE)
    assert one.target is not None
    assert one.target.text == "Sundra"


def test_a_second_cue_shares_the_speaker() -> None:
    first, second = said("Karvel has defended the transfers, insisting they were lawful.")
    assert first.speaker.text == second.speaker.text == "Karvel"
    assert (first.stance, second.stance) == (Stance.DEFEND, Stance.INSIST)
    assert second.parent is None


def test_advice_to_somebody_shares_the_speaker() -> None:
    _first, second = said("Mr Venn suggested a pause, advising her to wait.")
    assert (second.speaker.text, second.stance) == ("Mr Venn", Stance.SUGGEST)
    assert second.content is not None
    assert second.content.text == "to wait"


def test_a_statement_within_another_carries_its_frame() -> None:
    outer, inner = said("It is understood that Mrs Venn criticised the delay.")
    assert (outer.speaker.kind, inner.parent) == (SpeakerKind.UNATTRIBUTED, 0)
    assert inner.relay == (outer.speaker,)
    assert [hedge.phrase.text for hedge in inner.hedges] == ["It is understood"]


def test_hearsay_about_an_act_keeps_who_acts_apart_from_who_tells() -> None:
    told, urged = said("Mrs Orla Venn spoke last. She is said to have urged the envoy to write.")[
        -2:
    ]
    assert told.speaker.kind is SpeakerKind.UNATTRIBUTED
    assert (urged.speaker.text, urged.speaker.stands_for) == ("She", "Orla Venn")
    assert [hedge.phrase.text for hedge in urged.hedges] == ["is said to"]


def test_a_source_of_a_source_is_the_end_of_a_chain() -> None:
    outer, inner = said("According to the agency, a nurse told a driver that the home was empty.")
    assert [link.text for link in inner.relay] == [outer.speaker.text] == ["the agency"]


def test_a_quotation_in_two_parts_is_one_statement() -> None:
    (one,) = said("“We never saw them,” she said.")
    assert [quote.text for quote in one.quotations] == ["We never saw them,"]


def test_a_sentence_without_a_speaker_is_told_by_the_document() -> None:
    (one,) = statements("The bridge was closed for nearly three hours.", language="en")
    assert (one.speaker.kind, one.speaker.phrase, one.cue.lemma) == (SpeakerKind.DOCUMENT, None, "")
    assert [hedge.phrase.text for hedge in one.hedges] == ["nearly"]


def test_a_vague_number_stays_vague() -> None:
    (one,) = said("The mayor said hundreds of thousands of children had 41 teachers.")
    assert [(told.phrase.text, told.number) for told in one.quantities] == [
        ("hundreds of thousands", None),
        ("41", 41),
    ]


def test_a_friday_without_a_date_stays_open() -> None:
    (one,) = said("The mayor said on Friday that the home had closed on 12 March 2031.")
    assert [(told.phrase.text, told.on) for told in one.said_on] == [("Friday", None)]
    (closed,) = one.times
    assert closed.on is not None
    assert closed.on.earliest.isoformat() == "2031-03-12"


def test_an_office_that_declines_says_nothing() -> None:
    (one,) = said("A spokesman declined to comment.")
    assert (one.stance, one.polarity) == (Stance.DECLINE, Polarity.OPEN)


def test_a_negation_in_what_is_said_is_kept_apart() -> None:
    (one,) = said("The minister said that no child had left.")
    assert one.polarity is Polarity.ASSERTED
    assert [told.text for told in one.content_negations] == ["no"]


def test_a_day_after_the_cue_is_not_what_is_said() -> None:
    (one,) = said("The school has closed, the ministry of justice said on Friday, after two weeks.")
    assert one.content is not None
    assert one.content.text == "The school has closed"


@pytest.mark.parametrize(
    "text",
    [
        "A home called Larch House took the boys.",
        "The house lay quiet, thanks in part to the snow.",
        "Nobody had asked the grandmother.",
        "Did the ministry deny the claims of the fathers?",
        "If you believe the register, send us a copy.",
        "Relatives may ask for a copy of the file.",
        "Trucks left the four states that border the lake.",
    ],
)
def test_a_cue_by_which_nobody_says_anything_is_no_statement(text: str) -> None:
    assert not said(text)


def test_could_with_a_negation_is_no_doubt() -> None:
    (able,) = said("She could not confirm the number.")
    (unsure,) = said("She said the number could be wrong.")
    assert (able.polarity, able.hedges) == (Polarity.NEGATED, ())
    assert [hedge.phrase.text for hedge in unsure.hedges] == ["could"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A woman who came as their aunt refused to sign.", "A woman who came as their aunt"),
        ("The interpreter wept and asked for a break.", "The interpreter"),
        ("A clerk on duty that night said she saw no bus.", "A clerk on duty"),
        ("According to the logbook, nine children left.", "the logbook"),
    ],
)
def test_the_whole_speaker_and_no_more_is_taken(text: str, speaker: str) -> None:
    assert said(text)[0].speaker.text == speaker


def test_what_is_said_ends_where_the_speaker_goes_on() -> None:
    denied, told = said("Karvel denies this and says that the list is whole.")
    assert denied.content is not None
    assert (denied.content.text, told.stance) == ("this", Stance.REPORT)
