"""What does the reference page about columns say?

The page is written from the table of headers, so that it can't lag behind it: a test compares.
"""

import csv
from importlib.resources import files
from pathlib import Path

from kintrace.interchange.columns import IGNORED, LISTS
from kintrace.matching.fields import COLUMNS

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "columns.md"
LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian", "ar": "Arabic"}
MEANINGS = {
    "record_id": "the source's own identifier; made from the row's number if there is none",
    "name": "the whole name, as written",
    "given_name": "given name, where the source tells the parts apart",
    "patronymic": "patronymic or middle name",
    "family_name": "family name",
    "alternate_names": "nicknames, former names, other spellings",
    "sex": "as written",
    "date_of_birth": "a day, a month, a year or a range, as written",
    "age": "in years, as written: 6, 6-7, about 6",
    "age_as_of": "the day on which the age was true",
    "birthplace": "place of birth",
    "places": "other places where the child lived or was seen",
    "mother_name": "mother's name",
    "father_name": "father's name",
    "relatives": "other relatives, as aunt: Name; grandmother: Name",
    "siblings": "brothers and sisters by name",
    "distinguishing_features": "scars, birthmarks and other marks",
    "blood_group": "as written",
    "institution": "home, school or hospital",
    "separated_on": "day of separation, as written",
    "separation_place": "place of separation",
    "found_on": "day on which the child was found or admitted",
    "found_place": "place where the child was found or admitted",
    "document_numbers": "numbers of papers",
    "group": "the request or roster that the record came in",
    IGNORED: "read past: it would say nothing about the person",
}


def columns_page() -> str:
    """Return the page as Markdown."""
    text = files("kintrace.interchange").joinpath("data", "column_names.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    parts = [_OPENING, "| Column | Meaning | List |\n|---|---|---|\n"]
    for column in COLUMNS:
        parts.append(f"| `{column}` | {MEANINGS[column]} | {'yes' if column in LISTS else ''} |\n")
    parts.append("\n## Headers that are known\n")
    for column in (*COLUMNS, IGNORED):
        parts.append(f"\n### {column if column != IGNORED else 'Read past'}\n\n")
        for language, name in LANGUAGES.items():
            known = [
                _shown(row)
                for row in rows
                if (row["column"], row["language"]) == (column, language)
            ]
            if known:
                parts.append(f"- {name}: {', '.join(known)}\n")
    return "".join(parts)


def _shown(row: dict[str, str]) -> str:
    system = row["seen_in"]
    return f"`{row['header']}`" + (f" ({system})" if system not in ("", "Kintrace") else "")


_OPENING = f"""# Columns

Written by `python -m scripts.columns_page` from the table of headers.

A table of records has one row for one person as one source described them.
All cells are text, as the source wrote it; a blank cell means *not asked*.
Only some name or an identifier is needed; everything else is welcome.
In lists, items are separated by `;`, and several headers of one file may fill one list.

Headers are known in English, Ukrainian, Russian and Arabic, and by the names of other systems.
Capitals, spaces and signs don't matter.
A header that is not known becomes `attribute:HEADER`, a free attribute.
See how each header of your files is read with `kintrace match REQUESTS REGISTER --show-mapping`.

A mapping file comes before the headers that are known.
As CSV it has two columns, header and column; as JSON it is an object such as
`{{"Hair": "attribute:hair"}}`.
The column `{IGNORED}` leaves a header out.
Where a file has one header twice, the second is named `HEADER (2)`.

"""


if __name__ == "__main__":
    PAGE.write_text(columns_page(), encoding="utf-8")
