"""Is a damaged text read once, with its joints, broken sentences and stray words?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.passages import BlockKind, Passages, passages

LEAD = "The mayor of Westhaven has asked the harbour town for a list of the nine children."
NEXT = "Officials there declined to show the list, but it is understood that two names are missing."
MORE = "A nurse from the convoy wrote the names down on the evening they left."
LAST = "Both towns will meet again on Monday, the ferry company said."
REFRAIN = "Oh, bring me home,\nbring me home over the water.\nThe ferry is late."
ARTICLE = f"{LEAD}\n{NEXT} {MORE}\n{LAST}"


def words_of(text: str) -> list[str]:
    return text.split()


def shown(found: Passages, span: object) -> str:
    return span.of(found.text)  # type: ignore[attr-defined, no-any-return]


def test_a_text_without_repeats_stays_as_it_is() -> None:
    found = passages(ARTICLE)
    assert found.clean_text == ARTICLE
    assert (found.echoes, found.fragments, found.stray, found.glue) == ((), (), (), ())


def test_a_lead_that_runs_into_a_second_copy_is_said_once() -> None:
    found = passages(f"{LEAD}\nOfficials there {ARTICLE}")
    assert found.clean_text == ARTICLE
    assert [found.text[at:].startswith(LEAD) for at in found.glue] == [True]
    assert [shown(found, one.span) for one in found.fragments] == ["Officials there"]
    assert [shown(found, one.complete) for one in found.fragments] == [NEXT]


def test_a_tail_that_restarts_within_a_sentence_is_said_once() -> None:
    tail = ARTICLE[ARTICLE.index("understood that") :]
    found = passages(f"{ARTICLE}\nMost read {tail}\n")
    assert words_of(found.clean_text) == words_of(ARTICLE)
    assert [shown(found, one) for one in found.stray] == ["Most read"]
    assert found.glue == (len(ARTICLE) + len("\nMost read "),)
    assert [shown(found, one.complete) for one in found.fragments] == [NEXT]


def test_a_copy_with_changed_words_is_found() -> None:
    changed = ARTICLE.replace("nine", "eleven").replace("evening they", "day when they")
    found = passages(f"{ARTICLE}\n{changed}")
    assert words_of(found.clean_text) == words_of(ARTICLE)
    assert 0.8 < found.echoes[0].alike < 1


def test_three_copies_are_one_text() -> None:
    found = passages("\n".join([ARTICLE] * 3))
    assert words_of(found.clean_text) == words_of(ARTICLE)
    assert len(found.glue) == 2


def test_clean_sentences_and_paragraphs_are_counted_once() -> None:
    found = passages(f"{LEAD}\nOfficials {ARTICLE}")
    assert (len(found.sentences), len(found.paragraphs)) == (4, 3)


def test_a_clean_sentence_is_found_again_in_the_original() -> None:
    found = passages(f"{LEAD}\nOfficials {ARTICLE}")
    for sentence in found.sentences:
        pieces = found.in_original(sentence)
        assert "".join(shown(found, piece) for piece in pieces) == sentence.of(found.clean_text)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"Name: Child {n}, born 201{n}, of Westhaven, taken to Home {n}" for n in range(9)
        ),
        f"{LEAD} “We wait for them every day,” she said. {MORE} “We wait for them every day.”",
        "\n".join(f"Verse {n} is {n}.\n{REFRAIN}" for n in ("one", "two", "three", "four")),
    ],
    ids=["list", "quotation", "refrain"],
)
def test_what_is_repeated_on_purpose_is_left_alone(text: str) -> None:
    assert passages(text).clean_text == text


@given(st.text(alphabet="ab. \n“", max_size=120), st.integers(1, 4))
def test_blocks_cover_the_whole_text_in_order(text: str, times: int) -> None:
    found = passages((ARTICLE + text) * times)
    assert "".join(shown(found, block.span) for block in found.blocks) == found.text
    kept = [block for block in found.blocks if block.is_clean]
    assert "".join(shown(found, block.span) for block in kept) == found.clean_text
    assert all(block.is_clean or block.kind is not BlockKind.KEPT for block in found.blocks)


@pytest.mark.parametrize("period", [1, 2, 7, 30])
def test_a_text_that_only_repeats_itself_ends_in_time(period: int) -> None:
    found = passages(" ".join(f"w{at % period}" for at in range(20_000)))
    assert len(found.clean_text) > 0


def test_a_sentence_that_runs_into_itself_is_whole_from_its_second_beginning() -> None:
    start = "Boats and buses of Westhaven, a list for all who wait at the pier,"
    found = passages(f"{start} {start} with their hours.")
    assert [shown(found, one.complete) for one in found.fragments] == [f"{start} with their hours."]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 310)), min_size=1, max_size=8))
def test_what_an_exact_copy_leaves_out_stays_elsewhere(cuts: list[tuple[int, int]]) -> None:
    words = ARTICLE.casefold().split()
    share = len(words) / 310
    stretches = [words[int(a * share) : int(b * share)] for a, b in cuts]
    found = passages(" ".join(word for stretch in stretches for word in stretch))
    stray = {word for span in found.stray for word in shown(found, span).split()}
    if any(echo.alike < 1 for echo in found.echoes):
        return  # Words that a copy changed stand nowhere else.
    assert set(found.text.split()) <= {*found.clean_text.split(), *stray}
