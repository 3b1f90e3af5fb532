"""Which words do fingerprints of keys have, and how was the list made?

Three open syllables a word, of consonants and vowels that Ukrainian, Russian, Arabic and English
speakers tell apart and can write. Any two words differ in at least two letters. A seeded shuffle
and a short list of parts to avoid do the rest; `python -m scripts.fingerprint_words` writes it.
"""

import csv
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/kintrace/letters/data/fingerprint_words.csv"
CONSONANTS = {
    "b": ("б", "ب"),
    "d": ("д", "د"),
    "f": ("ф", "ف"),
    "k": ("к", "ك"),
    "l": ("л", "ل"),
    "m": ("м", "م"),
    "n": ("н", "ن"),
    "r": ("р", "ر"),
    "s": ("с", "س"),
    "t": ("т", "ت"),
    "z": ("з", "ز"),
}
VOWELS = {"a": ("а", "ا"), "i": ("і", "ي"), "u": ("у", "و")}
# Parts that are rude in one of the languages, or that name what a letter should not.
AVOIDED = (
    *("fak", "fuk", "dik", "tit", "sis", "kus", "nik", "zib", "tiz", "suka", "kaka", "kaki"),
    *("nazi", "sra", "pid", "bid", "dura", "zad", "kun", "lis", "mud", "zina", "bomb", "mina"),
    *("ubi", "sudi", "rab", "bita", "kira", "zamin", "fida", "kafir", "kufr", "kil", "dib"),
)
WANTED = 1024


def main() -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("number", "latin", "cyrillic", "arabic", "source"))
        for number, word in enumerate(sorted(chosen())):
            others = [written(word, place) for place in (0, 1)]
            writer.writerow((number, word, *others, "made by scripts/fingerprint_words.py"))


def chosen() -> list[str]:
    """The words that differ from all chosen before in two letters at least."""
    words = [word for word in possible() if not any(part in word for part in AVOIDED)]
    random.Random(1978).shuffle(words)
    taken: set[str] = set()
    kept: list[str] = []
    for word in words:
        # Two words that differ in one letter are the same with that letter left out.
        holes = {f"{word[:place]}_{word[place + 1 :]}" for place in range(len(word))}
        if not holes & taken and len(kept) < WANTED:
            kept.append(word)
            taken |= holes
    assert len(kept) == WANTED
    return kept


def possible() -> Iterator[str]:
    syllables = ["".join(pair) for pair in product(CONSONANTS, VOWELS)]
    for word in product(syllables, repeat=3):
        # A syllable said twice is hard to count by ear.
        if len(set(word)) == 3:
            yield "".join(word)


def written(word: str, script: int) -> str:
    """The word in Cyrillic (0) or Arabic (1) letters."""
    return "".join((CONSONANTS | VOWELS)[letter][script] for letter in word)


if __name__ == "__main__":
    main()
