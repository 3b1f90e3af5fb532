"""Which pairs does Kintrace think worth weighing?

Reads two files and writes every pair that Kintrace's keys propose, before any is weighed: to count
the truths among them, and to let another matcher weigh the same pairs. Run as a command on files,
so that its time and memory can be measured from outside.
"""

import argparse
from pathlib import Path

import polars as pl

from kintrace.interchange import read_table
from kintrace.matching.candidates import candidate_pairs
from kintrace.matching.encode import encode
from kintrace.matching.model import default_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("requests", "register", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    requests, register = (read_table(path).frame for path in (options.requests, options.register))
    proposed(requests, register).write_parquet(options.out)


def proposed(requests: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """Every pair that would be weighed: request_id, record_id."""
    rows, places = candidate_pairs(encode(requests, register, model=default_model()))
    return pl.DataFrame(
        {
            "request_id": requests["record_id"].gather(rows),
            "record_id": register["record_id"].gather(places),
        }
    )


if __name__ == "__main__":
    main()
