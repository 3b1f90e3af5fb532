"""Which words is a name made of?

Splits a name, drops titles and articles, and makes one word of what is one name written apart:
the servant of God (Abd al-Rahman), the father of (Abu Bakr), and names ending in -al-Din and
-ullah. It knows words, not people: what a word is in the name is for ``roles``.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kintrace.names.letters import folded
from kintrace.names.particles import Particle, particle_of
from kintrace.names.sounds import groups_by_sound
from kintrace.values import Script, script_of

WRITTEN_WORD = re.compile(r"[^\s,;:()/\-–—_.\"«»“”]+\.?|,")
EDGES = ".'’ʼ`‘\"«»“”"
_SERVANT = {Script.LATIN: "abd", Script.CYRILLIC: "абд", Script.ARABIC: "عبد"}
# How the tables of given names write the same compounds.
_SERVANT_SPOKEN = {Script.LATIN: "abdul", Script.CYRILLIC: "абдул", Script.ARABIC: "عبدال"}
_SERVANT_JOINED = {
    Script.LATIN: re.compile(
        r"^c?abdh?[aeiou]{1,2}(?:l(?=.{3})|([bcdfghjkmnpqrstvwxyz])(?=\1))?(?=.{3})"
    ),
    Script.CYRILLIC: re.compile(r"^абд[аеиоуэі]{1,2}(?:ль?|([бвгджзкмнпрстфхцчш])(?=\1))?(?=.{3})"),
    Script.ARABIC: re.compile(r"^عبدال(?=..)"),
}
# One d is left to Borodin and Edin: the ending counts with its article, or doubled.
_RELIGION = re.compile(
    r"^[aeou][ld]-?d(?:i|ee|ie)ne?$|^[аеоуэ](?:ль?|д)д[иіы]н$|^ud(?:in|een)$|^الد[يىی]ن$"
)
_RELIGION_AFTER_ARTICLE = re.compile(r"^d(?:i|ee|ie)ne?$|^д[иіы]н$|^د[يىی]ن$")
_RELIGION_JOINED = re.compile(
    r"^(.{3,}?)(?:[aeou]{1,2}[ld]d(?:i|ee|ie)ne?|[аеоуэ]{1,2}(?:ль?|д)д[иіы]н|الد[يىی]ن)$"
    r"|^(.{4,}?)o?ud(?:ine?|een)$"
)
_RELIGION_ENDING = {Script.LATIN: "adin", Script.CYRILLIC: "адин", Script.ARABIC: "الدين"}
_GOD = re.compile(r"^[aou]l+[ao]h$|^[ау]лл?а[хг]$|^улла$|^الل[هة]$")
_GOD_JOINED = re.compile(r"^(.{3,})(?:[aou]l+[ao]h|[aou]lla|[ауо]л+а[хг]|[ау]лла|الل[هة])$")
_ARTICLE_JOINED = re.compile(r"^(?:[ae]l(?=.{4})|[ae]([dnrstz])(?=\1.{3})|аль(?=.{4}))(.*)$")
# How a form looks that may be more than one plain word, without asking the tables: a quick look.
MAY_BE_MORE = (
    r"^(?:c?abd|абд|عبد|ال|[ae]l.{4}|[ae](?:dd|nn|rr|ss|tt|zz).{3}|аль.{4})"
    r"|^(?:m[ou]u?hamm?[ae]d|м[оу]хамм?[ае]д|محمد).{3}"
    r"|(?:d(?:i|ee|ie)ne?|ude?en|udine?|д[иіы]н|د[يىی]ن)$"
    r"|(?:[aou]l+[ao]h|[aou]lla|[ауо]л+а[хг]|[ауо]лла|الل[هة])$"
)
_MUHAMMAD_JOINED = re.compile(r"^(m[ou]u?hamm?[ae]d|м[оу]хамм?[ае]д|محمد)(?=.{3})(.*)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written and as it is compared.

    ``form`` is plain and in one script, ``spoken`` is how the tables of given names would write
    it, ``shorter`` the name inside a compound (Aziz of Abd al-Aziz). ``follows_filiation`` says
    that "son of" or the like stood before it, ``is_fathers`` that it stood after it (oglu).
    """

    text: str
    form: str
    spoken: str
    shorter: str = ""
    follows_filiation: bool = False
    has_article: bool = False
    is_fathers: bool = False


@dataclass(frozen=True, slots=True)
class _Pending:
    """What was read before a word and belongs to it."""

    servant: str = ""
    father_of: str = ""
    filiation: bool = False
    article: bool = False


_NOTHING = _Pending()


def words_of(text: str) -> list[Word]:
    """Return the words of a name that are names; a comma is for `parts_of`.

    >>> [word.form for word in words_of("Dr. Abd al-Rahman bin Salah ad-Din")]
    ['abdrahman', 'salahadin']
    """
    return _named(_split(text))


def parts_of(text: str) -> tuple[list[Word], list[Word]]:
    """Return the words before the first comma and those after it; all before when there is none."""
    words = _split(text)
    if "," not in words:
        return _named(words), []
    at = words.index(",")
    return _named(words[:at]), _named([word for word in words[at:] if word != ","])


