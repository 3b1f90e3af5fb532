"""What is a reader of a document warned of?"""

from kintrace.documents.statements import DoubtKind, Told, warnings

BARE = (
    "First Lady Orla Venn wrote to the envoy, and her husband, former President Milan Venn, "
    "carried it, according to palace sources.\nIt is understood that they spoke on Friday."
)


def kinds(text: str, told: Told | None = None) -> list[DoubtKind]:
    return [doubt.kind for doubt in warnings(text, told=told, language="en")]


def test_a_bare_text_lacks_date_publisher_and_title() -> None:
    assert kinds(BARE)[:3] == [DoubtKind.NO_DATE, DoubtKind.NO_PUBLISHER, DoubtKind.NO_TITLE]


def test_what_is_told_of_a_document_needs_no_warning() -> None:
    told = Told(title="A letter", publisher="The Halden Gazette", date="2031-03-12")
    assert not {DoubtKind.NO_DATE, DoubtKind.NO_PUBLISHER, DoubtKind.NO_TITLE} & set(
        kinds(BARE, told)
    )


def test_a_title_and_a_dateline_in_the_text_need_no_warning() -> None:
    text = "A letter carried by hand\n12 March 2031\n© The Halden Gazette\nThe envoy said nothing."
    assert not {DoubtKind.NO_DATE, DoubtKind.NO_PUBLISHER, DoubtKind.NO_TITLE} & set(kinds(text))


def test_hidden_sources_and_passives_are_named() -> None:
    found = {doubt.kind: doubt for doubt in warnings(BARE, language="en")}
    assert [told.text for told in found[DoubtKind.ANONYMOUS_ORIGIN].phrases] == ["palace sources"]
    assert [told.text for told in found[DoubtKind.UNATTRIBUTED].phrases] == ["is understood"]
    assert [told.text for told in found[DoubtKind.UNRESOLVED_TIME].phrases] == ["Friday"]


def test_a_couple_in_and_out_of_office_disagrees() -> None:
    (doubt,) = [
        doubt for doubt in warnings(BARE, language="en") if doubt.kind is DoubtKind.OFFICES_DISAGREE
    ]
    assert [told.text for told in doubt.phrases] == [
        "First Lady Orla Venn",
        "former President Milan Venn",
    ]


def test_one_person_with_and_without_former_disagrees() -> None:
    text = "Former president Milan Venn said no. President Venn left at noon."
    assert DoubtKind.OFFICES_DISAGREE in kinds(text)


def test_one_speaker_who_counts_twice_disagrees() -> None:
    text = "The mayor said 41 children left. The mayor said 43 children left."
    assert DoubtKind.QUANTITIES_DISAGREE in kinds(text)
