"""How does Splink link tables, once told what to compare?

Splink's recommended procedure: the prior from deterministic rules, u from random pairs, m by EM in
several passes that block on different fields, then prediction over selective rules, or over pairs
that somebody else proposed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.internals.blocking_rule_creator import BlockingRuleCreator
from splink.internals.comparison_creator import ComparisonCreator

SEED = 1
RANDOM_PAIRS = 1e6
EM_PAIRS = 5e5


@dataclass(frozen=True)
class Model:
    """What Splink is told: comparisons, rules that propose pairs, and how to train.

    ``certain`` are rules that propose hardly any false pair and find ``certain_recall`` of truths.
    """

    comparisons: Sequence[ComparisonCreator]
    rules: Sequence[BlockingRuleCreator]
    training: Sequence[BlockingRuleCreator]
    certain: Sequence[BlockingRuleCreator]
    certain_recall: float
    link_type: Literal["link_only", "dedupe_only"] = "link_only"


def link(
    tables: Sequence[pl.DataFrame],
    model: Model,
    *,
    pairs: pl.DataFrame | None = None,
    least_weight: float | None = None,
) -> pl.DataFrame:
    """Scored pairs of records: request_id, record_id, bits (log2 odds with prior), posterior.

    Tables have ``unique_id`` and the fields compared. ``pairs`` (request_id, record_id) are scored
    instead of those that the rules propose.
    """
    backend = DuckDBAPI()
    settings = SettingsCreator(
        link_type=model.link_type,
        comparisons=list(model.comparisons),
        blocking_rules_to_generate_predictions=list(model.rules),
        retain_matching_columns=False,
    )
    named = zip(("a_requests", "b_register"), tables, strict=False)
    registered = [
        backend.register(table.to_arrow(), dataset_display_name=name) for name, table in named
    ]
    linker = Linker(registered if len(registered) > 1 else registered[0], settings, log_level=None)
    train(linker, model)
    if pairs is not None:
        linker.table_management.register_blocked_pairs_for_predict(
            backend.register(proposed(pairs).to_arrow())
        )
    predicted = linker.inference.predict(threshold_match_weight=least_weight, warning_mode="never")
    columns = "unique_id_l as request_id, unique_id_r as record_id, match_weight as bits"
    query = f"select {columns}, match_probability as posterior from {predicted.physical_name}"
    return pl.from_arrow(backend.duckdb_con.sql(query).to_arrow_table())


def train(linker: Linker, model: Model) -> None:
    training = linker.training
    training.estimate_probability_two_random_records_match(
        list(model.certain), recall=model.certain_recall
    )
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    for rule in model.training:
        training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True, max_pairs=EM_PAIRS
        )


def proposed(pairs: pl.DataFrame) -> pl.DataFrame:
    """Somebody else's pairs in the shape of a Splink table of blocked pairs."""
    key = "-__-"
    return pairs.select(
        match_key=pl.lit("0"),
        join_key_l=pl.lit("a_requests" + key) + pl.col("request_id"),
        join_key_r=pl.lit("b_register" + key) + pl.col("record_id"),
    )


def ranked(scored: pl.DataFrame, *, top: int) -> pl.DataFrame:
    """The best pairs of each request with their rank, ties in order of record."""
    return (
        scored.sort("request_id", "bits", "record_id", descending=[False, True, False])
        .with_columns(rank=pl.int_range(1, pl.len() + 1).over("request_id"))
        .filter(pl.col("rank") <= top)
    )
