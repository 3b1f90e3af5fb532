"""Can fingerprints be compared by voice, as the list of words promises?"""

from hypothesis import given
from hypothesis import strategies as st

from kintrace.letters.fingerprint import WordScript, passphrase_words, word_list, words_of
from scripts.fingerprint_words import chosen

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_any_two_words_differ_in_two_letters_at_least() -> None:
    for script in WordScript:
        words = word_list(script)
        holes = {f"{word[:place]}_{word[place + 1 :]}" for word in words for place in range(6)}
        assert len(words) == len(set(words)) == 1024
        assert len(holes) == 1024 * 6


def test_the_list_is_the_one_that_the_script_makes() -> None:
    assert word_list() == tuple(sorted(chosen()))


@given(DIGESTS, st.integers(0, 79))
def test_each_of_the_first_eighty_bits_changes_a_word(digest: str, bit: int) -> None:
    changed = f"{int(digest, 16) ^ 1 << 255 - bit:064x}"
    pairs = zip(words_of(digest), words_of(changed), strict=True)
    assert [one != other for one, other in pairs].index(True) == bit // 10


def test_a_proposed_passphrase_has_six_words_of_the_list() -> None:
    words = passphrase_words(bytes(range(200, 208))).split()
    assert len(words) == 6
    assert set(words) <= set(word_list())
