"""How is a name read?

Splits a name into words (``words``), brings cases back (``cases``), looks each word up
(``tokens``) and says what part of the name it is as far as the text shows (``roles``). Parts that
the source told apart are taken at its word. It does not compare.
"""

from dataclasses import dataclass
from functools import lru_cache

from kintrace.names.cases import in_nominative
from kintrace.names.roles import roles_of
from kintrace.names.tokens import Role, Token, in_role, token_of
from kintrace.names.word_kinds import kind_of
from kintrace.names.words import parts_of, words_of
from kintrace.values import PersonName

__all__ = ["MAX_WORDS", "NameReading", "Role", "Token", "read_name"]

MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name as words in the order written; ``notes`` say in words what the reading did."""

    text: str
    tokens: tuple[Token, ...]
    notes: tuple[str, ...] = ()


def read_name(name: str | PersonName) -> NameReading:
    """Read a name; words beyond the eighth are left out and noted.

    >>> [token.role.name for token in read_name("Ковальська Ганна Олексіївна").tokens]
    ['FAMILY', 'GIVEN', 'PATRONYMIC']
    """
    if isinstance(name, PersonName):
        told = (
            (name.given, Role.GIVEN),
            (name.patronymic, Role.PATRONYMIC),
            (name.family, Role.FAMILY),
        )
        if any(part is not None for part, _ in told):
            return _of_parts(name.text, told)
        return _read_text(name.text)
    return _read_text(name)


def _of_parts(text: str, told: tuple[tuple[str | None, Role], ...]) -> NameReading:
    tokens = [
        in_role(word, role) for part, role in told if part is not None for word in words_of(part)
    ]
    return NameReading(text, tuple(tokens[:MAX_WORDS]))


@lru_cache(maxsize=65536)
def _read_text(text: str) -> NameReading:
    before, after = parts_of(text)
    words, notes = in_nominative([*before, *after]), list[str]()
    if len(words) > MAX_WORDS:
        words = words[:MAX_WORDS]
        notes.append(f"only the first {MAX_WORDS} words are compared")
    tokens = [token_of(word) for word in words]
    kinds = tuple(map(kind_of, words, tokens))
    roles = roles_of(kinds, before_comma=len(before) if after else 0)
    read = [
        in_role(word, role) if role else token
        for word, token, role in zip(words, tokens, roles, strict=True)
    ]
    return NameReading(text, tuple(read), tuple(notes))
