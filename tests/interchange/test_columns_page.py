"""Is the reference page about columns what the table of headers says?"""

from kintrace.matching.fields import COLUMNS
from scripts.columns_page import MEANINGS, PAGE, columns_page


def test_the_page_is_written_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == columns_page(), "run python -m scripts.columns_page"


def test_each_column_has_a_meaning() -> None:
    assert set(MEANINGS) - {"-"} == set(COLUMNS)
