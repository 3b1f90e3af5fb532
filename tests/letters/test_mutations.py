"""Is nothing falsified accepted? A slice of what `python -m benchmarks.letters` tries."""

from random import Random

import pytest

from benchmarks import letter_mutations as mutations

REAL = mutations.genuine()
# All of them together are somewhat more than 2,000.
TRIES = 110


@pytest.mark.parametrize("falsify", mutations.EACH, ids=lambda falsify: falsify.__name__)
def test_nothing_is_accepted_that_was(falsify: mutations.Falsify) -> None:
    dice = Random(f"slice {falsify.__name__}")
    answers = {falsify(dice, REAL) for _ in range(TRIES)}
    assert mutations.ACCEPTED not in answers


def test_what_is_genuine_is_accepted_by_the_same_checks() -> None:
    sealed, records = REAL.sealed, list(REAL.carried.records)
    assert mutations.opened(sealed.data, sealed.envelope) == mutations.ACCEPTED
    assert mutations.chain(records, REAL) == mutations.ACCEPTED
