"""Is any falsified letter, receipt, directory or key file accepted, and how fast are real ones?

Falsifies each kind in turn (`letter_mutations`), checks the falsified thing as the receiving office
would, and counts; then times what genuine ones cost, and one guess of a passphrase.
"""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks import letter_cast as cast
from benchmarks import letter_mutations as mutations
from benchmarks.report import Report, Table, arguments
from kintrace.letters.custody_check import verify_chain
from kintrace.letters.keys_file import locked, unlocked, usual_cost
from kintrace.letters.opening import open_sealed


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many are falsified")
    parser.add_argument("--seed", type=int, default=5)
    told = parser.parse_args()
    real = mutations.genuine()
    tables = [refused(real, count=told.count, seed=told.seed), costs(real), guesses()]
    Report("letters", tables, measured_on=told.date).publish(Path(told.results))


def refused(real: mutations.Genuine, *, count: int, seed: int) -> Table:
    """How many of each kind were tried and accepted, and by what most were refused."""
    each = mutations.EACH
    rows: list[tuple] = []
    for number, falsify in enumerate(each):
        # The remainder goes to the first kinds, so that the sum is what was asked for.
        tries = count // len(each) + (number < count % len(each))
        dice = Random(f"{seed} {falsify.__name__}")
        answers = Counter(falsify(dice, real) for _ in range(tries))
        accepted = answers.pop(mutations.ACCEPTED, 0)
        why = ", ".join(f"{word} {times}" for word, times in answers.most_common(4))
        what = (falsify.__doc__ or "").split("\n")[0]
        rows.append((what, tries, accepted, why))
    rows.append(("Together", sum(row[1] for row in rows), sum(row[2] for row in rows), ""))
    columns = ("falsified", "tried", "accepted", "refused most often by")
    return Table("Falsified letters, receipts, directories and key files", columns, rows)


def costs(real: mutations.Genuine) -> Table:
    """Milliseconds of one act with genuine letters, best of five runs of twenty."""
    carried, envelope = real.carried, real.sealed.envelope

    def opening() -> None:
        open_sealed(
            real.sealed.data, envelope=envelope, reader=cast.CARLA, directories=cast.DIRECTORIES
        )

    def checking() -> None:
        report = verify_chain(
            carried.records,
            envelope=envelope,
            directories=cast.DIRECTORIES,
            content=carried.sealed.data,
            receipts=carried.receipts,
        )
        assert report.is_whole

    rows = [
        ("seal a letter of 2 KiB", _milliseconds(lambda: cast.letter())),
        ("open it", _milliseconds(opening)),
        ("check a way of 5 records with 8 signatures", _milliseconds(checking)),
    ]
    return Table("What genuine ones cost", ("act", "milliseconds"), rows)


def guesses() -> Table:
    """Seconds of one guess of a passphrase, and what a passphrase of so many bits then costs."""
    cost = usual_cost()
    file = locked(cast.AMINA, passphrase=mutations.PASSPHRASE)
    second = _milliseconds(lambda: unlocked(file, passphrase=mutations.PASSPHRASE), runs=1) / 1000
    # Half of all guesses on the average, by a thousand machines like this one.
    years = {bits: 2 ** (bits - 1) * second / 1000 / 31_557_600 for bits in (20, 40, 50, 60)}
    rows: list[tuple] = [("seconds of one guess on this machine", round(second, 3))]
    rows += [
        (f"years of 1,000 such machines for {bits} bits", float(f"{years[bits]:.2g}"))
        for bits in years
    ]
    note = f"Argon2id with {cost.memory_kib} KiB, {cost.passes} passes, {cost.lanes} lanes."
    return Table("One guess of a passphrase", ("what", "measured"), rows, note)


def _milliseconds(act: Callable[[], object], *, runs: int = 20) -> float:
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(runs):
            act()
        best = min(best, (time.perf_counter() - start) / runs)
    return round(best * 1000, 2)


if __name__ == "__main__":
    main()
