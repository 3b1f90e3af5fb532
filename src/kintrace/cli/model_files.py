"""Which weights and frequencies did the user give in place of the model's own?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kintrace.matching import Model

PATH = click.Path(path_type=Path)


def with_model_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two options."""
    for decorate in (
        click.option(
            "--frequencies",
            type=PATH,
            metavar="FILE",
            help="How common names are where you work: name, count and, if you like, part.",
        ),
        click.option(
            "--weights",
            type=PATH,
            metavar="FILE",
            help="Weights in place of the model's own: feature, agree, differ, cap, again. "
            "With them nothing is learned from the two files.",
        ),
    ):
        command = decorate(command)
    return command


def model_arguments(*, weights: Path | None, frequencies: Path | None) -> dict[str, Any]:
    """Return what `kintrace.match` is told about them; nothing where none were given."""
    arguments: dict[str, Any] = {}
    if weights is not None:
        from kintrace.interchange import read_weights

        # Learning would move the very numbers that the user has set.
        arguments |= {"model": _model(read_weights(weights), file=weights.name), "estimate": False}
    if frequencies is not None:
        from kintrace.interchange import read_frequencies

        arguments["frequencies"] = read_frequencies(frequencies)
    return arguments


def _model(changes: Mapping[str, Mapping[str, float]], *, file: str) -> Model:
    """Return the model with these numbers, if they can be meant."""
    from kintrace.matching import WeightsNotUnderstood, default_model
    from kintrace.matching.fields import ATTRIBUTE

    known = default_model().weights
    strange = [name for name in changes if name not in known and not name.startswith(ATTRIBUTE)]
    if strange:
        raise WeightsNotUnderstood(
            f"{file} has a feature that the model doesn't have: {', '.join(strange)}",
            hint=f"features are {', '.join(known)}, or attribute:NAME for a column of your own",
        )
    model = default_model().changed(changes)
    for feature in changes:
        weight = model.of(feature)
        if weight.differ > 0 or weight.cap < 0 or not 0 <= weight.again <= 1:
            raise WeightsNotUnderstood(
                f"{file} has a number for {feature} that can't be meant",
                hint="differ is 0 or less, cap is 0 or more, again is a share from 0 to 1",
            )
    return model
