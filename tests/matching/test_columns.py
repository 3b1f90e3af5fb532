"""Are the cells of a column read at once read as they are one by one?"""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.matching.cells import cells_of
from kintrace.matching.code_columns import place_columns
from kintrace.matching.codes import place_codes
from kintrace.matching.day_columns import day_columns, interval
from kintrace.matching.fields import COLUMNS
from kintrace.matching.name_arrays import Tokens
from kintrace.matching.name_columns import names_of_records
from kintrace.matching.record import read_day, record_of
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

NUMBER = st.integers(0, 32) | st.integers(1840, 2110)
MONTH = st.sampled_from(
    ["мая", "Травня", "MAY", "may.", "мартобря", "about", "березень", "kwietnia", "ſept", "mei5"]
)
DAY = (
    st.none()
    | st.sampled_from(["?", "невідомо", "", " ", "2014 або 2015", "травень 2014", "x", "-", "32"])
    | st.dates(min_value=date(1500, 1, 1)).map(str)
    | st.tuples(NUMBER, NUMBER, NUMBER, st.sampled_from("-./")).map(
        lambda told: told[3].join(f"{number:02}" for number in told[:3])
    )
    | st.tuples(NUMBER, MONTH, NUMBER).map(lambda told: " ".join(map(str, told)))
    | st.sampled_from(
        ["0000-01-01", "2014-02-30", "29.02.2016", "29.02.2015", "31/12/2014", "12/31/2014", "6",
         "about 6", "2014", "05.2014", "٢٠١٤-٠٥-١٢", "2014-05-12T10:00", "20140512", "1.2.0014",
         "٥ мая 2014", "5  мая 2014", "5 мая 2014 г.", "31 червня 2014", "012 мая 2014",
         " 2014-05-12", "2014-05-12\n"]
    )
)  # fmt: skip


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


@settings(deadline=None)
@given(st.lists(st.tuples(DAY, DAY), max_size=6))
def test_days_are_read_together_as_alone(rows):
    days = pl.Series([day for day, _ in rows], dtype=pl.String)
    told = pl.Series([as_of for _, as_of in rows], dtype=pl.String)
    together = [tuple(row) for row in day_columns(days, as_of=told).tolist()]
    assert together == [interval(read_day(day, as_of)) for day, as_of in rows]
    together = [tuple(row) for row in day_columns(days, as_of=None).tolist()]
    assert together == [interval(read_day(day, None)) for day, _ in rows]


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
