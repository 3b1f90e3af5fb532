"""Does a record have one written form, and only one?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.values.canonical import NotCanonical, canonical, from_canonical

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(RECORDS)
def test_a_record_comes_back_from_its_bytes(record) -> None:
    assert from_canonical(canonical(record)) == record


@given(st.dictionaries(TEXT, st.integers(), max_size=6))
def test_the_order_of_keys_changes_nothing(record) -> None:
    turned = dict(reversed(record.items()))
    assert canonical(turned) == canonical(record)


@given(RECORDS, st.data())
def test_no_changed_byte_stands_for_the_same_record(record, data) -> None:
    written = bytearray(canonical(record))
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] ^= data.draw(st.integers(1, 255))
    try:
        read = from_canonical(bytes(written))
    except NotCanonical:
        return
    assert canonical(read) != canonical(record)


@pytest.mark.parametrize("value", [1.0, float("nan"), b"x", {1: "x"}, {"a": {2}}, "\ud800"])
def test_what_has_no_single_form_is_refused(value) -> None:
    with pytest.raises(NotCanonical) as told:
        canonical({"value": value})
    assert told.value.hint


@pytest.mark.parametrize(
    "data",
    [b'{"a": 1}', b'{"b":1,"a":1}', b'{"a":1,"a":1}', b'"\\u0041"', b"1.0", b"1e2", b"-0", b"\xff"],
)
def test_json_in_another_form_is_refused(data) -> None:
    with pytest.raises(NotCanonical):
        from_canonical(data)


def test_a_record_nested_too_deeply_is_refused() -> None:
    deep: list = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(NotCanonical):
        canonical(deep)
    with pytest.raises(NotCanonical):
        from_canonical(b"[" * 100_000)
