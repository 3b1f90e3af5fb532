"""Which words of a name are not names?

Titles, articles and words of filiation carry no identity; a servant word (abd) belongs to the
word after it. The list is ``particles.csv``.
"""

from enum import Enum
from functools import cache

from kintrace.names.letters import folded, plain_arabic
from kintrace.names.tables import rows


class Particle(Enum):
    """What a word does in a name when it is no name."""

    TITLE = "title"
    SUFFIX = "suffix"
    ARTICLE = "article"
    FILIATION = "filiation"
    KUNYA = "kunya"
    SERVANT = "servant"
    NOBILIARY = "nobiliary"
    PATRONYMIC_MARKER = "patronymic_marker"


def particle_of(form: str) -> Particle | None:
    """Return what a folded word is, None for a name.

    >>> particle_of("abdul"), particle_of("ганна")
    (<Particle.SERVANT: 'servant'>, None)
    """
    return particle_forms().get(form) or particle_forms().get(plain_arabic(form))


@cache
def particle_forms() -> dict[str, Particle]:
    """Return the folded particles with what each is; in Arabic, in plain letters too."""
    listed = {folded(row["form"]): Particle(row["kind"]) for row in rows("particles.csv")}
    return listed | {plain_arabic(form): kind for form, kind in listed.items()}
