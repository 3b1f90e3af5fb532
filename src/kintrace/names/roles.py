"""What part of the name is each word?

Given name, patronymic, family name or not known, as far as order, endings, capitals and the
tables of names show it. A doubtful word stays unknown: a wrong role costs more than none.
"""

from collections.abc import Sequence
from functools import lru_cache

from kintrace.names.tokens import Role
from kintrace.names.word_kinds import WordKind

_LEAST_CHAIN = 3


@lru_cache(maxsize=65536)
def roles_of(kinds: tuple[WordKind, ...], *, before_comma: int) -> tuple[Role, ...]:
    """Return the role of each word; ``before_comma`` words stood before a comma."""
    roles = [Role.UNKNOWN] * len(kinds)
    if 0 < before_comma < len(kinds):
        roles[:before_comma] = [Role.FAMILY] * before_comma
        roles[before_comma] = Role.GIVEN
    _mark_patronymic(kinds, roles)
    _mark_initials(kinds, roles)
    if len(kinds) > 1:
        if not any(roles) and _is_chain(kinds):
            _mark_chain(kinds, roles)
            return tuple(roles)
        _mark_capitals(kinds, roles)
        _mark_family(kinds, roles)
    _mark_given(kinds, roles)
    return tuple(roles)


def _mark_initials(kinds: Sequence[WordKind], roles: list[Role]) -> None:
    """Read "M. K. Koval" and "Koval M. K.": initials stand for given name and patronymic."""
    full = [i for i, kind in enumerate(kinds) if not kind.is_initial]
    if any(roles) or len(full) != 1 or len(kinds) < 2:
        return
    if kinds[full[0]].is_given:
        return
    roles[full[0]] = Role.FAMILY
    initials = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    roles[initials[0]] = Role.GIVEN
    if len(initials) == 2:
        roles[initials[1]] = Role.PATRONYMIC


def _mark_patronymic(kinds: Sequence[WordKind], roles: list[Role]) -> None:
    if len(kinds) < 2:
        return
    at = _patronymic_at(kinds)
    if at is None:
        return
    roles[at] = Role.PATRONYMIC
    if roles[at - 1] is Role.UNKNOWN:
        roles[at - 1] = Role.GIVEN
    if len(kinds) == 3:
        other = ({0, 1, 2} - {at, at - 1}).pop()
        roles[other] = Role.FAMILY


def _patronymic_at(kinds: Sequence[WordKind]) -> int | None:
    """Return the place of the patronymic: it follows a given name."""
    marked = [i for i, kind in enumerate(kinds) if i > 0 and kind.is_fathers]
    if marked:
        return marked[0]
    sure = [i for i, kind in enumerate(kinds) if i > 0 and kind.names_father]
    likely = [i for i, kind in enumerate(kinds) if i > 0 and kind.like_patronymic]
    if len(kinds) > 2:
        return next(iter(sure or likely), None)
    # Of two words "Roman Abramovich" is as often a given and a family name.
    found = (sure or likely) and kinds[1].like_womans_patronymic
    return 1 if found and kinds[0].is_given else None


def _is_chain(kinds: Sequence[WordKind]) -> bool:
    """Tell whether this is a name of father after father, as Arabic papers write it."""
    if len(kinds) < _LEAST_CHAIN:
        return False
    if any(kind.follows_filiation for kind in kinds[1:]):
        return kinds[0].is_given
    is_arabic = any(kind.is_arabic for kind in kinds)
    known = sum(kind.is_given for kind in kinds)
    return (is_arabic or kinds[-1].has_article) and 2 * known >= len(kinds)


def _mark_chain(kinds: Sequence[WordKind], roles: list[Role]) -> None:
    roles[0] = Role.GIVEN
    roles[1:-1] = [Role.PATRONYMIC] * (len(kinds) - 2)
    if kinds[-1].has_article or not kinds[-1].is_given:
        roles[-1] = Role.FAMILY


def _mark_capitals(kinds: Sequence[WordKind], roles: list[Role]) -> None:
    capital = [kind.is_capital for kind in kinds]
    if any(capital) and not all(capital):
        for i, is_capital in enumerate(capital):
            if is_capital and roles[i] is Role.UNKNOWN:
                roles[i] = Role.FAMILY


def _mark_family(kinds: Sequence[WordKind], roles: list[Role]) -> None:
    if Role.FAMILY in roles:
        return
    free = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    ending = [i for i in free if kinds[i].like_family and not kinds[i].is_formal]
    if len(ending) == 1:
        roles[ending[0]] = Role.FAMILY


def _mark_given(kinds: Sequence[WordKind], roles: list[Role]) -> None:
    if Role.GIVEN in roles:
        return
    free = [i for i, role in enumerate(roles) if role is Role.UNKNOWN]
    known = [i for i in free if kinds[i].is_given]
    if len(known) == 1:
        roles[known[0]] = Role.GIVEN
        if len(kinds) == 2:
            roles[1 - known[0]] = Role.FAMILY
    elif len(free) == 1 and len(kinds) == 2 and roles[1 - free[0]] is Role.FAMILY:
        roles[free[0]] = Role.GIVEN
