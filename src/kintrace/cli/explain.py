"""Why may one request be about one record, and what speaks against it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.model_files import model_arguments, with_model_files
from kintrace.cli.talk import JSON, columns_of_text, print_json
from kintrace.cli.two_files import read_two_files, with_two_files
from kintrace.values.errors import KintraceError

if TYPE_CHECKING:
    import polars as pl

    from kintrace.interchange import TableRead
    from kintrace.matching import Explanation


class RecordNotFound(KintraceError):
    """A file has no record with the identifier that was asked for."""

    code = "K801"
    exit_code = 6


@click.command()
@with_two_files
@click.argument("request_id")
@click.argument("record_id")
@with_model_files
@JSON
def explain(
    requests: Path, register: Path, request_id: str, record_id: str, **options: Any
) -> None:
    """Explain one pair: what agrees, what differs, and the runner-up.

    REQUEST_ID and RECORD_ID are identifiers in the two files. Bits are log2 odds: each doubles the
    odds, below zero they speak against.
    """
    files = read_two_files(
        requests, register, mapping=options["mapping"], encoding=options["encoding"]
    )
    _check_id(files.requests, request_id, file=requests.name)
    _check_id(files.register, record_id, file=register.name)
    import kintrace

    told = model_arguments(weights=options["weights"], frequencies=options["frequencies"])
    matches = kintrace.match(files.requests.frame, files.register.frame, **told)
    explanation = matches.explain(request_id, record_id)
    of_request = _of_request(matches.candidates, request_id)
    if options["as_json"]:
        print_json(_document(explanation, of_request, request_id, record_id))
        return
    click.echo(_text(explanation, of_request, request_id, record_id))


def _check_id(table: TableRead, wanted: str, *, file: str) -> None:
    if wanted not in table.frame["record_id"]:
        raise RecordNotFound(
            f"{file} has no record with that identifier",
            hint="identifiers are those of the column record_id, or row-17 where it is blank",
        )


def _of_request(candidates: pl.DataFrame, request_id: str) -> list[dict[str, Any]]:
    """Return the candidates of one request, best first."""
    import polars as pl

    named = ("record_id", "rank", "bits", "posterior")
    return candidates.filter(pl.col("request_id") == request_id).select(named).to_dicts()


def _pair(of_request: list[dict[str, Any]], record_id: str) -> dict[str, Any] | None:
    return next((one for one in of_request if one["record_id"] == record_id), None)


def _runner_up(of_request: list[dict[str, Any]], record_id: str) -> dict[str, Any] | None:
    """Return the best other candidate."""
    return next((one for one in of_request if one["record_id"] != record_id), None)


def _text(
    explanation: Explanation,
    of_request: list[dict[str, Any]],
    request_id: str,
    record_id: str,
) -> str:
    pair = _pair(of_request, record_id)
    place = "not proposed"
    if pair is not None:
        place = f"candidate {pair['rank']} of {len(of_request)}, {_posterior(pair['posterior'])}"
    lines = [f"{request_id} and {record_id}: {explanation.bits:+.1f} bits, {place}"]
    rows = [
        (row.feature.replace("_", " "), f"{row.bits:+.1f}", row.left, row.right, row.reason)
        for row in explanation.rows
        if row.sign != "unknown"
    ]
    if rows:
        header = ("", "bits", "request", "record", "")
        lines += ["", columns_of_text([header, *rows], indent="  ")]
    other = _runner_up(of_request, record_id)
    told = "none" if other is None else f"{other['record_id']}, {other['bits']:+.1f} bits"
    return "\n".join([*lines, "", f"runner-up: {told}"])


def _posterior(chance: float) -> str:
    """Return a chance in words that never sound like a verdict."""
    if chance > 0.99:
        return "posterior above 0.99"
    return "posterior below 0.01" if chance < 0.01 else f"posterior {chance:.2f}"


def _document(
    explanation: Explanation,
    of_request: list[dict[str, Any]],
    request_id: str,
    record_id: str,
) -> dict[str, Any]:
    return {
        "request_id": request_id,
        "record_id": record_id,
        "bits": round(explanation.bits, 3),
        "candidate": _pair(of_request, record_id),
        "rows": [
            {
                "feature": row.feature,
                "left": row.left,
                "right": row.right,
                "sign": row.sign,
                "bits": round(row.bits, 3),
                "reason": row.reason,
            }
            for row in explanation.rows
        ],
        "sentences": list(explanation.sentences),
        "runner_up": _runner_up(of_request, record_id),
    }
