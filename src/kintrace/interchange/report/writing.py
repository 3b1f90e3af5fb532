"""How do proposed matches become one HTML file that opens anywhere, offline?

The page is written block by block, so memory stays small. Its style and script stand inside it,
and its content security policy names their hashes and allows nothing else: no request leaves it.
Layer: interchange. Writes the one file it is asked to.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Protocol, cast

import jinja2
import polars as pl

from kintrace.interchange.report.bars import Scale
from kintrace.interchange.report.comparison import (
    Block,
    ExplainedRow,
    Person,
    Proposal,
    block,
)
from kintrace.interchange.report.marks import MARKS
from kintrace.interchange.report.overview import overview, page_scale
from kintrace.interchange.report.wording import STRENGTHS, Wording, thresholds, wording
from kintrace.interchange.report.written import Cells, full_name, harmless, language_of

_WITHOUT_LISTED = 500


class Explained(Protocol):
    """One explained pair."""

    @property
    def rows(self) -> Any:
        """Rows like `ExplainedRow`, one per feature."""


class ReadableMatches(Protocol):
    """What the report needs of `kintrace.matching.Matches`."""

    @property
    def candidates(self) -> pl.DataFrame:
        """One row per proposed pair, ordered by request, then rank."""

    def explain(self, request_id: str, record_id: str, /) -> Explained:
        """Return the evidence of one pair."""


def write_report(
    matches: ReadableMatches,
    path: Path | str,
    *,
    requests: object,
    register: object,
    title: str | None = None,
    language: str = "en",
    limit: int = 2000,
    quarantined: int | None = None,
    made_on: date | None = None,
) -> None:
    """Write one HTML page in which people compare requests with their candidates.

    `requests` and `register` are the tables that were matched (polars, pandas or Arrow).
    `title` defaults to the language's own; `language` is one of `LANGUAGES`.
    `limit` is how many requests are shown, strongest first candidates first; the page says how
    many it left out. `quarantined` counts rows that could not be read; None = not told.
    Cost: one explanation for each of two candidates of every shown request, about 15 kB each.
    Raises: ReportLanguageUnknown.
    """
    words = wording(language)
    sought = _Table(requests)
    found = _Table(register)
    candidates = matches.candidates
    shown = _strongest(candidates, limit=limit)
    scale = page_scale(candidates)
    counts = overview(
        candidates, requests=sought.height, records=found.height, quarantined=quarantined
    )
    template = _environment().get_template("page.html")
    stream = template.stream(
        title=title or words("title"),
        words=words,
        overview=counts,
        blocks=_blocks(matches, shown, sought=sought, found=found, scale=scale, words=words),
        without=list(sought.people_except(set(candidates["request_id"]), limit=_WITHOUT_LISTED)),
        shown=len(shown),
        left_out=candidates["request_id"].n_unique() - len(shown),
        scale=scale,
        made_on=made_on,
        marks=MARKS,
        strengths=STRENGTHS,
        starts=thresholds()["strength_from_bits"],
        opened=thresholds()["requests_open_at_first"],
        **_inlined(),
    )
    stream.enable_buffering(200)
    with open(path, "wb") as file:
        stream.dump(file, encoding="utf-8")


class _Table:
    """Rows of a matched table by record_id, as texts."""

    def __init__(self, table: object) -> None:
        frame = table if isinstance(table, pl.DataFrame) else pl.DataFrame(cast(Any, table))
        self._frame = frame.cast(dict.fromkeys(frame.columns, pl.String)).fill_null("")
        self._at = {identifier: at for at, identifier in enumerate(self._frame["record_id"])}

    @property
    def height(self) -> int:
        return self._frame.height

    def cells(self, record_id: str) -> Cells:
        return self._frame.row(self._at[record_id], named=True)

    def number(self, record_id: str) -> int:
        return self._at[record_id] + 1

    def people_except(self, record_ids: set[str], *, limit: int) -> Iterator[Person]:
        rest = self._frame.filter(~pl.col("record_id").is_in(list(record_ids))).head(limit)
        for cells in rest.iter_rows(named=True):
            yield Person(harmless(cells["record_id"]), full_name(cells), language_of(cells))


def _strongest(candidates: pl.DataFrame, *, limit: int) -> list[pl.DataFrame]:
    """Return the candidates of the requests to show, one frame each, strongest first."""
    groups = candidates.partition_by("request_id", maintain_order=True)
    groups.sort(key=lambda group: -float(group["bits"][0]))
    return groups[:limit]


def _blocks(
    matches: ReadableMatches,
    shown: list[pl.DataFrame],
    *,
    sought: _Table,
    found: _Table,
    scale: Scale,
    words: Wording,
) -> Iterator[Block]:
    for group in shown:
        request_id = group["request_id"][0]
        proposals = [
            _proposal(matches, pair, cells=found.cells(pair["record_id"]), is_compared=at < 2)
            for at, pair in enumerate(group.iter_rows(named=True))
        ]
        number = sought.number(request_id)
        request = sought.cells(request_id)
        yield block(request, proposals, number=number, scale=scale, wording=words)


def _proposal(
    matches: ReadableMatches, pair: Mapping[str, Any], *, cells: Cells, is_compared: bool
) -> Proposal:
    rows: tuple[ExplainedRow, ...] = ()
    if is_compared:
        rows = tuple(matches.explain(pair["request_id"], pair["record_id"]).rows)
    return Proposal(cells, pair["bits"], pair["evidence"], pair["posterior"], rows)


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("kintrace.interchange.report", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inlined() -> dict[str, str]:
    """Return style, script and the policy that allows these two and nothing else."""
    here = resources.files(__package__)
    style, script = (
        here.joinpath(name).read_text(encoding="utf-8") for name in ("report.css", "report.js")
    )
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": style, "script": script, "policy": policy}


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
