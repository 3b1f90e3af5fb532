"""How far does somebody trust a source, and how far one thing it said?

Two letters of the Admiralty system: reliability A to F and credibility 1 to 6. Only people set
them; nothing here reckons one. Until somebody does, it is F6: nobody has judged. Pure.
"""

from dataclasses import dataclass
from functools import cache

from kintrace.documents.accounts_slots import PACKAGE
from kintrace.values import KintraceError
from kintrace.values.tables import rows


class GradeNotUnderstood(KintraceError):
    """A grade is a letter from A to F and a figure from 1 to 6, such as B2."""

    code = "K561"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability of the source and credibility of what it said."""

    reliability: str = "F"
    credibility: str = "6"

    def __str__(self) -> str:
        """Return both, as B2."""
        return self.reliability + self.credibility

    @property
    def is_set(self) -> bool:
        """Whether a person has judged anything of it."""
        return self != UNJUDGED


UNJUDGED = Grade()


@cache
def meanings() -> dict[str, str]:
    """Return what each letter and each figure means, in words for people."""
    return {row["grade"]: row["meaning"] for row in rows("grades.csv", package=PACKAGE)}


def grade(text: str) -> Grade:
    """Return the grade that somebody wrote.  Raises: GradeNotUnderstood.

    >>> str(grade("b2"))
    'B2'
    """
    written = text.strip().upper()
    if len(written) != 2 or written[0] not in "ABCDEF" or written[1] not in "123456":
        raise GradeNotUnderstood(
            "this is no grade", hint="write a letter from A to F and a figure from 1 to 6: B2"
        )
    return Grade(*written)
