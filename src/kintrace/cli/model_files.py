"""Which weights and frequencies did the user give in place of the model's own?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

PATH = click.Path(path_type=Path)


def with_model_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two options."""
    for decorate in (
        click.option(
            "--frequencies",
            type=PATH,
            metavar="FILE",
            help="How common names are where you work: a table of name and count.",
        ),
        click.option(
            "--weights",
            type=PATH,
            metavar="FILE",
            help="Weights in place of the model's own: feature, agree, differ, cap, again.",
        ),
    ):
        command = decorate(command)
    return command


def model_arguments(*, weights: Path | None, frequencies: Path | None) -> dict[str, Any]:
    """Return what `kintrace.match` is told about them; nothing where none were given."""
    arguments: dict[str, Any] = {}
    if weights is not None:
        from kintrace.interchange import read_weights
        from kintrace.matching.model import default_model

        arguments["model"] = default_model().changed(read_weights(weights))
    if frequencies is not None:
        from kintrace.interchange import read_frequencies

        arguments["frequencies"] = read_frequencies(frequencies)
    return arguments
