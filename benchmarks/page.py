"""Does the page of measurements show what the results say?

Between `<!-- results: NAME -->` and `<!-- end of results -->` stand the tables of
results/NAME.json; NAME may be a pattern (`records-*`), and after `|` titles of tables may be named,
to show only those. The command writes them anew, and a test fails when they differ.
"""

import json
import re
from dataclasses import replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from benchmarks.report import HERE, Report, Table

RESULTS = HERE / "results"
PAGE = HERE.parent / "docs" / "explanation" / "measurements.md"
BLOCK = re.compile(
    r"(<!-- results: ([^|\n]+?)((?: \| [^|\n]+)*) -->\n).*?(<!-- end of results -->)", re.DOTALL
)


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(written_again(text, RESULTS), encoding="utf-8")


def written_again(page: str, results: Path) -> str:
    """The page with each block as the results in the folder say now."""

    def block(found: re.Match[str]) -> str:
        titles = [title.strip() for title in found[3].split(" | ") if title.strip()]
        return f"{found[1]}\n{shown(found[2], titles, results)}\n{found[4]}"

    return BLOCK.sub(block, page)


def shown(pattern: str, titles: list[str], results: Path) -> str:
    """The tables of all results whose name fits, small sizes first."""
    paths = [path for path in results.glob("*.json") if fnmatch(path.stem, pattern)]
    if not paths:
        module = pattern.partition("-")[0]
        return f"Not measured yet: `python -m benchmarks.{module}`.\n"
    reports = [read(path) for path in sorted(paths, key=size)]
    return "\n".join(
        text
        for report in reports
        for text in (report.provenance(), *(table.markdown() for table in chosen(report, titles)))
    )


def size(path: Path) -> tuple[str, int]:
    name, _, number = path.stem.partition("-")
    return name, int(number) if number.isdecimal() else 0


def chosen(report: Report, titles: list[str]) -> list[Table]:
    """The tables with these titles, or all; a title that isn't there raises."""
    if not titles:
        return report.tables
    by_title = {table.title: table for table in report.tables}
    return [by_title[title] for title in titles]


def read(path: Path) -> Report:
    told = json.loads(path.read_text(encoding="utf-8"))
    tables = [
        replace(
            Table(**table),
            columns=tuple(table["columns"]),
            rows=[tuple(row) for row in table["rows"]],
        )
        for table in told["tables"]
    ]
    measured_on = date.fromisoformat(told["measured_on"])
    return Report(told["name"], tables, measured_on, told["command"], told["machine"])


if __name__ == "__main__":
    main()
