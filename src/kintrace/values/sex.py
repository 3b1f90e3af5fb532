"""How is a person's sex written down?

As registers write it in the languages of the region; it does not say what to do with it.
"""

from enum import Enum
from functools import cache

from kintrace.values.tables import rows
from kintrace.values.unknown import Unknown, unknown_from_text


class Sex(Enum):
    """Sex as a source recorded it (PFIF 1.4 values)."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"

    @classmethod
    def parse(cls, text: str | None) -> "Sex | Unknown":
        """Read one cell; a word that no table knows is DOES_NOT_KNOW, never a guess.

        >>> Sex.parse("дівчинка"), Sex.parse("M"), Sex.parse("")
        (<Sex.FEMALE: 'female'>, <Sex.MALE: 'male'>, <Unknown.NOT_ASKED: 'not asked'>)
        """
        missing = unknown_from_text(text)
        if missing is not None or text is None:
            return missing or Unknown.NOT_ASKED
        word = text.strip().strip(".").casefold()
        return _words().get(word, Unknown.DOES_NOT_KNOW)


@cache
def _words() -> dict[str, Sex]:
    return {row["word"]: Sex[row["sex"]] for row in rows("sex_words.csv")}
