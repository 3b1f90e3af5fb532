"""How does a clerk's hand slip in a word?

Six kinds, drawn by kind and by position as the FEBRL generator does: a neighbouring key, a
letter that sounds alike, one that looks alike to a scanner, a letter dropped, doubled, inserted
or changed about with the next.
Shares of the kinds are in ``data/shares.csv``, the letters in ``data/keyboards.csv`` and
``data/confusions.csv``.
"""

from functools import cache

import polars as pl

from kintrace.world.dice import Dice, Truths
from kintrace.world.tables import rows, shares


@cache
def neighbours() -> dict[str, str]:
    """Return for each letter the letters on the keys beside it."""
    found: dict[str, str] = {}
    for row in rows("keyboards.csv"):
        keys = row["keys"]
        for place, key in enumerate(keys):
            found[key] = (
                found.get(key, "") + keys[max(place - 1, 0) : place] + keys[place + 1 :][:1]
            )
    return found


@cache
def confusions(kind: str) -> dict[str, list[str]]:
    """Return what each letter or pair of letters is taken for, by ear or by a scanner."""
    found: dict[str, list[str]] = {}
    for row in rows("confusions.csv"):
        if row["kind"] == kind:
            found.setdefault(row["left"], []).append(row["right"])
            if not any(character.isdigit() for character in row["right"]):
                found.setdefault(row["right"], []).append(row["left"])
    return found


def slip(text: str, *, kind: str, where: float, which: float) -> str:
    """Return the text with one slip.

    ``where`` and ``which`` (0 to below 1) choose the letter and what becomes of it; a kind that
    no letter of the text allows becomes a dropped letter.

    >>> slip("Мельник", kind="swapped", where=0.4, which=0.0)
    'Мелньик'
    """
    last = len(text) - 1
    if last < 2:
        return text
    # First letters are right more often than others: clerks look at them.
    at = 1 + int(where * last) if which < 0.9 else int(where * last)
    if kind in ("phonetic", "ocr"):
        return _confused(text, confusions(kind), at, which)
    if kind == "keyboard":
        beside = neighbours().get(text[at].lower(), "")
        if beside:
            return text[:at] + _like(beside[int(which * len(beside))], text[at]) + text[at + 1 :]
    if kind == "doubled":
        return text[: at + 1] + text[at].lower() + text[at + 1 :]
    if kind == "inserted":
        beside = neighbours().get(text[at].lower(), text[at])
        return text[: at + 1] + _like(beside[int(which * len(beside))], text[at]) + text[at + 1 :]
    if kind == "swapped":
        at = min(at, last - 1)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]


def _confused(text: str, table: dict[str, list[str]], at: int, which: float) -> str:
    for step in range(len(text)):
        place = (at + step) % len(text)
        for width in (2, 1):
            piece = text[place : place + width]
            found = table.get(piece.lower()) or table.get(piece)
            if found and len(piece) == width:
                new = found[int(which * len(found))]
                return text[:place] + _like(new, piece) + text[place + width :]
    return text[:at] + text[at + 1 :]


def _like(new: str, old: str) -> str:
    if old.isupper() and len(old) == 1:
        return new[:1].upper() + new[1:]
    return new


def with_slips(dice: Dice, texts: pl.Series, where: Truths, *, second: float) -> pl.Series:
    """Return the texts with a slip where told, and in that share of those a second one."""
    chosen = where.nonzero()[0]
    if len(chosen) == 0:
        return texts
    rows_ = pl.Series(chosen)
    words = texts.gather(rows_).to_list()
    words = _slipped(dice.named("first"), words)
    again = dice.named("again").chance(len(chosen), second).tolist()
    twice = _slipped(dice.named("second"), words)
    changed = [two if both else one for one, two, both in zip(words, twice, again, strict=True)]
    return texts.scatter(rows_, pl.Series(changed, dtype=pl.String))


def _slipped(dice: Dice, words: list[str | None]) -> list[str | None]:
    kinds, weights = shares("slip")
    count = len(words)
    kind = dice.named("kind").weighted(count, weights).tolist()
    where = dice.named("where").uniform(count).tolist()
    which = dice.named("which").uniform(count).tolist()
    return [
        None if word is None else slip(word, kind=kinds[k], where=a, which=b)
        for word, k, a, b in zip(words, kind, where, which, strict=True)
    ]
