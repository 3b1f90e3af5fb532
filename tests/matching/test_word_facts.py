"""Do spellings of one word have a number in common?"""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.matching.name_arrays import Tokens
from kintrace.matching.word_facts import word_facts
from kintrace.names import read_name
from kintrace.names.columns.reading import PARTS, read_names
from kintrace.names.sounds import other_skeleton_of, skeleton_of, sound_of
from tests.names.test_columns import ANY_NAME


def facts_of(*names):
    return word_facts([token for name in names for token in read_name(name).tokens])


def common(row, other):
    return set(row[row >= 0]) & set(other[other >= 0])


def test_a_given_name_and_its_short_form_have_a_group_in_common():
    facts = facts_of("Олександр", "Саша", "Oleksandr", "Марія")
    assert common(facts.given[0], facts.given[1])
    assert common(facts.given[0], facts.given[2])
    assert not common(facts.given[0], facts.given[3])


def test_a_patronymic_and_its_father_s_name_have_a_group_in_common():
    facts = facts_of("Олексіївна", "Олексій", "Іван")
    assert common(facts.father[0], facts.given[1])
    assert not common(facts.father[0], facts.given[2])


def test_skeletons_that_differ_in_a_letter_have_one_in_common():
    facts = facts_of("Ковальський", "Ковасьський", "Бондар")
    assert common(facts.near[0], facts.near[1])
    assert not common(facts.family[0], facts.family[1])
    assert not common(facts.near[0], facts.near[2])


def test_no_word_has_no_number():
    facts = facts_of()
    for table in (facts.given, facts.father, facts.family, facts.near, facts.whole, facts.edges):
        assert table.tolist() == [[-1] * table.shape[1]]
    assert facts.is_known.tolist() == [False]


@settings(deadline=None, max_examples=100)
@given(st.lists(ANY_NAME, max_size=6))
def test_words_read_at_once_have_the_texts_that_they_have_alone(names):
    nobody = pl.DataFrame(schema=dict.fromkeys(PARTS, pl.String))
    tokens = Tokens(read_names(pl.Series(names, dtype=pl.String), nobody))
    for words in (tokens, list(tokens)):
        facts = word_facts(words)
        for at, token in enumerate(tokens):
            expected = _texts(token)
            found = {fact: getattr(facts, fact)[at] for fact in expected}
            assert {
                fact: [facts.texts[number] for number in row if number >= 0]
                for fact, row in found.items()
            } == expected
            assert facts.is_known[at] == bool(token.groups)


def _texts(token):
    usual, other = skeleton_of(token.phones), other_skeleton_of(token.phones)
    both = [text for text in (usual, other) if text is not None]
    groups = sorted(token.groups - token.diminutive_of) + sorted(token.diminutive_of)
    fathers = [group.removeprefix("of:") for group in sorted(token.groups)]
    shorter = [usual[:at] + usual[at + 1 :] for at in range(len(usual))] if len(usual) > 2 else []
    near = list(dict.fromkeys([*both, *shorter]))[:8]
    return {
        "given": (groups or [sound_of(token.phones), *both[1:]])[:4],
        "father": (fathers or ["p" + usual[:5]])[:2],
        "family": ["f" + text for text in both],
        "near": ["f" + text for text in near],
        "whole": ["w" + text for text in both],
        "edges": ["s" + usual[:3], "e" + usual[-3:]] if len(usual) > 2 else [],
    }
