"""Are the cells of a column read at once read as they are one by one?"""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.matching.cells import cells_of
from kintrace.matching.code_columns import place_columns
from kintrace.matching.codes import place_codes
from kintrace.matching.fields import COLUMNS
from kintrace.matching.name_arrays import Tokens
from kintrace.matching.name_columns import names_of_records
from kintrace.matching.record import record_of
from kintrace.names.reading import NameReading, Role
from kintrace.values import Unknown, unknown_from_text
from kintrace.world import make_world

PIECES = st.sampled_from(
    ["Ганна", "Коваль", "Koval", "Олексіївна", "Саша", "Abd al-Rahman", "Al", "К.", "?", "-", "n/a",
     "невідомо", "НЕВІДОМО.", "none", ";", ";;", ":", "тітка:", "(сестра)", "(", ")", ",", "м.",
     "Харків", "Харьков", "Куп'янськ", "Купʼянськ", "O''Neil", "обл.", "№ 17", "17", "city", "ÜBER",
     "straße", "Kharkiv_", "خان يونس", "x", " ", "\t", "\x1c", "\u00a0", "ßİſ", "a'b'c", "e\u0301",
     "\u0435\u0301", "´", "ǅ", "²", "٣", "中", "\n", "."]
)  # fmt: skip
CELL = st.none() | st.lists(PIECES, max_size=6).map(" ".join) | st.text(max_size=6)
CELLS = st.lists(CELL, max_size=6)
NAME_COLUMNS = (
    "name", "given_name", "patronymic", "family_name", "alternate_names", "mother_name",
    "father_name", "relatives", "siblings",
)  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(NAME_COLUMNS, CELL)), max_size=4)


@settings(deadline=None)
@given(CELLS)
def test_cells_that_say_nothing_are_left_out(column):
    cells = cells_of(pl.Series(column, dtype=pl.String))
    said = [cells.texts[at] if at >= 0 else None for at in cells.rows.tolist()]
    assert said == [None if unknown_from_text(text) else text for text in column]


@settings(deadline=None, max_examples=100)
@given(st.lists(CELL.filter(lambda cell: cell is not None), max_size=6))
def test_places_have_the_same_codes_together_as_alone(texts):
    numbers: dict[str, int] = {}
    found = place_columns(
        pl.Series(texts, dtype=pl.String),
        number=lambda code: numbers.setdefault(code, len(numbers)),
    )
    codes = list(numbers)
    together = [tuple(codes[n] for n in row if n >= 0) for row in found.tolist()]
    assert together == [place_codes(text) for text in texts]


@settings(deadline=None, max_examples=100)
@given(ROWS)
def test_records_have_the_same_names_together_as_alone(rows):
    _check(pl.DataFrame(rows, schema=dict.fromkeys(NAME_COLUMNS, pl.String)))


def test_records_of_a_world_have_the_same_names_together_as_alone():
    world = make_world(size=300, seed=6)
    _check(world.requests.select(column for column in COLUMNS if column in world.requests.columns))
    _check(world.register.select(column for column in COLUMNS if column in world.register.columns))


def _check(table):
    found = names_of_records(table)
    tokens = Tokens(found.read)

    def shown(number):
        return [_words(tokens[n]) for n in found.read.names[number].tolist() if n >= 0]

    for at, row in enumerate(table.iter_rows(named=True)):
        record = record_of(row)
        father = found.read.fathers[found.names[at, 0]] if found.names[at, 0] >= 0 else -1
        for numbers, names in (
            (found.names[at], record.names),
            ([found.mother[at]], _listed(record.mother)),
            ([found.father[at]], _listed(record.father)),
            (found.relatives[at], record.relatives),
            (found.siblings[at], record.siblings),
            ([father], _listed(record.told_father)),
        ):
            together = [shown(number) for number in numbers if number >= 0]
            assert together == [[_words(t) for t in name.tokens] for name in names], row


def _words(token):
    known = (token.groups, token.diminutive_of, token.is_initial)
    return token.form, token.script, Role(token.role), token.phones, *known


def _listed(name: NameReading | Unknown | None):
    return [name] if isinstance(name, NameReading) else []
