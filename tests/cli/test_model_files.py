"""Do the user's own weights and frequencies count, and nothing else in their place?"""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from kintrace.cli.main import main
from tests.tree import ROOT

EXAMPLES = ROOT / "docs" / "examples"


def best(tmp_path: Path, *words: str) -> dict[str, float]:
    """The evidence of T-17 and R-204, by feature."""
    tables = [str(EXAMPLES / f"{name}.csv") for name in ("requests", "register")]
    output = tmp_path / "candidates.parquet"
    run = CliRunner().invoke(main, ["match", *tables, "--output", str(output), *words])
    assert run.exit_code == 0, run.stderr
    return pl.read_parquet(output).row(0, named=True)


def test_a_name_that_is_common_in_the_users_table_weighs_less(tmp_path: Path) -> None:
    told = best(tmp_path, "--frequencies", str(EXAMPLES / "family-names.csv"))
    usual = best(tmp_path)
    assert told["bits:family_name"] < usual["bits:family_name"] - 1
    assert told["bits:given_name"] == usual["bits:given_name"]


@pytest.mark.parametrize(("agree", "bits"), [("0.5", 0.5), ("-0.5", -0.5)])
def test_a_weight_counts_as_it_was_written(tmp_path: Path, agree: str, bits: float) -> None:
    weights = tmp_path / "weights.csv"
    weights.write_text(f"feature,agree\nsex,{agree}\n")
    # Features of one child depend on each other, so each counts by a fixed share.
    own_share = best(tmp_path)["bits:sex"] / 0.9
    assert best(tmp_path, "--weights", str(weights))["bits:sex"] == pytest.approx(
        bits * own_share, rel=0.05
    )
