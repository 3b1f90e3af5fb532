"""How good are proposed matches, measured against known truth?"""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.talk import JSON, columns_of_text, print_json

if TYPE_CHECKING:
    from kintrace.matching.evaluate import Evaluation


@click.command()
@click.argument("candidates", type=click.Path(path_type=Path))
@click.argument("truth", type=click.Path(path_type=Path))
@JSON
def evaluate(candidates: Path, truth: Path, as_json: bool) -> None:  # noqa: FBT001, a flag
    """Measure what `kintrace match` wrote against the true pairs.

    TRUTH has the columns request_id and record_id; a blank record_id says that the request has no
    true record.
    """
    from kintrace.interchange import read_candidates, read_truth
    from kintrace.matching.evaluate import evaluate as measure

    result = measure(read_candidates(candidates), read_truth(truth))
    if as_json:
        print_json(_finite(asdict(result)))
        return
    click.echo(_text(result))


def _text(result: Evaluation) -> str:
    counts = [
        ("requests with a true record", f"{result.requests_with_truth:,}"),
        ("true pairs", f"{result.truths:,}"),
        ("proposed pairs", f"{result.pairs:,}"),
        ("true pairs among the proposed", _share(result.truths_among_candidates)),
        *((f"recall at {rank}", _share(share)) for rank, share in result.recall_at.items()),
        ("best F1", _share(result.best.f1)),
        ("  from posterior", _share(result.best.threshold)),
        ("  precision", _share(result.best.precision)),
        ("  recall", _share(result.best.recall)),
    ]
    calibration = [("posterior", "pairs", "mean", "true")]
    calibration += [
        (
            f"{one.low:.2f} to {one.high:.2f}",
            f"{one.pairs:,}",
            _share(one.mean_posterior),
            _share(one.share_true),
        )
        for one in result.calibration
        if one.pairs
    ]
    return f"{columns_of_text(counts)}\n\n{columns_of_text(calibration)}"


def _share(value: float) -> str:
    return "none" if not math.isfinite(value) else f"{value:.3f}"


def _finite(value: Any) -> Any:
    """Return a document without the numbers that JSON doesn't have: they become null."""
    match value:
        case dict():
            return {str(key): _finite(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_finite(inner) for inner in value]
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
