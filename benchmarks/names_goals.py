"""Does Kintrace tell names apart better than every peer, and as well as was asked for?"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from benchmarks.outcome import Goal
from benchmarks.report import Cell, Table

OURS = "Kintrace"
# Set, scripts and AUC that were asked for; the sets by their folder.
WANTED = (
    ("eu_oj", "Cyrl-Latn", 0.985),
    ("everypolitician", "Cyrl-Latn", 0.985),
    ("eu_oj", "Cyrl-Cyrl", 0.98),
    ("everypolitician", "Cyrl-Cyrl", 0.98),
    ("eu_oj", "Arab-Latn", 0.95),
    ("un_sc", "Arab-Latn", 0.88),
    ("everypolitician", "Arab-Cyrl", 0.96),
    ("eu_oj", "Latn-Latn", 0.95),
    ("everypolitician", "Latn-Latn", 0.95),
    ("un_sc", "Latn-Latn", 0.95),
)
COLUMNS = (
    "set",
    "scripts",
    "AUC",
    "best peer's AUC",
    "best F1",
    "best peer's best F1",
    "above all",
)
# Places in a row of the table of slices: set, scripts, contender, true, false, AUC, best F1.
CONTENDER, AUC, F1 = 2, 5, 6
Row = tuple[Cell, ...]


def beside_peers(rows: Iterable[Row]) -> Table:
    """Kintrace's figures and the best of any peer's, a row a slice."""
    found: list[Row] = []
    for (name, scripts), piece in groupby(rows, key=lambda row: row[:2]):
        listed = list(piece)
        ours = next(row for row in listed if row[CONTENDER] == OURS)
        peers = [row for row in listed if row is not ours]
        auc, f1 = (max(float(str(row[at])) for row in peers) for at in (AUC, F1))
        above = float(str(ours[AUC])) > auc and float(str(ours[F1])) > f1
        found.append(
            (name, scripts, ours[AUC], auc, ours[F1], f1, "yes" if above else "no"),
        )
    return Table("Kintrace beside the best peer", COLUMNS, found)


def goals(rows: Iterable[Row]) -> Iterator[Goal]:
    """AUC on the slices for which one was asked for."""
    ours = {row[:2]: row[AUC] for row in rows if row[CONTENDER] == OURS}
    for name, scripts, wanted in WANTED:
        if (name, scripts) in ours:
            yield Goal(f"AUC, {name} {scripts}", wanted, float(str(ours[name, scripts])))
