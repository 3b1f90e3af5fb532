"""What is one word of a name?

The word with what the tables know of it: sounds, the given names it may be, the father that a
patronymic names. What it is in the name (its role) the whole name decides, see ``roles``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache

from kintrace.names.family_names import family_base
from kintrace.names.given_names import GivenName, forms_of
from kintrace.names.patronymics import father_of
from kintrace.names.phones import Phones, phones_of
from kintrace.names.sounds import groups_by_sound
from kintrace.names.tables import rows
from kintrace.names.words import Word, words_of
from kintrace.values import Script, script_of

# Marks the group of a patronymic: one father's name, never equal to the name itself.
FATHER = "of:"
# Scripts of languages that change the endings of names.
INFLECTED = frozenset({Script.CYRILLIC, Script.LATIN})
# A look at the end saves looking most family names up as patronymics.
PATRONYMIC_ENDS = (
    "ич", "іч", "ыч", "вна", "ўна", "чна", "ch", "cz", "č", "ĉ", "ć", "ts", "na",
)  # fmt: skip


class Role(IntEnum):
    """What part of a name a word is."""

    UNKNOWN = 0
    GIVEN = 1
    PATRONYMIC = 2
    FAMILY = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    ``form`` is the word in its plainest shape: two tokens of one form sound alike. ``groups`` are
    the given names it may be (empty: none that the tables know), or the father's name of a
    patronymic; ``diminutive_of`` those of them of which it is a short form, or which are a short
    form of it (Aziz of Abd al-Aziz).
    """

    text: str
    form: str
    script: Script
    role: Role
    phones: Phones
    groups: frozenset[str]
    diminutive_of: frozenset[str]
    is_initial: bool


@lru_cache(maxsize=262144)
def token_of(word: Word) -> Token:
    """Look one word up; its role is not known yet."""
    script = script_of(word.form)
    is_initial = len(word.form) == 1 and script not in (Script.ARABIC, Script.OTHER)
    found = () if is_initial else groups_by_sound(word.spoken)
    inside = groups_by_sound(word.shorter) if word.shorter else ()
    groups, short = groups_of_names(found, inside=inside)
    if not groups and script in INFLECTED and word.form.endswith(PATRONYMIC_ENDS):
        groups = groups_of_patronymic(word.form)
    return Token(
        text=word.text,
        form=word.form,
        script=script,
        role=Role.UNKNOWN,
        phones=phones_of(word.form),
        groups=groups,
        diminutive_of=short,
        is_initial=is_initial,
    )


def groups_of_names(
    found: Iterable[GivenName], *, inside: Iterable[GivenName] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the groups of the names that a word may be, and those of which it is a short form.

    ``inside`` are the names inside a compound.
    """
    found = tuple(found)
    short = frozenset(name.group for name in found if name.kind == "diminutive")
    short = _with_akin(short.union(name.group for name in inside))
    full = _with_akin(frozenset(name.group for name in found if name.kind != "diminutive"))
    return full | short, short - full


def groups_of_patronymic(form: str) -> frozenset[str]:
    """Return the groups of a patronymic, none when it names no father that the tables know."""
    return frozenset(FATHER + group for group in father_of(form))


@lru_cache(maxsize=262144)
def in_role(word: Word, role: Role) -> Token:
    """Look one word up in its role; a family name becomes the masculine nominative.

    >>> from kintrace.names.words import words_of
    >>> in_role(words_of("Ковальської")[0], Role.FAMILY).form
    'ковальський'
    """
    token = token_of(word)
    if role is Role.FAMILY and token.script in INFLECTED and not token.is_initial:
        form = family_base(token.form)
        if form != token.form:
            return replace(token, role=role, form=form, phones=phones_of(form))
    return token if role is token.role else replace(token, role=role)


def fathers_name(patronymic: Token) -> Token | None:
    """Return the father's given name as a patronymic tells it, None when it tells none.

    >>> from kintrace.names.words import words_of
    >>> fathers_name(in_role(words_of("Oleksandrovych")[0], Role.PATRONYMIC)).text
    'Олександр'
    """
    if is_known_given(patronymic):
        return replace(patronymic, role=Role.GIVEN)
    word = fathers_word(patronymic.groups)
    return None if word is None else in_role(word, Role.GIVEN)


def fathers_word(groups: frozenset[str]) -> Word | None:
    """Return the father's name that the groups of a patronymic tell, as its table writes it."""
    for group in sorted(groups):
        formal = forms_of(group.removeprefix(FATHER), kind="formal")
        if formal:
            return words_of(formal[0])[0]
    return None


def _with_akin(groups: frozenset[str]) -> frozenset[str]:
    """Add the groups that are the same name among another people (Mehmet, Muhammad)."""
    return groups.union(*(_akin().get(group, ()) for group in groups))


@cache
def _akin() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in rows("akin_names.csv"):
        for one, other in ((row["group"], row["other"]), (row["other"], row["group"])):
            table[one] = table.get(one, frozenset()) | {other}
    return table


def is_known_given(token: Token) -> bool:
    """Tell whether the tables know the word as a given name (and not as a patronymic)."""
    return any(not group.startswith(FATHER) for group in token.groups)


def is_formal_given(token: Token) -> bool:
    """Tell whether the tables know the word as a given name, not as a short form only."""
    return is_known_given(token) and bool(token.groups - token.diminutive_of)


def names_father(token: Token) -> bool:
    """Tell whether the word is a patronymic of a name that the tables know."""
    return any(group.startswith(FATHER) for group in token.groups)
