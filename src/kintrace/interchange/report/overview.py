"""What does the page count: requests, records, proposals, and how strong the first ones are?

Layer: interchange. Pure.
"""

from dataclasses import dataclass

import polars as pl

from kintrace.interchange.report.bars import Scale, scale_for
from kintrace.interchange.report.wording import STRENGTHS, strength


@dataclass(frozen=True)
class Overview:
    """Counts over all requests, also those the page leaves out; None = not told."""

    requests: int
    records: int
    proposals: int
    without: int
    quarantined: int | None
    prior: tuple[float, float] | None
    by_strength: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        """The largest count of the distribution, at least 1, for the length of its bars."""
        return max(1, *(count for _, count in self.by_strength))


def overview(
    candidates: pl.DataFrame, *, requests: int, records: int, quarantined: int | None
) -> Overview:
    """Return the counts; `candidates` has one row per proposed pair."""
    firsts = candidates.group_by("request_id").agg(pl.col("bits").max())["bits"].to_list()
    words = [strength(bits) for bits in firsts]
    without = requests - len(firsts)
    counts = [(name, words.count(name)) for name in reversed(STRENGTHS)]
    priors = candidates["bits"] - candidates["evidence"]
    return Overview(
        requests=requests,
        records=records,
        proposals=candidates.height,
        without=without,
        quarantined=quarantined,
        prior=None if priors.is_empty() else (_number(priors.min()), _number(priors.max())),
        by_strength=(*counts, ("none", without)),
    )


def page_scale(candidates: pl.DataFrame) -> Scale:
    """Return the one scale that holds every bar the page can draw."""
    columns = [name for name in candidates.columns if name.startswith("bits:")]
    numbers = [candidates[name] for name in ("bits", *columns)]
    numbers.append(candidates["bits"] - candidates["evidence"])
    extremes = [end for column in numbers for end in (column.min(), column.max())]
    return scale_for([_number(end) for end in extremes if end is not None])


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
