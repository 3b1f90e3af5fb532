"""Are Parquet columns of any type read as the text that people would write?"""

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from kintrace.interchange import read_table
from kintrace.interchange.parquet import ParquetBroken


def test_every_type_becomes_text(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "id": [1, 2],
            "name": ["Anna", None],
            "age": [6.0, None],
            "date of birth": [date(2014, 5, 12), None],
            "found on": [datetime(2022, 11, 3), None],
            "places": [["Kherson", "Kyiv"], []],
        }
    )
    frame.write_parquet(tmp_path / "register.parquet")
    assert read_table(tmp_path / "register.parquet").frame.rows() == [
        ("1", "Anna", "2014-05-12", "6", "Kherson; Kyiv", "2022-11-03"),
        ("2", "", "", "", "", ""),
    ]


def test_a_parquet_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    pl.DataFrame({"id": [1], "name": ["Anna"]}).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ParquetBroken):
        read_table(path)
