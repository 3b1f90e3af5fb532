"""What of a word shows its part in a name?

Everything that ``roles`` looks at, and nothing else: two names whose words are of the same kinds
in the same order are read alike. So a long list of names is read once for each such order.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kintrace.names.patronymics import Likelihood, patronymic_likelihood
from kintrace.names.tokens import Token, is_formal_given, is_known_given, names_father
from kintrace.names.words import Word
from kintrace.values import Script

FAMILY_ENDINGS = re.compile(
    r"(енко|енка|енку|чук|щук|чик|чык|чка|ськ(ий|а|ого|ої|ому|ій|у)|цьк(ий|а|ого|ої|ому|ій|у)"
    r"|[сц]к(ий|ая|ого|ой|ому|і|ага|ай)|ов|ова|ев|ева|єв|єва|ёв|ёва|аў|ава|еў"
    r"|ин|ина|ін|іна|їн|їна|ишин|ишина|ко|ий|ая|ук|юк|як"
    r"|enko|enka|chuk|czuk|tchouk|sky|skyi|skiy|skij|skaya|skaia|ska|ski|ckyj|ov|ova|ev|eva|off|ow"
    r"|shvili|dze|yan|ian|ян|швили|швілі|дзе)$"
)
FEMALE_PATRONYMIC = re.compile(r"(вна|ўна|ична|vna|una|wna|ichna)$")


@dataclass(frozen=True, slots=True)
class WordKind:
    """One word, as far as its part in the name hangs on it.

    ``is_formal`` leaves out given names that are short forms only; ``like_patronymic`` is told by
    the ending of a word that the tables don't know.
    """

    is_given: bool
    is_formal: bool
    names_father: bool
    like_patronymic: bool
    like_womans_patronymic: bool
    like_family: bool
    is_initial: bool
    is_arabic: bool
    is_capital: bool
    follows_filiation: bool
    has_article: bool
    is_fathers: bool


def kind_of(word: Word, token: Token) -> WordKind:
    """Return the kind of one word, looked up as ``token``."""
    return WordKind(
        is_given=is_known_given(token),
        is_formal=is_formal_given(token),
        names_father=names_father(token),
        like_patronymic=not token.groups and is_like_patronymic(token.form),
        like_womans_patronymic=FEMALE_PATRONYMIC.search(token.form) is not None,
        like_family=_is_like_family(token.form),
        is_initial=token.is_initial,
        is_arabic=token.script is Script.ARABIC,
        is_capital=len(token.text) > 2 and token.text.isupper(),
        follows_filiation=word.follows_filiation,
        has_article=word.has_article,
        is_fathers=word.is_fathers,
    )


@lru_cache(maxsize=262144)
def is_like_patronymic(form: str) -> bool:
    """Tell whether a word ends as a patronymic, of a father that the tables don't know."""
    return patronymic_likelihood(form) is Likelihood.POSSIBLE


@lru_cache(maxsize=262144)
def _is_like_family(form: str) -> bool:
    return FAMILY_ENDINGS.search(form) is not None
