"""How often does one letter follow another in the languages whose files we must recognise?

Counts pairs in the names of countries, languages, currencies and cities that Unicode CLDR gives
for each language (through Babel), and prints the table that ``values/encodings.py`` reads.
Run with ``python scripts/letter_pairs.py > src/kintrace/values/data/letter_pairs.csv``.
"""

import csv
import re
import sys
from collections import Counter

from babel import Locale

LANGUAGES = {
    "cyrillic": ("uk", "ru", "be", "bg"),
    "arabic": ("ar", "fa", "ckb"),
    "greek": ("el",),
    "hebrew": ("he",),
    "latin": ("pl", "de", "fr", "es", "cs", "ro", "hu", "hr", "pt", "tr"),
}
RAREST_KEPT = 3


def words(language: str) -> list[str]:
    """Return the words of one language, in lower case, once each."""
    locale = Locale(language)
    names = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    names += [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    return sorted(set(re.findall(r"[^\W\d_]+", " ".join(names).lower())))


def pairs(language: str) -> Counter[str]:
    """Count the pairs of letters of one language; a space is the edge of a word."""
    count: Counter[str] = Counter()
    for word in words(language):
        edged = f" {word} "
        count.update(edged[i : i + 2] for i in range(len(edged) - 1))
    return count


def main() -> None:
    """Print the table: script, pair of letters, count over that script's languages."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["script", "pair", "count"])
    for script, languages in LANGUAGES.items():
        total = sum((pairs(language) for language in languages), Counter())
        for pair, count in sorted(total.items()):
            if count >= RAREST_KEPT and not pair.isascii():
                out.writerow([script, pair, count])
        out.writerow([script, "", total.total()])


if __name__ == "__main__":
    main()
