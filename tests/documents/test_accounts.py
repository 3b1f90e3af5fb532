"""Are opposed accounts laid side by side, without a verdict and without inflated numbers?"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.accounts import (
    NO_STATEMENT,
    Entry,
    Polarity,
    can_both_hold,
    contradictions,
    independence,
    matrix,
)
from kintrace.documents.accounts_slots import SlotNotKnown, slots

NORVIA, SUDRIA = "Government of Norvia", "Ministry of Sudria"


def said(slot: str = "occurred", party: str = NORVIA, **more: object) -> Entry:
    """An entry that affirms, unless it says otherwise."""
    plain: dict[str, object] = {"key": "1", "document": "d", "polarity": Polarity.AFFIRMS}
    return Entry(slot=slot, party=party, **(plain | more))  # type: ignore[arg-type]


ENTRIES = st.builds(
    lambda code, party, polarity, place, low, key: Entry(
        key=key,
        slot=code,
        party=party,
        polarity=polarity,
        document=key,
        position=[*slots()[code].positions, ""][place % (len(slots()[code].positions) + 1)],
        lowest=low,
        highest=None if low is None else low + 3,
    ),
    st.sampled_from(list(slots())),
    st.sampled_from([NORVIA, SUDRIA, "A third party"]),
    st.sampled_from(Polarity),
    st.integers(0, 20),
    st.none() | st.integers(0, 9),
    st.text("abc", min_size=1, max_size=3),
)


def test_one_who_affirms_and_one_who_denies_a_movement_contradict_each_other() -> None:
    yes, no = said(), said(party=SUDRIA, polarity=Polarity.DENIES)
    (found,) = contradictions([yes, no])
    assert (found.first, found.second, found.is_within_party) == (yes, no, False)


def test_consent_that_one_says_was_given_and_another_says_was_absent_contradict() -> None:
    given_, absent = (said("consent_of_parents", position=one) for one in ("given", "absent"))
    assert not can_both_hold(given_, absent)
    denied = replace(given_, polarity=Polarity.DENIES)
    assert can_both_hold(denied, absent)
    assert not can_both_hold(denied, given_)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [((40, 60), (50, None), True), ((40, 60), (61, None), False), ((None, 3), (None, None), True)],
)
def test_numbers_contradict_when_no_number_fits_both(
    first: tuple[int | None, int | None], second: tuple[int | None, int | None], *, both: bool
) -> None:
    one, other = (said("number", lowest=low, highest=high) for low, high in (first, second))
    assert can_both_hold(one, other) is both


def test_what_leaves_a_thing_open_contradicts_nothing() -> None:
    assert can_both_hold(said(polarity=Polarity.LEAVES_OPEN), said(polarity=Polarity.DENIES))


def test_words_without_a_position_are_shown_as_different_and_not_judged() -> None:
    one, other = said("purpose", key="1"), said("purpose", SUDRIA, key="2")
    row = next(row for row in matrix([one, other]).rows if row.slot.code == "purpose")
    assert (row.contradictions, row.is_told_differently) == ((), True)


def test_an_empty_cell_stands_for_a_party_who_said_nothing() -> None:
    whole = matrix([said()], parties=[SUDRIA])
    assert whole.parties == (SUDRIA, NORVIA)
    assert [cell.entries for cell in whole.rows[0].cells] == [(), (said(),)]
    assert NO_STATEMENT == "no statement found"


def test_copies_of_one_text_and_texts_of_one_announcement_count_once() -> None:
    copies = [
        said(key=str(n), document=str(n), cluster="wire", origin="Press office") for n in range(40)
    ]
    other = said(key="x", document="x", origin="press office", party=SUDRIA)
    nobody = said(key="y", document="y", cluster="wire")
    counted = independence([*copies, other, nobody])
    assert (counted.documents, counted.clusters, counted.origins, counted.parties) == (42, 2, 1, 2)
    assert counted.unnamed == 1


def test_a_party_that_contradicts_itself_is_told_as_such() -> None:
    (found,) = contradictions([said(), said(polarity=Polarity.DENIES, is_hedged=True)])
    assert (found.is_within_party, found.is_hedged) == (True, True)


def test_a_slot_or_position_that_is_not_known_is_refused() -> None:
    for slot, position in (("motive", ""), ("consent_of_parents", "lawful")):
        with pytest.raises(SlotNotKnown):
            said(slot, position=position)


@given(ENTRIES, ENTRIES)
def test_contradiction_has_no_side(first: Entry, second: Entry) -> None:
    assert can_both_hold(first, second) is can_both_hold(second, first)
    assert can_both_hold(first, first)


@given(st.lists(ENTRIES, max_size=8))
def test_the_matrix_loses_no_entry_and_has_a_cell_for_each_party(entries: list[Entry]) -> None:
    whole = matrix(entries)
    shown = [one for row in whole.rows for cell in row.cells for one in cell.entries]
    assert sorted(map(repr, shown)) == sorted(map(repr, entries))
    assert {len(row.cells) for row in whole.rows} == {len(whole.parties)}


@given(st.lists(ENTRIES, min_size=1, max_size=8))
def test_texts_are_never_more_than_documents(entries: list[Entry]) -> None:
    counted = independence(entries)
    assert 1 <= counted.clusters <= counted.documents <= len(entries)


def test_what_is_told_without_a_document_adds_a_party_and_no_text() -> None:
    counted = independence([said(), said(key="t", document="", origin="A neighbour", party=SUDRIA)])
    assert (counted.documents, counted.clusters, counted.parties) == (1, 1, 2)
