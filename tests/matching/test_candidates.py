"""Which records become candidates, and does none of them that matters fall out?"""

import polars as pl

from kintrace.matching import default_model
from kintrace.matching.candidates import candidate_pairs
from kintrace.matching.encode import encode


def test_a_table_matched_with_itself_keeps_each_double_of_a_full_record() -> None:
    full = {
        "name": "Ковальський Олександр Іванович",
        "date_of_birth": "12.05.2014",
        "birthplace": "Херсон",
        "mother_name": "Ковальська Оксана",
        "father_name": "Ковальський Іван",
        "separated_on": "03.04.2022",
    }
    part = {"name": "Ковальський Олександр", "date_of_birth": "12.05.2014"}
    others = [
        {"name": f"Мельник {name}", "date_of_birth": f"{day:02}.0{month}.2011"}
        for day in range(1, 29)
        for month, name in enumerate(("Марія", "Ганна", "Петро", "Степан", "Юлія"), start=1)
    ]
    rows = [full, part, part, *others]
    table = pl.DataFrame([{"record_id": str(at), **row} for at, row in enumerate(rows)])
    encoded = encode(table, table, model=default_model())
    i, k = candidate_pairs(encoded, is_one_table=True)
    assert set(k[i == 0].tolist()) >= {1, 2}
    assert not (i == k).any()
