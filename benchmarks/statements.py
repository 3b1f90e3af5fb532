"""How well are statements proposed: on PolNeAR, on reports of our own, on negated cases?

PolNeAR is named by `--polnear`, a checkout of it; without it only our own are measured. Its test
part was scored once, after everything was decided on train and dev.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Report, Table, arguments
from benchmarks.statements_polnear import Counts, articles, measured
from benchmarks.statements_reports import CAPITALS, REPORTS, Scored, read_reports, scored
from kintrace.documents.statements import Statement, statements

LANGUAGES = ("en", "uk", "ru")
PARTS = ("cue", "source")


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--polnear", type=Path, help="a checkout of PolNeAR")
    parser.add_argument("--parts", default="train,dev", help="parts of PolNeAR, such as train,dev")
    options = parser.parse_args()
    tables: list[Table] = []
    goals: list[Goal] = []
    if options.polnear is not None:
        rows, goals = polnear(options.polnear, options.parts.split(","))
        tables.append(rows)
    own_table, own_goals = own()
    negated_table, negated_goals = negated()
    tables += [own_table, negated_table, goals_table([*goals, *own_goals, *negated_goals])]
    Report("statements", tables, options.date).publish(options.results)


def polnear(folder: Path, parts: Iterable[str]) -> tuple[Table, list[Goal]]:
    """Measure parts of PolNeAR; the last one is what the goals are about."""
    rows: list[tuple[Cell, ...]] = []
    last: tuple[Counts, Counts] = (Counts(), Counts())
    for part in parts:
        last = measured(articles(folder, part))
        for name, counts in zip(PARTS, last, strict=True):
            rows += _rows(part, name, counts)
    columns = ("part", "of", "counted by", "precision", "recall", "F1", "annotated", "proposed")
    note = (
        "Spans that share a word, single words, and spans that are the same; statements within "
        "others' words or quotation marks are not scored, as the corpus gives each word one voice."
    )
    cues, sources = last
    goals = [
        Goal("PolNeAR, cue F1, spans that share a word", 0.75, cues.overlapping()[2]),
        Goal("PolNeAR, source F1, spans that share a word", 0.70, sources.overlapping()[2]),
        Goal("PolNeAR, cue precision", 0.85, cues.overlapping()[0]),
        Goal("PolNeAR, source precision", 0.85, sources.overlapping()[0]),
    ]
    return Table("Attributions of PolNeAR", columns, rows, note), goals


def _rows(part: str, name: str, counts: Counts) -> Iterator[tuple[Cell, ...]]:
    sizes = counts.counts["told"], counts.counts["found"]
    yield (part, name, "spans that share a word", *counts.overlapping(), *sizes)
    words = counts.counts["words told"], counts.counts["words found"]
    yield (part, name, "words", *counts.by_word(), *words)
    yield (part, name, "same spans", *counts.exact(), *sizes)


def own() -> tuple[Table, list[Goal]]:
    """Measure the reports of our own, those held out apart."""
    rows: list[tuple[Cell, ...]] = []
    whole = Scored()
    for language in LANGUAGES:
        reports = read_reports(language)
        for is_held_out in (False, True):
            some = [report for report in reports if report.is_held_out is is_held_out]
            score = scored(some)
            whole.counts += score.counts
            rows.append(
                (language, "held out" if is_held_out else "open", len(some), *_shares(score))
            )
    rows.append(("all", "all", sum(int(str(row[2])) for row in rows), *_shares(whole)))
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
