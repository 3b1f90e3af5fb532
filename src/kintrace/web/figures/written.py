"""How is a table of counts written as CSV?

Names of teams come from people, so what a spreadsheet would run as a formula is escaped, as in
every table that Kintrace writes. Layer: web.
"""

import polars as pl
from django.utils.translation import gettext

from kintrace.interchange.writing import csv_text
from kintrace.web.figures.suppress import LEAST, Cell
from kintrace.web.figures.tables import FigureTable


def as_csv(table: FigureTable) -> str:
    """Return the table with its heads; hidden numbers are words, so no zero is invented."""
    rows = [[head, *(word_of(cell) for cell in cells)] for head, cells in table.rows]
    heads = [table.corner, *table.heads]
    # Two teams may have one name, and columns of a frame may not.
    frame = pl.DataFrame(
        {str(number): [row[number] for row in [heads, *rows]] for number in range(len(heads))}
    )
    return csv_text(frame).split("\n", 1)[1]


def word_of(cell: Cell) -> str:
    """Return a number, or how it is hidden."""
    if cell.number is not None:
        return str(cell.number)
    return f"<{LEAST}" if cell.is_few else gettext("hidden")
