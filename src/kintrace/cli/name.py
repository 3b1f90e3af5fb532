"""How is a name read, and how do two names compare?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.talk import JSON, columns_of_text, print_json

if TYPE_CHECKING:
    from kintrace.names import NameEvidence, NameReading


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME [NAME]")
@JSON
def name(names: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001, a flag of the command line
    """Show how a name is read, or how two names compare.

    Bits are log2 odds: each doubles the odds that both names are of one person, below zero they
    speak against.
    """
    if len(names) > 2:
        raise click.UsageError(
            "more than two names were given: put each name in quotation marks",
            click.get_current_context(),
        )
    from kintrace.names import compare, read_name

    readings = [read_name(text) for text in names]
    evidence = compare(*readings) if len(names) == 2 else None
    if as_json:
        print_json(_document(readings, evidence))
        return
    click.echo("\n\n".join(map(_reading, readings)))
    if evidence is not None:
        click.echo(f"\n{_comparison(evidence)}")


def _reading(reading: NameReading) -> str:
    rows = [
        (token.text, _part(token.role.name), token.script.name.capitalize())
        for token in reading.tokens
    ]
    lines = [reading.text, columns_of_text(rows, indent="  ") if rows else "  no word of a name"]
    return "\n".join([*lines, *(f"  {note}" for note in reading.notes)])


def _comparison(evidence: NameEvidence) -> str:
    rows = [(f"{reason.bits:+.1f}", reason.sentence) for reason in evidence.reasons]
    lines = [f"{evidence.bits:+.1f} bits together"]
    return "\n".join([*lines, columns_of_text(rows, indent="  ")] if rows else lines)


def _document(readings: list[NameReading], evidence: NameEvidence | None) -> dict[str, Any]:
    document: dict[str, Any] = {
        "names": [
            {
                "text": reading.text,
                "tokens": [
                    {
                        "text": token.text,
                        "role": token.role.name.lower(),
                        "script": token.script.name.lower(),
                    }
                    for token in reading.tokens
                ],
                "notes": list(reading.notes),
            }
            for reading in readings
        ]
    }
    if evidence is not None:
        document["bits"] = round(evidence.bits, 3)
        document["reasons"] = [
            {
                "text_a": reason.text_a,
                "text_b": reason.text_b,
                "bits": round(reason.bits, 3),
                "sentence": reason.sentence,
            }
            for reason in evidence.reasons
        ]
    return document


def _part(role: str) -> str:
    """Return what part of a name a role is, in words."""
    parts = {"GIVEN": "given name", "FAMILY": "family name", "UNKNOWN": "part not known"}
    return parts.get(role, role.lower())
