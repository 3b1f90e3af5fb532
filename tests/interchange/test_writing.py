"""Is what is written safe to open, whole, and the same when read again?"""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.interchange import read_candidates, read_table, write_table
from kintrace.interchange.cells import escaped
from kintrace.interchange.pairs import ColumnsMissing, NumberUnreadable
from kintrace.interchange.writing import OutputFormatUnknown, OutputNotWritable

PAIRS = pl.DataFrame(
    {"request_id": ["R-1"], "record_id": ["=C-1"], "rank": [1], "bits": [-3.5], "posterior": [0.1]}
)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_run_as_a_formula_is_escaped(tmp_path: Path, start: str) -> None:
    path = tmp_path / "out.csv"
    write_table(pl.DataFrame({"name": [f"{start}HYPERLINK()"], "bits": [-3.5]}), path)
    _, _, cells = path.read_bytes().decode().partition("\n")
    assert cells.lstrip('"').startswith(f"'{start}HYPERLINK()")
    assert cells.endswith(",-3.500000\n")


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@a "), max_size=5).map(str.strip))
def test_an_escaped_name_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    path = tmp_path_factory.mktemp("names") / "out.csv"
    write_table(pl.DataFrame({"record_id": ["C-1"], "name": [name]}), path)
    assert read_table(path).frame.rows() == [("C-1", name)]


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet"])
def test_candidates_are_read_back_from_each_format(tmp_path: Path, name: str) -> None:
    write_table(PAIRS, tmp_path / name)
    assert read_candidates(tmp_path / name).equals(PAIRS)


def test_a_mark_for_old_spreadsheets_is_written_when_asked(tmp_path: Path) -> None:
    write_table(PAIRS, tmp_path / "out.csv", with_bom=True)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_extension_that_stands_for_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputFormatUnknown):
        write_table(PAIRS, tmp_path / "out.docx")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable):
        write_table(PAIRS, tmp_path / "nowhere" / "out.csv")


def test_nothing_but_the_output_is_left(tmp_path: Path) -> None:
    write_table(PAIRS, tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_of_pairs_needs_its_columns(tmp_path: Path) -> None:
    write_table(PAIRS.drop("rank", "bits"), tmp_path / "out.csv")
    with pytest.raises(ColumnsMissing, match="no column rank, bits"):
        read_candidates(tmp_path / "out.csv")


def test_a_rank_that_is_no_number_is_refused(tmp_path: Path) -> None:
    write_table(PAIRS.with_columns(rank=pl.lit("first")), tmp_path / "out.csv")
    with pytest.raises(NumberUnreadable):
        read_candidates(tmp_path / "out.csv")


def test_the_sign_of_escape_is_an_apostrophe() -> None:
    assert escaped("''=1") == "'''=1"
