"""Are names that are read at once read as they are one by one?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.names.columns.letters import SCRIPTS, fold_all
from kintrace.names.columns.phones import phone_runs
from kintrace.names.columns.sounds import sounds_of
from kintrace.names.letters import folded
from kintrace.names.phones import phones_of
from kintrace.names.sounds import other_skeleton_of, skeleton_of, sound_of
from kintrace.values import script_of

# Letters of all scripts, look-alikes, marks, ligatures, signs, digits, and what no name has.
LETTERS = st.sampled_from(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъўАБІЇЄҐabcdefghijklmnopqrstuvwxyzABIXłżščäöüßàéçñøİıſ"
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکیטאבגדהוזחיכלמנסעפצקרשתךםןףץ"
    "αβγδεζηθικλμνξοπρστυφχψωάέήςაბგდევზთიკლმნոպջռսվտրցւփքաբգդե"
    "'’ʼ`´‘-.,_?\"«»0129٣ĸѕһ\u0301\u0308\u064b\u0640\u200c\ufdd0\ufdd1ǆﬁﷲ中한"
)
WORDS = st.lists(
    st.text(LETTERS | st.characters(codec="utf-8", exclude_characters="\n"), max_size=9)
)


@settings(deadline=None)
@given(WORDS)
def test_letters_are_folded_together_as_alone(words):
    together = fold_all(words)
    assert together.texts == [folded(word) for word in words]
    assert [SCRIPTS[n] for n in together.scripts] == [script_of(text) for text in together.texts]


@settings(deadline=None)
@given(WORDS)
def test_words_sound_together_as_alone(words):
    runs = phone_runs(fold_all(words))
    found = [tuple(runs.codes[runs.start[n] : runs.start[n + 1]]) for n in range(len(words))]
    assert found == [phones_of(word).codes for word in words]


@settings(deadline=None)
@given(WORDS)
def test_words_have_the_same_skeletons_together_as_alone(words):
    together, alone = sounds_of(words), [phones_of(word) for word in words]
    assert together.sounds.to_list() == [sound_of(phones) for phones in alone]
    assert together.skeletons.to_list() == [skeleton_of(phones) for phones in alone]
    assert together.other_skeletons.to_list() == [other_skeleton_of(phones) for phones in alone]


def test_a_word_longer_than_any_name_is_read_by_its_beginning():
    words = ["Ко" * 200, "Анна"]
    runs = phone_runs(fold_all(words))
    assert tuple(runs.codes[: runs.start[1]]) == phones_of(words[0]).codes
