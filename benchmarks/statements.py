"""How well are statements proposed: on PolNeAR, on reports of our own, on negated cases?

PolNeAR is named by `--polnear`, a checkout of it; without it only our own are measured. Its test
part was scored once, after everything was decided on train and dev: its rows are carried over
from the results of that day, and the goals on PolNeAR speak of them as long as they are.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Report, Table, arguments
from benchmarks.statements_polnear import Counts, articles, measured
from benchmarks.statements_reports import CAPITALS, REPORTS, Scored, read_reports, scored
from kintrace.documents.statements import Statement, statements

LANGUAGES = ("en", "uk", "ru")
PARTS = ("cue", "source")
POLNEAR = "Attributions of PolNeAR"
SHARED_WORD = "spans that share a word"


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--polnear", type=Path, help="a checkout of PolNeAR")
    parser.add_argument("--parts", default="train,dev", help="parts of PolNeAR, such as train,dev")
    options = parser.parse_args()
    tables: list[Table] = []
    goals: list[Goal] = []
    if options.polnear is not None:
        kept = scored_once(options.results / "statements.json")
        rows, goals = polnear(options.polnear, options.parts.split(","), kept=kept)
        tables.append(rows)
    own_table, own_goals = own()
    negated_table, negated_goals = negated()
    tables += [own_table, negated_table, goals_table([*goals, *own_goals, *negated_goals])]
    Report("statements", tables, options.date).publish(options.results)


def scored_once(path: Path) -> list[tuple[Cell, ...]]:
    """Return the rows of the test part from the day when it was scored; none without that file."""
    if not path.is_file():
        return []
    told = json.loads(path.read_text(encoding="utf-8"))
    tables = [table for table in told["tables"] if table["title"] == POLNEAR]
    rows = [tuple(row) for table in tables for row in table["rows"] if row[0].startswith("test")]
    day = f"test, once on {told['measured_on']}"
    return [(day if row[0] == "test" else row[0], *row[1:]) for row in rows]


def polnear(
    folder: Path, parts: Iterable[str], *, kept: list[tuple[Cell, ...]]
) -> tuple[Table, list[Goal]]:
    """Measure parts of PolNeAR; the last one is what the goals are about, ``kept`` before them."""
    rows: list[tuple[Cell, ...]] = []
    for part in parts:
        for name, counts in zip(PARTS, measured(articles(folder, part)), strict=True):
            rows += _rows(part, name, counts)
    rows += kept
    columns = ("part", "of", "counted by", "precision", "recall", "F1", "annotated", "proposed")
    note = (
        "Spans that share a word, single words, and spans that are the same; statements within "
        "others' words or quotation marks are not scored, as the corpus gives each word one voice. "
        "The test part was scored once, by the rules of that day, and not again since."
    )
    last = {row[1]: row for row in rows if row[2] == SHARED_WORD}
    part = str(rows[-1][0])
    goals = [
        Goal(f"PolNeAR, {part}: {of} {measure}", wanted, float(str(last[of][column])))
        for of, measure, wanted, column in (
            ("cue", "F1", 0.75, 5),
            ("source", "F1", 0.70, 5),
            ("cue", "precision", 0.85, 3),
            ("source", "precision", 0.85, 3),
        )
    ]
    return Table(POLNEAR, columns, rows, note), goals


def _rows(part: str, name: str, counts: Counts) -> Iterator[tuple[Cell, ...]]:
    sizes = counts.counts["told"], counts.counts["found"]
    yield (part, name, SHARED_WORD, *counts.overlapping(), *sizes)
    words = counts.counts["words told"], counts.counts["words found"]
    yield (part, name, "words", *counts.by_word(), *words)
    yield (part, name, "same spans", *counts.exact(), *sizes)


def own() -> tuple[Table, list[Goal]]:
    """Measure the reports of our own, those held out apart."""
    rows: list[tuple[Cell, ...]] = []
    whole, held_out = Scored(), Scored()
    for language in LANGUAGES:
        reports = read_reports(language)
        for is_held_out in (False, True):
            some = [report for report in reports if report.is_held_out is is_held_out]
            score = scored(some)
            whole.counts += score.counts
            if is_held_out:
                held_out.counts += score.counts
            rows.append(
                (language, "held out" if is_held_out else "open", len(some), *_shares(score))
            )
    sizes = [(row[1], int(str(row[2]))) for row in rows]
    unseen = sum(size for part, size in sizes if part == "held out")
    rows.append(("all", "held out", unseen, *_shares(held_out)))
    rows.append(("all", "all", sum(size for _part, size in sizes), *_shares(whole)))
    columns = (
        "language",
        "part",
        "reports",
        "statements",
        "cue precision",
        "cue recall",
        "source precision",
        "source recall",
        "kind of speaker",
        "polarity",
    )
    goals = [
        Goal(
            "own reports, source precision", 0.90, whole.share("sources right", "sources proposed")
        ),
        Goal("own reports, source recall", 0.85, whole.share("sources right", "sources told")),
        Goal(
            "own reports held out, source precision",
            0.90,
            held_out.share("sources right", "sources proposed"),
        ),
        Goal(
            "own reports held out, source recall",
            0.85,
            held_out.share("sources right", "sources told"),
        ),
    ]
    note = "Kind and polarity are shares of those found. Held out: not looked at for tuning."
    return Table("Reports of our own", columns, rows, note), goals


def _shares(score: Scored) -> tuple[Cell, ...]:
    return (
        score.counts["told"],
        score.share("cues right", "proposed"),
        score.share("cues right", "told"),
        score.share("sources right", "sources proposed"),
        score.share("sources right", "sources told"),
        score.share("kinds right", "sources right"),
        score.share("polarities right", "cues right"),
    )


def negated() -> tuple[Table, list[Goal]]:
    """Count the negated sayings whose polarity is wrong, and those not found."""
    rows: list[tuple[Cell, ...]] = []
    for language in LANGUAGES:
        cases = [case for case in negated_cases() if case["language"] == language]
        verdicts = [verdict(case) for case in cases]
        sayings = sum(case["polarity"] != "asserted" for case in cases)
        rows.append(
            (
                language,
                sayings,
                len(cases) - sayings,
                verdicts.count("wrong"),
                verdicts.count("missed"),
            )
        )
    columns = ("language", "negated", "asserted beside them", "wrong polarity", "not found")
    wrong = sum(int(str(row[3])) for row in rows)
    goal = Goal("negated cases with a wrong polarity", 0, wrong, is_at_most=True)
    return Table("Negated sayings", columns, rows), [goal]


def negated_cases() -> list[dict[str, str]]:
    """Read the table of negated sayings."""
    text = (REPORTS.parent / "negated.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def verdict(case: dict[str, str]) -> str:
    """Tell whether a saying is found with its polarity: "right", "wrong" or "missed"."""
    made = statements(case["text"], language=case["language"], capitals=CAPITALS)
    fitting = [one for one in made if _fits(case["cue"], one)]
    if not fitting:
        return "missed"
    return "right" if any(one.polarity == case["polarity"] for one in fitting) else "wrong"


def _fits(cue: str, one: Statement) -> bool:
    told = one.cue.phrase.text
    return bool(told) and (told in cue or cue in told)


if __name__ == "__main__":
    main()
