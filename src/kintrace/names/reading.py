"""How is a name read?

Splits a name into words, drops titles and articles, and says of each word what part of the name
it is as far as the text shows: given name, patronymic, family name or not known. Parts that the
source told apart are taken at its word. It does not compare.
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from kintrace.names.letters import folded
from kintrace.names.particles import Particle, particle_of
from kintrace.names.patronymic_endings import has_patronymic_ending
from kintrace.names.phones import Phones, phones_of
from kintrace.names.sounds import groups_by_sound
from kintrace.values import PersonName, Script, script_of

MAX_WORDS = 8
_WORDS = re.compile(r"[^\s,;()/\-–—_.]+\.?|,|-")
_SUN = re.compile(r"^(abd)(?:[aeiou]{1,2})?(?:l|([bcdfghjklmnpqrstvwxyz])(?=\2))(?=.{3})")
_FAMILY_ENDINGS = re.compile(
    r"(енко|енка|чук|щук|ський|ська|ський|цький|цька|ский|ская|цкий|цкая|ов|ова|ев|ева|єв|єва|ёв|ёва"
    r"|ин|ина|ін|іна|їн|їна|ишин|ишина|ко|ий|ая|ук|юк|як|enko|chuk|sky|skyi|skiy|skij|skaya|ska|ski"
    r"|ov|ova|ev|eva|shvili|dze|yan|ян|швили|швілі|дзе)$"
)


class Role(IntEnum):
    """What part of a name a word is."""

    UNKNOWN = 0
    GIVEN = 1
    PATRONYMIC = 2
    FAMILY = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    ``groups`` are the given names it may be (empty: none that the tables know); ``diminutive_of``
    those of them of which it is a short form.
    """

    text: str
    form: str
    script: Script
    role: Role
    phones: Phones
    groups: frozenset[str]
    diminutive_of: frozenset[str]
    is_initial: bool


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name as words in the order written; ``notes`` say in words what the reading did."""

    text: str
    tokens: tuple[Token, ...]
    notes: tuple[str, ...] = ()


def read_name(name: str | PersonName, *, language: str | None = None) -> NameReading:
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
    tokens: list[Token] = []
    for part, role in told:
        if part is not None:
            tokens += [_in_role(t.text, t.form, role) for t in _tokens(_words(part))]
    return NameReading(text, tuple(tokens[:MAX_WORDS]))


@lru_cache(maxsize=65536)
def _read_text(text: str) -> NameReading:
    words = _words(text)
    notes: list[str] = []
    comma = words.index(",") if "," in words else None
    tokens = _tokens([word for word in words if word != ","])
    if len(tokens) > MAX_WORDS:
        notes.append(f"only the first {MAX_WORDS} words are compared")
        tokens = tokens[:MAX_WORDS]
    before = len(_tokens(words[:comma])) if comma is not None else 0
    return NameReading(text, tuple(_with_roles(tokens, before_comma=before)), tuple(notes))


def _words(text: str) -> list[str]:
    words = _WORDS.findall(text.replace("،", ",").strip())
    return [word for word in words if word != "-"]


def _tokens(words: list[str]) -> list[Token]:
    tokens: list[Token] = []
    servant = ""
    for word in words:
        form = folded(word.strip(".'’ʼ`‘\"«»“”"))
        if not form:
            continue
        particle = particle_of(form) if len(words) > 1 else None
        if particle is Particle.SERVANT:
            servant = form
            continue
        if particle is not None and not servant:
            continue
        if particle is Particle.ARTICLE:
            continue
        form = _without_article(form)
        tokens.append(_token(word, servant + form if servant else form))
        servant = ""
    if servant:
        tokens.append(_token(servant, servant))
    return tokens


def _without_article(form: str) -> str:
    if form.startswith("ال") and len(form) > 4:
        return form[2:]
    if form.startswith("عبدال") and len(form) > 6:
        return "عبد" + form[5:]
    joined = _SUN.match(form)
    if joined is not None:
        return "abd" + form[joined.end() :]
    return form


@lru_cache(maxsize=262144)
def _token(text: str, form: str) -> Token:
    script = script_of(form)
    phones = phones_of(form)
    initial = len(form) == 1 and script not in (Script.ARABIC, Script.OTHER)
    found = () if initial else groups_by_sound(form)
    return Token(
        text=text,
        form=form,
        script=script,
        role=Role.UNKNOWN,
        phones=phones,
        groups=frozenset(name.group for name in found),
        diminutive_of=frozenset(name.group for name in found if name.kind == "diminutive"),
        is_initial=initial,
    )


@lru_cache(maxsize=262144)
def _in_role(text: str, form: str, role: Role) -> Token:
    return replace(_token(text, form), role=role)


def _with_roles(tokens: list[Token], *, before_comma: int) -> list[Token]:
    roles = [Role.UNKNOWN] * len(tokens)
    if 0 < before_comma < len(tokens):
        roles[:before_comma] = [Role.FAMILY] * before_comma
        roles[before_comma] = Role.GIVEN
    _mark_patronymic(tokens, roles)
    if len(tokens) > 1:
        _mark_capitals(tokens, roles)
        _mark_family(tokens, roles)
    _mark_given(tokens, roles)
    return [
        token if role is token.role else _in_role(token.text, token.form, role)
        for token, role in zip(tokens, roles, strict=True)
    ]


def _mark_patronymic(tokens: list[Token], roles: list[Role]) -> None:
    if len(tokens) < 2:
        return
    found = [i for i, token in enumerate(tokens) if has_patronymic_ending(token.form)]
    # "Abramovich" alone is a family name; a patronymic follows a given name.
    at = next((i for i in found if i > 0 and (len(tokens) > 2 or tokens[0].groups)), None)
    if at is None:
        return
    roles[at] = Role.PATRONYMIC
    if roles[at - 1] is Role.UNKNOWN:
        roles[at - 1] = Role.GIVEN
    if len(tokens) == 3:
        other = ({0, 1, 2} - {at, at - 1}).pop()
        roles[other] = Role.FAMILY


def _mark_capitals(tokens: list[Token], roles: list[Role]) -> None:
    capital = [len(t.text) > 2 and t.text.isupper() for t in tokens]
    if any(capital) and not all(capital):
        for i, is_capital in enumerate(capital):
            if is_capital and roles[i] is Role.UNKNOWN:
                roles[i] = Role.FAMILY


def _mark_family(tokens: list[Token], roles: list[Role]) -> None:
    if Role.FAMILY in roles:
        return
    free = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    ending = [i for i in free if _FAMILY_ENDINGS.search(tokens[i].form) and not tokens[i].groups]
    if len(ending) == 1:
        roles[ending[0]] = Role.FAMILY


def _mark_given(tokens: list[Token], roles: list[Role]) -> None:
    if Role.GIVEN in roles:
        return
    known = [i for i, token in enumerate(tokens) if roles[i] is Role.UNKNOWN and token.groups]
    if len(known) == 1:
        roles[known[0]] = Role.GIVEN
        others = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
        if len(tokens) == 2 and others:
            roles[others[0]] = Role.FAMILY
