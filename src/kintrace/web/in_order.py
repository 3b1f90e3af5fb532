"""In which order do names stand for a reader of this language?

Databases order letters by their numbers, which puts І after Я. Here letters stand as in the
alphabets, the reader's own script first, and marks and case decide only between equal names.
Layer: web.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language

from kintrace.values import Script
from kintrace.values.script import script_of_letter

Thing = TypeVar("Thing")
# Those of Ukrainian, Russian, Belarusian, Bulgarian, Serbian and Macedonian laid into one.
_CYRILLIC = "абвгґдђѓеєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя"
# That of Arabic with the letters of Persian beside those that they were made from.
_ARABIC = "ءابپتثجچحخدذرزژسشصضطظعغفقكگلمنهوي"
_SAME = str.maketrans("ёةکیى", "еهكيي")
_PLACES = {letter: at for alphabet in (_CYRILLIC, _ARABIC) for at, letter in enumerate(alphabet)}
_OWN = {"uk": Script.CYRILLIC, "ru": Script.CYRILLIC, "ar": Script.ARABIC}
_SCRIPTS = list(Script)

Key = tuple[tuple[tuple[int, int], ...], str]


def in_order(things: Iterable[Thing], *, name: Callable[[Thing], object] = str) -> list[Thing]:
    """Return things by their names as the reader's language orders them."""
    language = get_language() or ""
    return sorted(things, key=lambda one: key_of(str(name(one)), language))


@lru_cache(maxsize=4096)
def key_of(text: str, language: str) -> Key:
    """Return by what a name is ordered for a reader of a language.

    >>> sorted(["Яна", "Іван", "Ґанна", "Anna", "Дарина"], key=lambda text: key_of(text, "uk"))
    ['Ґанна', 'Дарина', 'Іван', 'Яна', 'Anna']
    """
    own = _OWN.get(language.partition("-")[0], Script.LATIN)
    return tuple(_placed(letter, own) for letter in _letters(text)), text


def _letters(text: str) -> Iterator[str]:
    """Yield the small letters of a text without marks, save those that make another letter."""
    for letter in text.casefold().translate(_SAME):
        if letter in _PLACES:
            yield letter
        else:
            for part in unicodedata.normalize("NFKD", letter):
                if not unicodedata.combining(part):
                    yield part.translate(_SAME)


def _placed(letter: str, own: Script) -> tuple[int, int]:
    script = script_of_letter(letter)
    if script is Script.OTHER:
        return -2, ord(letter)
    rank = -1 if script is own else _SCRIPTS.index(script)
    return rank, _PLACES.get(letter, ord(letter))


class NamesInOrder(ModelChoiceIterator):
    """The choices of a field by name; those of another kind stay apart, as the query has them."""

    def __iter__(self) -> Iterator[Any]:
        """Yield values and labels."""
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        things = in_order(self.queryset, name=self.field.label_from_instance)
        things.sort(key=lambda one: str(getattr(one, "kind", "")), reverse=True)
        for thing in things:
            yield self.choice(thing)
