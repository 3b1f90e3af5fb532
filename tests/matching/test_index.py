"""Does the live index find and weigh as the batch engine does, while records come and change?"""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.matching import default_model, record_of
from kintrace.matching.candidates import candidate_pairs
from kintrace.matching.encode import encode
from kintrace.matching.facts import facts_of
from kintrace.matching.index import Half, LiveIndex
from kintrace.matching.index_counts import Counts, counted, counts_from
from kintrace.matching.index_facts import fact_names
from kintrace.matching.score import score
from tests.matching.kept_index import KeptHere
from tests.matching.test_reference_and_engine import ROWS

TABLES = st.lists(ROWS, min_size=1, max_size=3)
SAID = {"name": "Коваль Ганна Олексіївна", "date_of_birth": "2014-05-12", "birthplace": "Харків"}
WRITTEN = {"name": "Anna Koval", "date_of_birth": "2014-05-12", "birthplace": "Kharkiv"}
OTHER = {"name": "Саша Білоус", "date_of_birth": "2011-02-03", "birthplace": "Маріуполь"}


def filled(sought, found) -> LiveIndex:
    """An index that holds these rows, counted."""
    index = LiveIndex(KeptHere(), counted(sought, found))
    for half, rows in ((Half.SOUGHT, sought), (Half.FOUND, found)):
        for at, cells in enumerate(rows):
            index.put(f"{half.name}{at}", cells, half=half)
    return index


@settings(deadline=None, max_examples=40)
@given(sought=TABLES, found=TABLES)
def test_a_pair_found_from_either_side_weighs_what_the_reference_says(sought, found):
    index = filled(sought, found)
    halves = ((Half.SOUGHT, sought, found), (Half.FOUND, found, sought))
    for half, ours, theirs in halves:
        for at, cells in enumerate(ours):
            for one in index.candidates(f"{half.name}{at}", cells, half=half):
                other = theirs[int(one.record_id.removeprefix(half.other.name))]
                pair = (cells, other) if half is Half.SOUGHT else (other, cells)
                said = score(*map(record_of, pair), context=index.context)
                expected = {item.feature: item.bits for item in said}
                for feature, bits in one.evidence.items():
                    assert bits == pytest.approx(expected.get(feature, 0.0), abs=1e-4)
                prior = default_model().prior(len(found))
                assert one.bits == pytest.approx(sum(expected.values()) + prior, abs=1e-3)


def test_a_free_attribute_and_a_day_of_birth_find_a_record():
    told = {"date_of_birth": "2014-05-12", "attribute:school": "school 17"}
    index = filled([{"name": "Саша Білоус", **told}], [{"name": "Ганна Коваль", **told}])
    found = index.candidates("SOUGHT0", {"name": "Саша Білоус", **told}, half=Half.SOUGHT)
    assert [one.record_id for one in found] == ["FOUND0"]


@settings(deadline=None, max_examples=40)
@given(sought=TABLES, found=TABLES)
def test_it_finds_the_pairs_that_the_batch_engine_finds_in_both_directions(sought, found):
    index = filled(sought, found)
    for half, ours, theirs in ((Half.SOUGHT, sought, found), (Half.FOUND, found, sought)):
        live = {
            (at, int(one.record_id.removeprefix(half.other.name)))
            for at, cells in enumerate(ours)
            for one in index.candidates(f"{half.name}{at}", cells, half=half)
        }
        i, k = candidate_pairs(encode(table(ours), table(theirs), model=default_model()))
        assert live == set(zip(i.tolist(), k.tolist(), strict=True))


@settings(deadline=None, max_examples=15)
@given(before=TABLES, after=TABLES)
def test_changing_and_withdrawing_leave_nothing_of_what_was(before, after):
    changed = filled([], before)
    for at, cells in enumerate(after):
        changed.put(f"FOUND{at}", cells, half=Half.FOUND)
    for at in range(len(after), len(before)):
        changed.withdraw(f"FOUND{at}")
    fresh = filled([], after)
    assert changed.storage.holders == fresh.storage.holders
    assert set(changed.storage.numbers) == set(fresh.storage.numbers)


def test_a_block_that_is_too_large_is_not_followed():
    few, many = [OTHER] * 10, [OTHER] * 230
    assert len(filled([], few).candidates("q", OTHER, half=Half.SOUGHT)) == 10
    assert filled([], many).candidates("q", OTHER, half=Half.SOUGHT) == ()


def test_the_same_half_is_searched_for_duplicates_and_never_finds_the_record_itself():
    index = filled([], [SAID, WRITTEN, OTHER])
    found = index.candidates("FOUND0", SAID, half=Half.FOUND, among=Half.FOUND)
    assert [one.record_id for one in found] == ["FOUND1"]


def test_what_is_not_in_can_be_withdrawn_and_searched_for():
    index = filled([], [WRITTEN])
    index.withdraw("nobody")
    assert [one.record_id for one in index.candidates("new", SAID, half=Half.SOUGHT)] == ["FOUND0"]
    index.withdraw("FOUND0")
    assert index.candidates("new", SAID, half=Half.SOUGHT) == ()


def test_counts_that_were_kept_are_the_same_counts():
    counts = counted([SAID], [WRITTEN, OTHER])
    again = counts_from(counts.to_bytes())
    assert (again.words, again.codes, again.sizes) == (counts.words, counts.codes, counts.sizes)
    for before, after in zip(counts.tallies, again.tallies, strict=True):
        np.testing.assert_array_equal(before, after)


def test_an_index_works_before_anything_was_counted():
    index = LiveIndex(KeptHere(), Counts())
    index.put("a", WRITTEN, half=Half.FOUND)
    assert len(index.candidates("q", SAID, half=Half.SOUGHT)) == 1


def test_each_fact_of_the_engine_has_a_column():
    encoded = encode(table([SAID]), table([OTHER]), model=default_model())
    assert set(facts_of(encoded)[0]) == set(fact_names())


def table(rows) -> pl.DataFrame:
    ids = [{"record_id": str(at), **row} for at, row in enumerate(rows)]
    return pl.DataFrame(ids, schema=dict.fromkeys(ids[0], pl.String))
