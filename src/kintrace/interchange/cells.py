"""How does a cell travel through a spreadsheet without becoming a formula?

A text that begins with = + - @, tab or carriage return is run as a formula by spreadsheets, and a
name in a stranger's file may be one on purpose. Written CSV puts an apostrophe before it; reading
takes it off again, so that nothing changes on the way.
"""

import re

import polars as pl

# A leading newline starts a formula too, once a spreadsheet has trimmed it.
FORMULA = r"^'*[=+\-@\t\r\n]"
_ESCAPED = r"^'('*[=+\-@\t\r\n])"


def escaped(text: str) -> str:
    """Return a cell as it is written.

    >>> escaped("=1+1"), escaped("Анна")
    ("'=1+1", 'Анна')
    """
    return f"'{text}" if re.match(FORMULA, text) else text


def escaped_columns(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a frame whose texts, and the names of whose columns, are as they are written."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    cells = [
        pl.when(pl.col(name).str.contains(FORMULA))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in texts
    ]
    return frame.with_columns(cells).rename({name: escaped(name) for name in frame.columns})


def as_written(column: pl.Expr) -> pl.Expr:
    """Return cells as they were before they were escaped."""
    return column.str.replace(_ESCAPED, "${1}")


def has_escaped(column: pl.Series) -> bool:
    """Tell whether any cell of a column has an apostrophe to take off."""
    return bool(column.str.starts_with("'").any())
