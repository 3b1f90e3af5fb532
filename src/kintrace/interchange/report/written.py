"""What did a source write in a field, ready for a page?

Cells keep the words of the source: nothing is corrected, translated or put in order. Lists become
items; a relative's relation stays beside the name. Characters that could act rather than be read
(controls, a leading formula sign that a spreadsheet would run when a table is pasted) are made
harmless here; escaping for HTML is the template's part.
Layer: interchange. Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import bidirectional

from kintrace.interchange.report.wording import Wording

Cells = Mapping[str, str | None]

FEATURE_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "given_name": ("given_name",),
    "patronymic": ("patronymic",),
    "family_name": ("family_name",),
    "alternate_names": ("alternate_names",),
    "sex": ("sex",),
    "birth": ("date_of_birth", "age"),
    "birthplace": ("birthplace",),
    "mother": ("mother_name",),
    "father": ("father_name",),
    "relatives": ("relatives",),
    "siblings": ("siblings",),
    "distinguishing_features": ("distinguishing_features",),
    "blood_group": ("blood_group",),
    "separated_on": ("separated_on",),
    "separation_place": ("separation_place",),
    "found_on": ("found_on",),
    "found_place": ("found_place",),
    "places": ("places",),
    "institution": ("institution",),
    "documents": ("document_numbers",),
    "group": ("group",),
}
"""The page's rows in order, each with the columns whose words it shows.

A name that was given whole heads them; it has a row of its own where its parts are not known.
"""

_LISTS = {
    "alternate_names",
    "places",
    "relatives",
    "siblings",
    "distinguishing_features",
    "document_numbers",
}
_PARTS = ("given_name", "patronymic", "family_name")
_LABELLED = {"relatives", "siblings"}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "\N{REPLACEMENT CHARACTER}")
_LETTER = r"[^\W\d_a-zA-Z\u00c0-\u024f]"
_VOWEL_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
_WORD = rf"{_LETTER}(?:[\w'’ʼ.\-{_VOWEL_MARKS}]*[\w{_VOWEL_MARKS}])?"
_FOREIGN_RUN = re.compile(rf"{_WORD}(?: {_WORD})*")


@dataclass(frozen=True)
class Item:
    """One piece of a cell: its words, and what they are of ("aunt") or None."""

    text: str
    label: str | None = None

    @property
    def direction(self) -> str:
        """Direction of the label, in which label and words follow each other."""
        strong = (bidirectional(letter) for letter in self.label or "")
        first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
        return "ltr" if first == "L" else "rtl"


def columns_of(feature: str) -> tuple[str, ...]:
    """Return the columns whose words stand in the row of a feature."""
    return FEATURE_COLUMNS.get(feature, (feature,))


def items_of(cells: Cells, *, feature: str, wording: Wording) -> tuple[Item, ...]:
    """Return what a source wrote about a feature, in its own words; empty when not asked.

    A name told in parts is put together as a name.
    """
    if feature == "name":
        name = full_name(cells)
        return (Item(name),) if name else ()
    return tuple(
        item
        for column in columns_of(feature)
        for item in _items_of_column(cells, column=column, wording=wording)
    )


def silence_about(cells: Cells, *, feature: str, is_apart: bool) -> str:
    """Return why a source has no words here: "not_asked", "not_in_name" or "not_told_apart".

    A name written whole was asked for, even if a part of it is missing. ``is_apart`` says that it
    is known which of its words is which part.
    """
    if feature not in _PARTS or (cells.get("name") or "").strip() == "":
        return "not_asked"
    return "not_in_name" if is_apart else "not_told_apart"


def full_name(cells: Cells) -> str:
    """Return the name as written, or its parts in the order of a form; "" when not asked."""
    whole = (cells.get("name") or "").strip()
    parts = [(cells.get(part) or "").strip() for part in _PARTS]
    return harmless(whole or " ".join(part for part in parts if part))


def language_of(cells: Cells) -> str | None:
    """Return the language code a source gave for its names, or None."""
    code = (cells.get("attribute:language") or "").strip().lower()
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def harmless(text: str) -> str:
    """Return text that can only be read: no controls, no start a spreadsheet would run.

    A zero-width space keeps the words as written for the eye.

    >>> harmless("=1+1") == "\N{ZERO WIDTH SPACE}=1+1"
    True
    """
    plain = text.translate(_CONTROLS).strip()
    return "\N{ZERO WIDTH SPACE}" + plain if plain[:1] in ("=", "+", "-", "@") and plain else plain


def runs_of(sentence: str) -> list[tuple[str, bool]]:
    """Split a sentence into runs; True marks words of another script, to be isolated.

    >>> runs_of("same name: Ганна, Анна")
    [('same name: ', False), ('Ганна', True), (', ', False), ('Анна', True)]
    """
    runs, at = [], 0
    for found in _FOREIGN_RUN.finditer(sentence):
        if found.start() > at:
            runs.append((sentence[at : found.start()], False))
        runs.append((found.group(), True))
        at = found.end()
    return [*runs, (sentence[at:], False)] if at < len(sentence) else runs


def _items_of_column(cells: Cells, *, column: str, wording: Wording) -> list[Item]:
    text = (cells.get(column) or "").strip()
    if not text:
        return []
    if column == "age":
        day = (cells.get("age_as_of") or "").strip()
        said = wording("age_as_of", age=text, day=day) if day else wording("age", age=text)
        return [Item(harmless(said))]
    pieces = [piece.strip() for piece in text.split(";")] if column in _LISTS else [text]
    return [_item(piece, is_labelled=column in _LABELLED) for piece in pieces if piece]


def _item(piece: str, *, is_labelled: bool) -> Item:
    label, colon, name = piece.partition(":")
    if is_labelled and colon and label.strip() and name.strip():
        return Item(harmless(name), harmless(label))
    return Item(harmless(piece))
