"""Does the measurement of letters count what is accepted, and would it see it?"""

from random import Random

import pytest

from benchmarks import letter_mutations as mutations
from benchmarks.letters import refused

REAL = mutations.genuine()


def test_each_kind_is_tried_and_the_sum_is_what_was_asked_for() -> None:
    table = refused(REAL, count=40, seed=1)
    assert table.rows[-1][:3] == ("Together", 40, 0)
    assert min(row[1] for row in table.rows) == 2


def test_what_is_accepted_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_done(dice: Random, real: mutations.Genuine) -> str:
        """Nothing."""
        return mutations.opened(real.sealed.data, real.sealed.envelope)

    monkeypatch.setattr(mutations, "EACH", (nothing_done,))
    assert refused(REAL, count=3, seed=1).rows[0][:3] == ("Nothing.", 3, 3)


def test_damage_is_always_damage() -> None:
    dice = Random(3)
    for data in (b"a", b"{}", REAL.key_file):
        assert all(mutations.damaged(data, dice) != data for _ in range(200))
