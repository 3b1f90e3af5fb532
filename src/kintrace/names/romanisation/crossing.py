"""How is a Ukrainian family name, patronymic or place written in Russian, and back?

By the letters, endings and commonest roots of ``russification.csv`` and ``ukrainisation.csv``.
Given names have their own table (Микола, Николай) and are not looked up here: a family name
that sounds like one keeps its letters. Russian и stands for Ukrainian и and і, so `ukrainise`
guesses by the ending. Layer: names.
"""

import re

from kintrace.names.romanisation.letters import letter_table

_WORD = re.compile(r"[^\W\d_]+(?:[’ʼ'`][^\W\d_]+)*")
# Russian и is Ukrainian и in most names with these endings, і in most others.
_UKRAINIAN_ENDING = re.compile(
    r"(?:[еє]нко|[^н]ко|чук|ук|юк|як|ак|ишин|(?<![оеє]в)ич|ець|ський|ська|цький|цька)$"
)


def russify(text: str) -> str:
    """Return a Ukrainian Cyrillic name as a Russian clerk writes it.

    Ё is written е, as on most papers.

    >>> russify("Білоус"), russify("Ковальський"), russify("Глібів")
    ('Белоус', 'Ковальский', 'Глебов')
    """
    return letter_table("russification.csv").apply(text)


def ukrainise(text: str) -> str:
    """Return a Russian Cyrillic name as a Ukrainian clerk writes it.

    >>> ukrainise("Белоус"), ukrainise("Ковальский"), ukrainise("Кириченко")
    ('Білоус', 'Ковальський', 'Кириченко')
    """
    return _WORD.sub(lambda word: _ukrainised(word[0]), text)


def _ukrainised(word: str) -> str:
    written = letter_table("ukrainisation.csv").apply(word)
    if not _UKRAINIAN_ENDING.search(written.lower()):
        return written
    # Only letters inside the word: an initial і never goes back to и.
    return written[:1] + written[1:].replace("і", "и").replace("І", "И")
