"""What does a report of a measurement say of how it was made?"""

import sys

import pytest

from benchmarks.report import Table, command


def test_the_command_leaves_out_folders_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["records.py", "--size", "1000", "--worlds", "kept", "--data", "there", "--runs", "3"]
    monkeypatch.setattr(sys, "argv", words)
    assert command() == "python -m benchmarks.records --size 1000 --runs 3"


def test_a_share_of_nearly_all_does_not_read_as_all() -> None:
    shown = Table("t", ("share",), [(0.9998,), (1.0,), (None,), (1234,)]).markdown()
    assert "| 0.99980 |\n| 1.000 |\n|  |\n| 1,234 |" in shown
