"""Which tables of counts are there, and how is each shown?

Each is about other things than the next, so that one can't be subtracted from another: files,
requests, pairs. Layer: web.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from kintrace.casework.aggregate import Counts, files_by_state, pairs_by_state, requests_by_month
from kintrace.registry.models import CandidateState, FileState, User
from kintrace.web.figures.suppress import Cell, shown
from kintrace.web.in_order import in_order


@dataclass(frozen=True)
class FigureTable:
    """A table ready to be shown: its code, title, column heads and rows of head and cells."""

    code: str
    title: str
    corner: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]


def table_of(code: str, *, user: User) -> FigureTable:
    """Return one table with small counts hidden.  Raises: Refused, KeyError for another code."""
    return TABLES[code](user)


def _files(user: User) -> FigureTable:
    labels = [(state, gettext(str(label))) for state, label in FileState.choices]
    title = gettext("Children's files by state")
    return _table("files", title, gettext("State"), labels, files_by_state(user))


def _requests(user: User) -> FigureTable:
    counts = requests_by_month(user)
    months = sorted({month for month, _group in counts}, reverse=True)
    title = gettext("Tracing requests by month")
    return _table("requests", title, gettext("Month"), [(one, one) for one in months], counts)


def _pairs(user: User) -> FigureTable:
    labels = [(state, gettext(str(label))) for state, label in CandidateState.choices]
    title = gettext("Proposed pairs by state")
    return _table("pairs", title, gettext("State"), labels, pairs_by_state(user))


TABLES: dict[str, Callable[[User], FigureTable]] = {
    "files": _files,
    "requests": _requests,
    "pairs": _pairs,
}


def _table(
    code: str, title: str, corner: str, labels: Iterable[tuple[str, str]], counts: Counts
) -> FigureTable:
    groups = in_order({group for _row, group in counts}) or [""]
    listed = list(labels)
    cells = shown([[counts[row, group] for group in groups] for row, _label in listed] or [[0]])
    heads = [group or gettext("Without a team") for group in groups]
    total = gettext("All")
    if len(groups) == 1:
        # The one column is its own total.
        cells, heads = [row[:1] for row in cells], [total]
    else:
        heads.append(total)
    names = [*(label for _row, label in listed), total]
    return FigureTable(
        code, title, corner, heads, list(zip(names, cells[-len(names) :], strict=False))
    )
