"""What part of the name is each word?

Given name, patronymic, family name or not known, as far as order, endings, capitals and the
tables of names show it. A doubtful word stays unknown: a wrong role costs more than none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kintrace.names.patronymics import Likelihood, patronymic_likelihood
from kintrace.names.tokens import Role, Token, is_formal_given, is_known_given, names_father
from kintrace.names.words import Word
from kintrace.values import Script

_FAMILY_ENDINGS = re.compile(
    r"(енко|енка|енку|чук|щук|чик|чык|чка|ськ(ий|а|ого|ої|ому|ій|у)|цьк(ий|а|ого|ої|ому|ій|у)"
    r"|[сц]к(ий|ая|ого|ой|ому|і|ага|ай)|ов|ова|ев|ева|єв|єва|ёв|ёва|аў|ава|еў"
    r"|ин|ина|ін|іна|їн|їна|ишин|ишина|ко|ий|ая|ук|юк|як"
    r"|enko|enka|chuk|czuk|tchouk|sky|skyi|skiy|skij|skaya|skaia|ska|ski|ckyj|ov|ova|ev|eva|off|ow"
    r"|shvili|dze|yan|ian|ян|швили|швілі|дзе)$"
)
_FEMALE_PATRONYMIC = re.compile(r"(вна|ўна|ична|vna|una|wna|ichna)$")
_LEAST_CHAIN = 3


def roles_of(words: Sequence[Word], tokens: Sequence[Token], *, before_comma: int) -> list[Role]:
    """Return the role of each token; ``before_comma`` words stood before a comma."""
    roles = [Role.UNKNOWN] * len(tokens)
    if 0 < before_comma < len(tokens):
        roles[:before_comma] = [Role.FAMILY] * before_comma
        roles[before_comma] = Role.GIVEN
    _mark_patronymic(words, tokens, roles)
    _mark_initials(tokens, roles)
    if len(tokens) > 1:
        if not any(roles) and _is_chain(words, tokens):
            _mark_chain(words, tokens, roles)
            return roles
        _mark_capitals(tokens, roles)
        _mark_family(tokens, roles)
    _mark_given(tokens, roles)
    return roles


def _mark_initials(tokens: Sequence[Token], roles: list[Role]) -> None:
    """Read "M. K. Koval" and "Koval M. K.": initials stand for given name and patronymic."""
    full = [i for i, token in enumerate(tokens) if not token.is_initial]
    if any(roles) or len(full) != 1 or len(tokens) < 2:
        return
    if is_known_given(tokens[full[0]]):
        return
    roles[full[0]] = Role.FAMILY
    initials = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    roles[initials[0]] = Role.GIVEN
    if len(initials) == 2:
        roles[initials[1]] = Role.PATRONYMIC


def _mark_patronymic(words: Sequence[Word], tokens: Sequence[Token], roles: list[Role]) -> None:
    if len(tokens) < 2:
        return
    at = _patronymic_at(words, tokens)
    if at is None:
        return
    roles[at] = Role.PATRONYMIC
    if roles[at - 1] is Role.UNKNOWN:
        roles[at - 1] = Role.GIVEN
    if len(tokens) == 3:
        other = ({0, 1, 2} - {at, at - 1}).pop()
        roles[other] = Role.FAMILY


def _patronymic_at(words: Sequence[Word], tokens: Sequence[Token]) -> int | None:
    """Return the place of the patronymic: it follows a given name."""
    marked = [i for i, word in enumerate(words) if i > 0 and word.is_fathers]
    if marked:
        return marked[0]
    sure = [i for i, token in enumerate(tokens) if i > 0 and names_father(token)]
    likely = [
        i
        for i, token in enumerate(tokens)
        if i > 0 and not token.groups and _is_likely_patronymic(token.form)
    ]
    if len(tokens) > 2:
        return next(iter(sure or likely), None)
    # Of two words "Roman Abramovich" is as often a given and a family name.
    found = (sure or likely) and _FEMALE_PATRONYMIC.search(tokens[1].form)
    return 1 if found and is_known_given(tokens[0]) else None


def _is_chain(words: Sequence[Word], tokens: Sequence[Token]) -> bool:
    """Tell whether this is a name of father after father, as Arabic papers write it."""
    if len(tokens) < _LEAST_CHAIN:
        return False
    if any(word.follows_filiation for word in words[1:]):
        return is_known_given(tokens[0])
    is_arabic = any(token.script is Script.ARABIC for token in tokens)
    known = sum(is_known_given(token) for token in tokens)
    return (is_arabic or words[-1].has_article) and 2 * known >= len(tokens)


def _mark_chain(words: Sequence[Word], tokens: Sequence[Token], roles: list[Role]) -> None:
    roles[0] = Role.GIVEN
    roles[1:-1] = [Role.PATRONYMIC] * (len(tokens) - 2)
    if words[-1].has_article or not is_known_given(tokens[-1]):
        roles[-1] = Role.FAMILY


def _mark_capitals(tokens: Sequence[Token], roles: list[Role]) -> None:
    capital = [len(t.text) > 2 and t.text.isupper() for t in tokens]
    if any(capital) and not all(capital):
        for i, is_capital in enumerate(capital):
            if is_capital and roles[i] is Role.UNKNOWN:
                roles[i] = Role.FAMILY


def _mark_family(tokens: Sequence[Token], roles: list[Role]) -> None:
    if Role.FAMILY in roles:
        return
    free = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    ending = [
        i for i in free if _has_family_ending(tokens[i].form) and not is_formal_given(tokens[i])
    ]
    if len(ending) == 1:
        roles[ending[0]] = Role.FAMILY


def _mark_given(tokens: Sequence[Token], roles: list[Role]) -> None:
    if Role.GIVEN in roles:
        return
    free = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    known = [i for i in free if is_known_given(tokens[i])]
    if len(known) == 1:
        roles[known[0]] = Role.GIVEN
        if len(tokens) == 2:
            roles[1 - known[0]] = Role.FAMILY
    elif len(free) == 1 and len(tokens) == 2 and roles[1 - free[0]] is Role.FAMILY:
        roles[free[0]] = Role.GIVEN


@lru_cache(maxsize=262144)
def _is_likely_patronymic(form: str) -> bool:
    return patronymic_likelihood(form) is Likelihood.POSSIBLE


@lru_cache(maxsize=262144)
def _has_family_ending(form: str) -> bool:
    return _FAMILY_ENDINGS.search(form) is not None
