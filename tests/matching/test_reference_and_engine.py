"""Does the columnar engine give the reference scorer's numbers?"""

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.matching import default_model, record_of
from kintrace.matching.encode import encode
from kintrace.matching.engine import weigh
from kintrace.matching.score import score

NAMES = st.sampled_from(
    [
        "Ганна Коваль", "Anna Koval", "КОВАЛЬ Анна Олексіївна", "Саша Білоус", "Oleksandr Bilous",
        "Белоус Александр Петрович", "محمد عبد الرحمن الأحمد", "Mohammed Abdurrahman Al-Ahmad",
        "М. К.", "Bilous, O.", "Марія Марина Жан-Марі", "Ким Ир Сен", "Kim Irsen", "?", "", None,
    ]
)  # fmt: skip
PLACES = st.sampled_from(
    ["м. Харків", "Kharkiv", "Харьков, Харьковская обл.", "Маріуполь", "Mariupol; Kharkiv", None]
)
DATES = st.sampled_from(
    ["2014-05-12", "12.05.2014", "05.12.2014", "12.05.2015", "2014", "05/2014", "2011", "x", None]
)
ROWS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "alternate_names": NAMES,
        "mother_name": NAMES,
        "father_name": NAMES,
        "siblings": NAMES,
        "relatives": NAMES,
        "sex": st.sampled_from(["f", "ч", None]),
        "blood_group": st.sampled_from(["II (A) Rh+", "A-", "0", None]),
        "date_of_birth": DATES,
        "separated_on": DATES,
        "found_on": DATES,
        "birthplace": PLACES,
        "separation_place": PLACES,
        "places": PLACES,
        "institution": PLACES,
        "distinguishing_features": st.sampled_from(["шрам, ліва рука", "scar on left arm", None]),
        "document_numbers": st.sampled_from(["АВ 123456", "AB123456; 7", None]),
        "attribute:school": st.sampled_from(["school 17", "scohol 17", "lyceum", None]),
    }
)


@settings(deadline=None, max_examples=150)
@given(
    requests=st.lists(ROWS, min_size=1, max_size=3), register=st.lists(ROWS, min_size=1, max_size=3)
)
def test_engine_gives_the_numbers_of_the_reference(requests, register):
    left, right = _table(requests, "q"), _table(register, "r")
    encoded = encode(left, right, model=default_model())
    i, k = np.divmod(np.arange(left.height * right.height), right.height)
    bits = weigh(encoded, i, k)
    for at in range(len(i)):
        request = record_of(left.row(int(i[at]), named=True))
        record = record_of(right.row(int(k[at]), named=True))
        found = {e.feature: e.bits for e in score(request, record, context=encoded.context)}
        expected = [found.get(feature, 0.0) for feature in encoded.features]
        np.testing.assert_allclose(bits[at], expected, atol=1e-4)


def test_a_word_longer_than_any_name_is_weighed_by_its_beginning():
    rows = [{"name": "Ко" * 3000 + " Анна", "attribute:school": "17" * 3000}]
    encoded = encode(_table(rows, "q"), _table(rows, "r"), model=default_model())
    bits = weigh(encoded, np.array([0]), np.array([0]))[0]
    assert bits[encoded.features.index("name") :].sum() > 0


def _table(rows, letter):
    ids = [{"record_id": f"{letter}{at}", **row} for at, row in enumerate(rows)]
    return pl.DataFrame(ids, schema=dict.fromkeys(ids[0], pl.String))
