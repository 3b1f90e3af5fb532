"""What does a measurement leave behind?

A Markdown table on the terminal, and the same with its date, machine and command in
benchmarks/results as NAME.md and NAME.json. Aggregate figures only: rows of evaluation data never
get here.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"
LIBRARIES = (
    "anyascii",
    "datasketch",
    "duckdb",
    "nomenklatura",
    "numba",
    "numpy",
    "polars",
    "rapidfuzz",
    "rigour",
    "scikit-learn",
    "splink",
    "trafilatura",
)
# Options that say where files are, and nothing about what is measured.
FOLDERS = ("--data", "--polnear", "--results", "--worlds")

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Figures of one question: column names, then one row per contender or slice."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    note: str = ""

    def markdown(self) -> str:
        lines = [f"### {self.title}", "", _line(self.columns), _line(["---"] * len(self.columns))]
        lines += [_line([_shown(cell) for cell in row]) for row in self.rows]
        return "\n".join([*lines, *(["", self.note] if self.note else [])]) + "\n"


@dataclass(frozen=True)
class Report:
    """One benchmark's tables with where, when and how they were measured."""

    name: str
    tables: list[Table]
    measured_on: date
    command: str = field(default_factory=lambda: command())
    machine: dict[str, str] = field(default_factory=lambda: machine())

    def markdown(self) -> str:
        head = f"# {self.name}\n\n{self.provenance()}"
        return "\n".join([head, *(table.markdown() for table in self.tables)])

    def provenance(self) -> str:
        """Say when, how and on what machine this was measured."""
        where = ", ".join(f"{key} {value}" for key, value in self.machine.items())
        return f"Measured on {self.measured_on} with `{self.command}`.\n{where}.\n"

    def publish(self, folder: Path) -> None:
        """Print the tables and write both files."""
        folder.mkdir(parents=True, exist_ok=True)
        print(self.markdown())
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, default=str)
        (folder / f"{self.name}.json").write_text(text + "\n", encoding="utf-8")
        (folder / f"{self.name}.md").write_text(self.markdown(), encoding="utf-8")


def arguments(question: str | None) -> argparse.ArgumentParser:
    """The options that every benchmark has."""
    parser = argparse.ArgumentParser(description=question)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the evaluation sets")
    parser.add_argument("--results", type=Path, default=HERE / "results", help="where to write")
    today = datetime.now(tz=UTC).date()
    parser.add_argument("--date", type=date.fromisoformat, default=today, help="day of the run")
    return parser


def command() -> str:
    """The command as typed, without the options that name folders of this machine."""
    words = iter(sys.argv[1:])
    told = [word for word in words if word not in FOLDERS or next(words, None) is None]
    return " ".join(["python -m", f"benchmarks.{Path(sys.argv[0]).stem}", *told])


def machine() -> dict[str, str]:
    """Processor, cores, memory and the versions that the figures depend on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "Python": platform.python_version(),
        **{library: found for library in LIBRARIES if (found := _version(library))},
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        # What is not quite all must not read as all.
        case float() if 0.9995 <= cell < 1:
            return f"{cell:.5f}"
        case float():
            return f"{cell:.3f}" if abs(cell) < 10 else f"{cell:,.1f}"
        case int():
            return f"{cell:,}"
        case _:
            return cell
