"""Do bytes come back from their smallest form, and is hostile packing refused?"""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.letters.codes_compact import NotExpanded, compacted, expanded
from kintrace.letters.paper_tables import limit

TEXTS = (
    st.text(max_size=300) | st.text("абвгґіїє .,", max_size=300) | st.text("ابتث ،", max_size=99)
)


@given(TEXTS.map(lambda text: text.encode("utf-8", "ignore")) | st.binary(max_size=300))
def test_bytes_come_back_and_grow_by_one_byte_at_most(data: bytes) -> None:
    packed = compacted(data)
    assert len(packed) <= len(data) + 1
    assert expanded(packed) == data


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Мамо, у мене все добре, чекаю на твій лист. Обіймаю!", 2),
        ("أمي الحبيبة، أنا بخير والحمد لله. أشتاق إليكم كثيرا", 3),
        ("Dear mother, we are well; the children are in school.", 1),
        ("мир і سلام", 1),
    ],
)
def test_text_of_one_alphabet_takes_less_than_half(text: str, method: int) -> None:
    packed = compacted(text.encode())
    assert packed[0] == method
    assert len(packed) < len(text.encode()) * 0.7
    assert expanded(packed).decode() == text


@given(st.binary(max_size=80))
def test_any_bytes_are_expanded_or_refused(data: bytes) -> None:
    try:
        expanded(data)
    except NotExpanded:
        return


def test_what_would_unfold_too_far_is_refused() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = packer.compress(bytes(limit("expanded_bytes") + 1)) + packer.flush()
    with pytest.raises(NotExpanded):
        expanded(b"\1" + bomb)


def test_a_cut_stream_is_refused() -> None:
    with pytest.raises(NotExpanded):
        expanded(compacted("Чекаємо на тебе вдома".encode())[:-3])
