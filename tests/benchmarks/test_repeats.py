"""Does the damage that the benchmark does say truly what it did?"""

import pytest

from benchmarks.articles import DAMAGES, damaged, untouched, writer
from benchmarks.repeats import agreement, by_sentence_hash, goals, joint_row, words_of
from benchmarks.repeats_hostile import texts

ARTICLES = [damaged(f"test {at}", edits=0.0) for at in range(30)]


def test_the_truth_stands_in_the_damaged_text() -> None:
    for article in ARTICLES:
        assert all(line in article.text for line in article.truth.split("\n")[-1:])
        assert len(words_of(article.text)) > len(words_of(article.truth))


def test_every_kind_of_damage_is_done() -> None:
    assert {article.kind for article in ARTICLES} == set(DAMAGES)


def test_joints_stand_at_the_beginning_of_a_word() -> None:
    for article in ARTICLES:
        assert all(article.text[at - 1].isspace() for at in article.glue)


def test_a_seed_always_gives_the_same_article() -> None:
    assert damaged("test", edits=0.08) == damaged("test", edits=0.08)
    assert untouched("test") == untouched("test")
    assert writer("one").article(sentences=3) != writer("two").article(sentences=3)


def test_words_are_compared_in_order() -> None:
    assert agreement("one two three", "one two three") == 1
    assert agreement("three two one", "one two three") == pytest.approx(1 / 3)


def test_a_sentence_hash_keeps_each_sentence_once() -> None:
    assert by_sentence_hash("He left. She stayed. He left.") == "He left.\nShe stayed."


def test_joints_within_three_words_count_as_found() -> None:
    share, precision, recall, worst, wanted = joint_row(0.0, ARTICLES)
    assert share == "0%"
    assert all(0.9 <= float(str(one)) <= 1 for one in (precision, recall, worst))
    assert wanted == sum(len(article.glue) for article in ARTICLES)


def test_the_slowest_hostile_text_is_held_against_the_goal() -> None:
    ours = ("Kintrace", 1.0, 1.0, 1.0, 0.0)
    times = [("points", 1.0, 0.5, 2.0), ("rows", 1.0, 2.0, 0.5)]
    goal = list(goals(ours, [], ("articles", 1.0, 0.5, 2.0), times))[-1]
    assert (goal.measured, goal.is_met) == (0.5, False)


def test_hostile_texts_are_as_long_as_was_asked() -> None:
    assert all(len(text) > 500 for _, text in texts(3000))
