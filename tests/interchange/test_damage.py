"""Whatever happens to a file on its way, is it read or refused in words?"""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.interchange import read_table
from kintrace.values import KintraceError
from tests.interchange.workbooks import rows_xml, write_workbook

ROWS = [["id", "name"], ["C-1", "Anna"], ["C-2", "Olena"]]
CSV = 'id,name\nC-1,"Anna ""Ania"" K"\nC-2,Олена\n'.encode()
LINES = b'{"id": 1, "name": "Anna"}\n{"id": 2, "places": ["X", {"a": 1}]}\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage")
    write_workbook(folder / "whole.xlsx", rows_xml(ROWS))
    pl.DataFrame({"id": ["C-1"], "name": ["Anna"]}).write_parquet(folder / "whole.parquet")
    (folder / "whole.csv").write_bytes(CSV)
    (folder / "whole.jsonl").write_bytes(LINES)
    return folder


def read_or_refused(folder: Path, content: bytes) -> None:
    (folder / "file").write_bytes(content)
    refused = None
    try:
        read_table(folder / "file")
    except KintraceError as error:
        refused = error
    assert refused is None or (refused.message and refused.hint)


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes(folder: Path, content: bytes) -> None:
    read_or_refused(folder, content)


@pytest.mark.parametrize("name", ["whole.xlsx", "whole.csv", "whole.jsonl"])
@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.floats(0, 0.999), min_size=1, max_size=4), value=st.integers(0, 255))
def test_a_file_with_a_few_bytes_changed(
    folder: Path, name: str, places: list[float], value: int
) -> None:
    content = bytearray((folder / name).read_bytes())
    for place in places:
        content[int(place * len(content))] = value
    read_or_refused(folder, bytes(content))


@pytest.mark.parametrize("name", ["whole.xlsx", "whole.csv", "whole.jsonl"])
@settings(max_examples=40, deadline=None)
@given(share=st.floats(0, 1))
def test_a_file_cut_anywhere(folder: Path, name: str, share: float) -> None:
    content = (folder / name).read_bytes()
    read_or_refused(folder, content[: int(share * len(content))])


# Fewer, because each starts another process: damage inside a page aborts the one that reads it.
@settings(max_examples=12, deadline=None)
@given(places=st.lists(st.floats(0, 0.999), min_size=1, max_size=4), value=st.integers(0, 255))
def test_a_parquet_file_with_a_few_bytes_changed(
    folder: Path, places: list[float], value: int
) -> None:
    content = bytearray((folder / "whole.parquet").read_bytes())
    for place in places:
        content[int(place * len(content))] = value
    read_or_refused(folder, bytes(content))
