"""Which fictional world is measured on, and what became of it?

Made by `kintrace world` as a user would make it, and kept when a folder is given, so that repeated
runs don't make it again.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.metered import KINTRACE, run

FILES = ("requests.csv", "register.csv", "truth.csv")


@dataclass(frozen=True)
class World:
    """A folder with the three files of a world."""

    folder: Path

    @property
    def requests(self) -> Path:
        return self.folder / "requests.csv"

    @property
    def register(self) -> Path:
        return self.folder / "register.csv"

    @property
    def is_made(self) -> bool:
        return all((self.folder / name).exists() for name in FILES)

    def truth(self) -> pl.DataFrame:
        return pl.read_csv(self.folder / "truth.csv", infer_schema=False)

    def number_of_requests(self) -> int:
        return pl.scan_csv(self.requests, infer_schema=False).select(pl.len()).collect().item()


@contextmanager
def world(kept: Path | None, *, size: int, seed: int) -> Iterator[World]:
    """A world in a folder of its own inside ``kept``, or in one that is gone afterwards."""
    with tempfile.TemporaryDirectory() as passing:
        made = World((kept or Path(passing)) / f"{size}-{seed}")
        if not made.is_made:
            run([KINTRACE, "world", str(size), "--seed", str(seed), "--out", str(made.folder)])
        yield made
