"""Are copies of one story told from stories of their own?"""

from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.reuse import reuse
from kintrace.documents.reuse_clusters import clusters

WIRE = (
    "The ferry company of Westhaven has handed over a list of nineteen children who left in March. "
    "A clerk read the names aloud in the town hall, and two mothers recognised their sons. "
    "The harbour office said it could not confirm where the second bus had gone. "
    "Both towns want to compare their lists before the end of the month."
)
OTHER = (
    "Northland's school board will open four classes for pupils who arrived without papers. "
    "Teachers asked for dictionaries and for somebody who knows the dialect of the valley. "
    "A spokeswoman thanked the choir of Ostbridge, which collected shoes and winter coats."
)
OWN = "Our reporter waited at the pier until dark. Nobody from the company wished to speak to her."


def test_copies_of_one_story_are_one_cluster() -> None:
    found = reuse([WIRE, OTHER, f"{OWN} {WIRE}", WIRE.replace("nineteen", "twenty")])
    assert found.clusters == ((0, 2, 3), (1,))
    assert all(pair.is_same_story for pair in found.pairs)


def test_forty_copies_count_as_one_text() -> None:
    assert len(reuse([f"{WIRE} Paper number {at}." for at in range(40)]).clusters) == 1


def test_shared_stretches_are_known_by_their_place() -> None:
    left, right = f"{OWN} {WIRE}", f"{WIRE} {OTHER}"
    (pair,) = reuse([left, right]).pairs
    ((here, there),) = pair.spans
    assert here.of(left) == there.of(right) == WIRE.rstrip(".")
    assert pair.left_share > pair.right_share > 0.5


def test_stories_without_common_words_share_nothing() -> None:
    assert reuse([WIRE, OTHER]).pairs == ()


def test_a_collection_does_not_join_the_stories_it_holds() -> None:
    more = " ".join(
        f"Line {at} of the collection stands for itself, number {at}." for at in range(9)
    )
    texts = [WIRE, WIRE, OTHER, OTHER, f"{WIRE} {more} {OTHER} {more}"]
    found = reuse(texts).clusters
    assert not any({0, 2} <= set(members) for members in found)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(0, 1), st.floats(0, 1))))
def test_every_document_is_in_one_cluster(links: list[tuple[int, int, float, float]]) -> None:
    found = clusters(links, count=7)
    assert sorted(at for members in found for at in members) == list(range(7))


@given(st.lists(st.text(alphabet="ab. \n", max_size=60), max_size=5))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    assert sum(map(len, reuse(texts).clusters)) == len(texts)
