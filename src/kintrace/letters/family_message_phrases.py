"""Which standard phrases can a message be ticked together from?

Where only a sign of life may pass, or somebody can't write, a safe-and-well or anxious-for-news
form says it in sentences that stand in four languages, so that whoever reads it, reads it in
theirs. The sentences are data/family/phrases.csv. Layer: letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kintrace.letters.family_message import MessageMode
from kintrace.values.tables import rows

LANGUAGES = ("en", "uk", "ru", "ar")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence; ``text`` has it in each language of ``LANGUAGES``."""

    key: str
    mode: MessageMode
    text: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """The sentence in a language, in English where the table lacks it."""
        return self.text.get(language, self.text["en"])


def phrases(mode: MessageMode) -> tuple[Phrase, ...]:
    """Return the phrases of a form in the order in which they stand on it; none of the open one."""
    return tuple(phrase for phrase in _all() if phrase.mode is mode)


@cache
def _all() -> tuple[Phrase, ...]:
    table = rows("family/phrases.csv", package="kintrace.letters")
    return tuple(
        Phrase(row["key"], MessageMode(row["mode"]), {code: row[code] for code in LANGUAGES})
        for row in table
    )
