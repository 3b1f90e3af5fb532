"""Are names that are read at once read as they are one by one?"""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.names import read_name
from kintrace.names.columns.distinct import distinct_rows, distinct_texts
from kintrace.names.columns.letters import SCRIPTS, fold_all
from kintrace.names.columns.phones import phone_runs
from kintrace.names.columns.reading import read_names
from kintrace.names.columns.sounds import sounds_of
from kintrace.names.letters import folded
from kintrace.names.phones import phones_of
from kintrace.names.reading import NameReading, Role
from kintrace.names.sounds import other_skeleton_of, skeleton_of, sound_of
from kintrace.names.tokens import fathers_name
from kintrace.values import PersonName, script_of
from kintrace.world import make_world

# Letters of all scripts, look-alikes, marks, ligatures, signs, digits, and what no name has.
LETTERS = st.sampled_from(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъўАБІЇЄҐabcdefghijklmnopqrstuvwxyzABIXłżščäöüßàéçñøİıſ"
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکیטאבגדהוזחיכלמנסעפצקרשתךםןףץ"
    "αβγδεζηθικλμνξοπρστυφχψωάέήςაბგდევზთიკლმნოպջռսվտրցւփքաբգդե"
    "'’ʼ`´‘-.,_?\"«»0129٣ĸѕһ\u0301\u0308\u064b\u0640\u200c\ufdd0\ufdd1ǆﬁﷲ中한"
)
ANY = st.characters(codec="utf-8", exclude_characters="\n")
WORDS = st.lists(st.text(LETTERS | ANY, max_size=9))
# Words with something to them: given names, patronymics, cases, particles, compounds, initials.
WRITTEN = (
    "Олександр Oleksandr ОЛЕКСАНДР Саша Саши Сашенька Яночка Марія Марії Maria Андрій Андреевич "
    "Andriiovych Петрівна Petrivna Петровны Петровича Абрамович Abramovich Коваль КОВАЛЬ Koval "
    "Ковальська Ковальського Kowalska Бондаренко Бондаренка Іванова Ivanova Donska Бородин Дінь "
    "محمد أحمد عبد الرحمن عبدالله الله الدين نور ابو ام بن بنت الحسن المحمد حداد זיו לוי "
    "Abd Abdul Abdulrahman Абдуллаєв Rahman Allah Ullah Faizullah Aladdin Din ad-Din al al-Hasan "
    "El Hassan Alhasan Asaad Мухаммедали Mohammedali bin ibn бен oglu оглы кызы Abu Umm Абу Dr. "
    "д-р von de Jr О О. J. М.К. М К O'Neil Дар'я «Марія» 'Олег' Жан-Поль Вiктор Нeля , ، ; ( ) - "
    "Мамедов Гасан Ким Ким-Ир У Ли 7 ІІІ ?"
)
PIECES = st.sampled_from(WRITTEN.split(" "))
NAMES = st.lists(PIECES | st.text(LETTERS, max_size=6), max_size=11).map(" ".join)
GAPS = st.sampled_from([" ", "", "  ", "\t", "\x1c", "-"])
ANY_NAME = NAMES | st.text(LETTERS | ANY, max_size=20) | st.tuples(NAMES, GAPS, NAMES).map("".join)
PART = ANY_NAME | st.none()


@settings(deadline=None)
@given(st.lists(st.sampled_from(["а", "б", "в", None])))
def test_distinct_texts_stand_where_they_were_met(texts):
    values, numbers = distinct_texts(pl.Series(texts, dtype=pl.String))
    assert [values[n] if n >= 0 else None for n in numbers.tolist()] == texts
    assert values.to_list() == list(dict.fromkeys(text for text in texts if text is not None))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2))))
def test_distinct_rows_stand_where_they_were_met(rows):
    first, numbers = distinct_rows(pl.DataFrame(rows, schema=["a", "b"], orient="row").to_numpy())
    assert [rows[first[n]] for n in numbers] == rows
    assert [rows[at] for at in first] == list(dict.fromkeys(rows))


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
    assert [_phones(runs, n) for n in range(len(words))] == [phones_of(word) for word in words]


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
    assert _phones(runs, 0) == phones_of(words[0])


@settings(deadline=None, max_examples=200)
@given(st.lists(ANY_NAME, max_size=8), st.lists(st.tuples(PART, PART, PART), max_size=8))
def test_names_are_read_together_as_alone(whole, told):
    _check(whole, told)


def test_the_names_of_a_world_are_read_together_as_alone():
    world = make_world(size=400, seed=5)
    for table in (world.requests, world.register):
        columns = ("name", "mother_name", "father_name", "relatives", "siblings")
        whole = [text for column in columns for text in table[column] if text is not None]
        _check(whole, table.select("given_name", "patronymic", "family_name").rows())


def _check(whole, told):
    """Compare with one name at a time: words, roles, what the tables know, and fathers."""
    parts = pl.DataFrame(
        told, dict.fromkeys(["given", "patronymic", "family"], pl.String), orient="row"
    )
    found = read_names(pl.Series(whole, dtype=pl.String), parts)
    names = [PersonName.of_parts(given=g, patronymic=p, family=f) for g, p, f in told]
    numbers = [*found.whole.tolist(), *found.told.tolist()]
    for name, number in zip([*whole, *names], numbers, strict=True):
        reading = read_name(name) if name != PersonName("") else NameReading("", ())
        assert _words(found, number) == [_shown(token) for token in reading.tokens], name
        father = -1 if number < 0 else int(found.fathers[number])
        told_father = next(filter(None, map(_father, reading.tokens)), None)
        assert _words(found, father) == ([] if told_father is None else [_shown(told_father)]), name


def _father(token):
    return fathers_name(token) if token.role is Role.PATRONYMIC else None


def _shown(token):
    known = (token.groups, token.diminutive_of, token.is_initial)
    return token.form, token.script, token.role, token.phones, *known


def _words(found, number):
    words = [] if number < 0 else [word for word in found.names[number].tolist() if word >= 0]
    return [
        (
            found.forms.texts[found.words.form[word]],
            SCRIPTS[found.forms.scripts[found.words.form[word]]],
            Role(found.words.role[word]),
            _phones(found.forms.phones, found.words.form[word]),
            found.group_sets[found.words.group_set[word]].groups,
            found.group_sets[found.words.group_set[word]].short,
            bool(found.words.is_initial[word]),
        )
        for word in words
    ]


def _phones(runs, n):
    alone = phones_of("")
    codes = tuple(runs.codes[runs.start[n] : runs.start[n + 1]].tolist())
    return type(alone)(codes, bool(runs.is_abjad[n]))
