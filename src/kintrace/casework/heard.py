"""How is somebody found by how their name sounds, in any script and spelling?

Each word of a standing name that whoever reads a record may see is kept by its sound. The names of
records whose changes still wait in the queue of the live index are heard when they are asked for.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from kintrace.casework import access
from kintrace.names import skeleton
from kintrace.registry.models import HeardWord, IndexQueue, Record
from kintrace.registry.scope import ScopedQuerySet

NAMES = ("name", "given_name", "family_name", "nickname", "other_name",
         "name_as_in_document", "name_given_later")  # fmt: skip
# How many words, of all names, are kept with their sound: most names are of few words.
WORDS_KEPT = 50_000
# Hearing a name takes about 30 microseconds: of so many names that wait, the last are heard.
WAITING_HEARD = 20_000
# A sound of fewer consonants begins too many names.
LONG_ENOUGH = 3
_WHY = "what a record is found by has no reader"


def keep(key: UUID) -> None:
    """Keep the sounds of a record's names as they stand now, and no others."""
    record = Record.objects.everywhere(why=_WHY).filter(pk=key)
    said = names_of(record).values_list("value", flat=True)
    sounds = {sound.encode() for name in said for sound in sounds_of(name)}
    held = HeardWord.objects.everywhere(why=_WHY).filter(record=key)
    if sounds != set(map(bytes, held.values_list("sound", flat=True))):
        held.delete()
        HeardWord.objects.bulk_create(HeardWord(record_id=key, sound=one) for one in sounds)


def names_of(records: ScopedQuerySet) -> Any:
    """Return the standing claims about names of records within a scope."""
    return access.ordinary_claims(records, of=NAMES).standing().order_by()


def found(text: str, *, among: ScopedQuerySet) -> Any:
    """Return those of ``among`` with, for each of these words, one that sounds or begins so.

    None is returned if no word of ``text`` has a sound.
    """
    wanted = sounds_of(text)
    for sound in wanted:
        least = sound.encode()
        # No byte of a text in UTF-8 is 255.
        begins = {"sound__gte": least, "sound__lt": least + b"\xff"}
        reached = begins if len(sound) >= LONG_ENOUGH else {"sound": least}
        words = HeardWord.objects.everywhere(why=_WHY).filter(**reached)
        # Asked for by its words first: a database would rather read all of an agency's records.
        among = among.filter(pk__in=words.values("record_id"))
    return among if wanted else None


def waiting(text: str, *, among: ScopedQuerySet) -> set[UUID]:
    """Return the keys of those of ``among`` who wait to be kept and are found by these words."""
    queue = IndexQueue.objects.order_by("-id").values("record_id")
    names = names_of(among.filter(pk__in=queue)).values_list("record_id", "value")
    return heard(text, names[:WAITING_HEARD])


def heard(text: str, names: Iterable[tuple[Any, str]]) -> set[Any]:
    """Whose names hold these letters, or for each word one that sounds like it or begins so."""
    wanted, letters = sounds_of(text), text.casefold()
    found: set[Any] = set()
    told: dict[Any, set[str]] = {}
    for key, said in names:
        if letters in said.casefold():
            found.add(key)
        told.setdefault(key, set()).update(sounds_of(said))
    return found | {key for key, sounds in told.items() if wanted and _is_heard(wanted, sounds)}


def _is_heard(wanted: frozenset[str], sounds: set[str]) -> bool:
    return all(
        word in sounds or (len(word) >= LONG_ENOUGH and any(one.startswith(word) for one in sounds))
        for word in wanted
    )


def sounds_of(text: str) -> frozenset[str]:
    """How the words of a name sound, in no script."""
    return frozenset(filter(None, map(_sound_of, text.split())))


@lru_cache(maxsize=WORDS_KEPT)
def _sound_of(word: str) -> str:
    return skeleton(word) if any(map(str.isalpha, word)) else ""
