"""Is a name written in the genitive, as documents write it?

"Івана Ковальського": an adjective's or a patronymic's ending shows case and sex, and then the
given name beside it is read in the same case. Without such a sign nothing is touched: "Івана"
alone may be a name of its own.
"""

import re
from dataclasses import replace
from functools import lru_cache

from kintrace.names.given_names import SexLetter, groups_of
from kintrace.names.words import Word
from kintrace.values import Script, script_of

_SIGNS: tuple[tuple[SexLetter, re.Pattern[str]], ...] = (
    ("m", re.compile(r".{2}[сцз]ького$|.{2}[сц]кого$|.{2}[оеєёаі]вича$|.{2}[аеё]віча$")),
    ("f", re.compile(r".{2}[сцз]ької$|.{2}[сц]кой$|.{2}[ії]вни$|.{2}[ое]вны$|.{2}[аеё]ўны$")),
)
# What a name with any such sign has in one of its words.
CASE_SIGNS = "|".join(sign.pattern for _, sign in _SIGNS)
# The genitive's ending and the nominative's, by sex, longest first.
_ENDINGS: dict[SexLetter, tuple[tuple[str, str], ...]] = {
    "m": (("ича", "ич"), ("іча", "іч"), ("ія", "ій"), ("ия", "ий"), ("я", "й"), ("я", "ь"),
          ("а", ""), ("а", "о"), ("и", "а"), ("і", "я"), ("ы", "а")),
    "f": (("вни", "вна"), ("вны", "вна"), ("ўны", "ўна"), ("ії", "ія"), ("ии", "ия"), ("і", "я"),
          ("и", "а"), ("ы", "а"), ("и", "я")),
}  # fmt: skip
_PATRONYMIC = re.compile(r"(вич|віч|вна|ўна)$")


def in_nominative(words: list[Word]) -> list[Word]:
    """Return the words with given names and patronymics in the nominative.

    Family names are left as they are; `family_names` knows their cases.

    >>> from kintrace.names.words import words_of
    >>> [word.form for word in in_nominative(words_of("Івана Петровича Ковальського"))]
    ['іван', 'петрович', 'ковальського']
    """
    if len(words) < 2:
        return words
    sex = next((found for found in (_sign(word.form) for word in words) if found), None)
    if sex is None:
        return words
    return [_nominative(word, sex) for word in words]


@lru_cache(maxsize=262144)
def _sign(form: str) -> SexLetter | None:
    return next((sex for sex, sign in _SIGNS if sign.search(form)), None)


def _nominative(word: Word, sex: SexLetter) -> Word:
    if script_of(word.form) is not Script.CYRILLIC:
        return word
    for ending, plain in _ENDINGS[sex]:
        form = word.form.removesuffix(ending) + plain
        if not word.form.endswith(ending):
            continue
        is_formal = any(n.kind == "formal" and n.sex == sex for n in groups_of(form))
        if is_formal or _PATRONYMIC.search(form):
            return replace(word, form=form, spoken=form)
    return word