def _split(text: str) -> list[str]:
    return WRITTEN_WORD.findall(text.replace("،", ",").strip())


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one written word is whatever stands before it; ``words`` when nothing does."""

    form: str
    kind: Particle | None
    is_god: bool
    is_religion: bool
    is_religion_after_article: bool
    words: tuple[Word, ...]


@lru_cache(maxsize=262144)
def _seen(written: str) -> _Seen | None:
    form = folded(written.strip(EDGES))
    if not form:
        return None
    return _Seen(
        form=form,
        kind=None if _is_initial(written, form) else particle_of(form),
        is_god=_GOD.match(form) is not None,
        is_religion=_RELIGION.match(form) is not None,
        is_religion_after_article=_RELIGION_AFTER_ARTICLE.match(form) is not None,
        words=tuple(_compounds(written, form, _Pending())),
    )


def lone_word(written: str) -> Word | None:
    """Return the one word that a written word is, None when that hangs on what is beside it."""
    seen = _seen(written)
    if seen is None or seen.kind is not None or seen.is_god or seen.is_religion:
        return None
    return seen.words[0] if len(seen.words) == 1 else None


def _named(words: list[str]) -> list[Word]:
    found: list[Word] = []
    before = _NOTHING
    for written in words:
        seen = _seen(written) if written != "," else None
        if seen is not None:
            before = _read(written, seen, before, found, alone=len(words) == 1)
    for lonely in (before.servant, before.father_of):
        if lonely:
            found.append(Word(lonely, lonely, lonely))
    return found


def _read(
    written: str, seen: _Seen, before: _Pending, found: list[Word], *, alone: bool
) -> _Pending:
    if found and not before.servant and not before.father_of and _continues(seen, before):
        found[-1] = _lengthened(found[-1], written, seen)
        return _NOTHING
    kind = None if alone else seen.kind
    if kind is Particle.TITLE and found and (before.article or seen.form.startswith("ال")):
        kind = None
    match kind:
        case Particle.SERVANT:
            return replace(before, servant=seen.form)
        case Particle.KUNYA:
            return replace(before, father_of=seen.form)
        case Particle.FILIATION:
            return replace(before, filiation=True)
        case Particle.ARTICLE:
            return replace(before, article=True)
        case Particle.PATRONYMIC_MARKER if found:
            found[-1] = replace(found[-1], is_fathers=True)
            return _NOTHING
        case None if before == _NOTHING:
            found.extend(seen.words)
            return _NOTHING
        case None:
            found.extend(_compounds(written, seen.form, before))
            return _NOTHING
    # A title is no name, but what a servant or a father of belongs to is one whatever it is.
    if before.servant or before.father_of:
        found.extend(_compounds(written, seen.form, before))
        return _NOTHING
    return before


def _is_initial(written: str, form: str) -> bool:
    is_marked = written.endswith(".") or written.isupper()
    return len(form) == 1 and is_marked and script_of(form) is not Script.ARABIC


def _continues(seen: _Seen, before: _Pending) -> bool:
    after = seen.is_religion_after_article and before.article
    return after or seen.is_religion or seen.is_god


def _lengthened(word: Word, written: str, seen: _Seen) -> Word:
    script = script_of(seen.form)
    ending = spoken = seen.form
    if not seen.is_god:
        ending = _RELIGION_ENDING.get(script, seen.form)
        spoken = {Script.LATIN: "uddin", Script.CYRILLIC: "уддин"}.get(script, "الدين")
    return replace(
        word,
        text=f"{word.text} {written}",
        form=word.form + ending,
        shorter=word.form,
        spoken=word.form + spoken,
    )


def _compounds(written: str, form: str, before: _Pending) -> list[Word]:
    script = script_of(form)
    plain, article = _without_article(form)
    has_article = before.article or article
    if before.servant and script in _SERVANT:
        text = f"{before.servant} {written}"
        rest = "له" if form == "الله" else plain
        spoken = _SERVANT_SPOKEN[script] + rest
        return [Word(text, _SERVANT[script] + rest, spoken, rest, before.filiation)]
    if before.father_of:
        start = _father_of(before.father_of)
        text = f"{before.father_of} {written}"
        return [Word(text, start + plain, start + plain, "", before.filiation)]
    split = _MUHAMMAD_JOINED.match(form)
    if split is not None and groups_by_sound(split[2]):
        first, second = split[1], split[2]
        return [Word(written, first, first, "", before.filiation), Word(written, second, second)]
    joined, shorter = _joined(plain, script)
    return [Word(written, joined, plain, shorter, before.filiation, has_article)]


def _father_of(form: str) -> str:
    if form.startswith(("u", "o", "у", "ام", "أم")):
        return {Script.LATIN: "umm", Script.CYRILLIC: "умм"}.get(script_of(form), "ام")
    return {Script.LATIN: "abu", Script.CYRILLIC: "абу"}.get(script_of(form), "ابو")


def _joined(form: str, script: Script) -> tuple[str, str]:
    """Write a compound that the source wrote as one word in the one way of this module.

    Returns the name inside it too, "" when it is no compound.
    """
    shorter = ""
    religion = _RELIGION_JOINED.match(form)
    if religion is not None:
        shorter = religion[1] or religion[2]
        form = shorter + _RELIGION_ENDING.get(script, "")
    god = _GOD_JOINED.match(form)
    if god is not None:
        shorter = god[1]
    servant = _SERVANT_JOINED.get(script)
    found = servant.match(form) if servant is not None else None
    if found is not None:
        shorter = form[found.end() :]
        form = _SERVANT[script] + shorter
    return form, shorter


def _without_article(form: str) -> tuple[str, bool]:
    if form.startswith("ال") and len(form) > len("ال") + 2:
        return form[2:], True
    joined = _ARTICLE_JOINED.match(form)
    if joined is not None and not groups_by_sound(form):
        rest = joined[2]
        if particle_of(rest) is Particle.TITLE or groups_by_sound(rest):
            return rest, True
    return form, False
