"""What are fictional articles like, and how does a careless hand damage them?

Articles are drawn from our own grammar of words and sentences (data/articles.json), with invented
people and towns, in English, Ukrainian and Russian. Damage is what a bad copy does: the lead runs
into a second copy, the end is pasted again from within a sentence after stray words, a stretch
lands elsewhere, a copy breaks off; words of the pasted copy may be changed. Each damaged article
comes with the truth.
"""

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from benchmarks.report import HERE

LANGUAGES = ("en", "uk", "ru")
WORD = re.compile(r"[^\W_]+(?:['’ʼ\-][^\W_]+)*")
# What a writer doesn't say again soon.
_DEALT = {"sentence", "clause", "quote", "tail"}
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def grammar() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / "data" / "articles.json").read_text("utf-8"))
    return loaded


@dataclass(frozen=True)
class Writer:
    """Draws words and sentences of one language by the dice it was given."""

    language: str
    dice: random.Random
    _decks: dict[str, list[str]] = field(default_factory=dict)

    def __call__(self, slot: str) -> str:
        """One drawing of a slot, with everything in it drawn too."""
        match slot:
            case "n":
                return str(self.dice.randint(3, 480))
            case "year":
                return str(self.dice.randint(2008, 2020))
            case "family" | "town":
                parts = ("start", "middle", f"end_{slot}")
                return "".join(self.dice.choice(self._words(part)) for part in parts)
        drawn = self._dealt(slot) if slot in _DEALT else self.dice.choice(self._words(slot))
        return _SLOT.sub(lambda found: self(found[1]), drawn)

    def sentence(self) -> str:
        drawn = self("sentence")
        return drawn[:1].upper() + drawn[1:] if drawn[0] not in "“«" else drawn

    def article(self, *, sentences: int) -> str:
        """Paragraphs of one to three sentences, a line each."""
        left, paragraphs = sentences, []
        while left > 0:
            count = min(left, self.dice.randint(1, 3))
            paragraphs.append(" ".join(self.sentence() for _ in range(count)))
            left -= count
        return "\n".join(paragraphs)

    def words(self, text: str) -> list[str]:
        return WORD.findall(text)

    def _dealt(self, slot: str) -> str:
        """A drawing that doesn't come again before all others came."""
        deck = self._decks.setdefault(slot, [])
        if not deck:
            deck += self.dice.sample(self._words(slot), len(self._words(slot)))
        return deck.pop()

    def _words(self, slot: str) -> Sequence[str]:
        found: Sequence[str] = grammar()[self.language][slot]
        return found


def writer(seed: str) -> Writer:
    """A writer whose language and dice follow from the seed."""
    dice = random.Random(seed)
    return Writer(dice.choice(LANGUAGES), dice)


@dataclass(frozen=True)
class Damaged:
    """A damaged article, the words it should be read as, and the offsets of its joints."""

    text: str
    truth: str
    glue: tuple[int, ...]
    kind: str


def damaged(seed: str, *, edits: float) -> Damaged:
    """An article damaged in one of the ways, with this share of the pasted words changed."""
    write = writer(seed)
    text = write.article(sentences=write.dice.randint(6, 24))
    kind = write.dice.choice(sorted(DAMAGES))
    return DAMAGES[kind](write, text, edits)


def untouched(seed: str) -> str:
    """An article with what newspapers repeat on purpose: refrains, lists, quotations, notices."""
    write = writer(seed)
    text = write.article(sentences=write.dice.randint(6, 24))
    paragraphs = text.split("\n")
    match write.dice.choice(("plain", "plain", "rows", "refrain", "quotation", "notice")):
        case "rows":
            paragraphs[2:2] = [write("row") for _ in range(write.dice.randint(4, 20))]
        case "refrain":
            refrain = write("refrain")
            for at in (5, 3, 1):
                paragraphs[at:at] = refrain.split("\n")
        case "quotation":
            said = f"“{write('quote')}”"
            for at in (0, len(paragraphs) - 1):
                paragraphs[at] += f" {said}, {write('person')} {write('say')}."
        case "notice":
            notice = write("boilerplate")
            paragraphs.insert(len(paragraphs) // 2, notice)
            paragraphs.append(notice)
    return "\n".join(paragraphs)


def edited(write: Writer, text: str, share: float) -> str:
    """The text with a share of its words replaced, left out, or followed by another."""

    def change(found: re.Match[str]) -> str:
        if write.dice.random() >= share:
            return found[0]
        other: str = write.dice.choice(grammar()[write.language]["noise"])
        match write.dice.choice(("replaced", "left out", "added")):
            case "replaced":
                return other
            case "added":
                return f"{found[0]} {other}"
        return ""

    return WORD.sub(change, text)


def _starts(text: str) -> list[int]:
    return [found.start() for found in WORD.finditer(text)]


def _within(write: Writer, text: str, first: int, last: int) -> int:
    """The offset of a word that doesn't begin a sentence, between two shares of the text."""
    low, high = len(text) * first // 100, len(text) * last // 100
    inside = [
        at
        for at in _starts(text)
        if low <= at < high
        and text[max(0, at - 2) : at].strip(" \n“«—") not in (".", "", "”", "»")
        and "\n" not in text[max(0, at - 2) : at]
    ]
    return write.dice.choice(inside) if inside else _starts(text)[1]


def _stray(write: Writer) -> str:
    if write.dice.random() < 0.3:
        return ""
    return write("stray") + write.dice.choice((" ", "\n"))


def _lead(write: Writer, text: str, edits: float) -> Damaged:
    """The beginning, broken off within a sentence, runs into the whole."""
    cut = _within(write, text, 8, 40)
    copy = edited(write, text[:cut].rstrip(), edits) + " " + _stray(write)
    return Damaged(copy + text, text, (len(copy),), "lead")


def _tail(write: Writer, text: str, edits: float) -> Damaged:
    """After the end, stray words and the text again from within a sentence."""
    cut = _within(write, text, 15, 70)
    head = text + write.dice.choice(("\n", "\n\n", " ")) + _stray(write)
    return Damaged(head + edited(write, text[cut:], edits), text, (len(head),), "tail")


def _both(write: Writer, text: str, edits: float) -> Damaged:
    """Lead and tail in one text."""
    lead, tail = _lead(write, text, edits), _tail(write, text, edits)
    before = lead.glue[0]
    return Damaged(
        lead.text[:before] + tail.text, text, (before, before + tail.glue[0]), "lead and tail"
    )


def _jump(write: Writer, text: str, edits: float) -> Damaged:
    """Somewhere within a sentence the text starts again from an earlier sentence."""
    later = _within(write, text, 50, 90)
    earlier = _within(write, text, 5, 35)
    head = text[:later].rstrip() + " " + _stray(write)
    middle = edited(write, text[earlier:later], edits)
    return Damaged(head + middle + text[later:], text, (len(head),), "jump")


def _broken_tail(write: Writer, text: str, edits: float) -> Damaged:
    """As the tail, but the copy breaks off within a sentence too."""
    cut, end = _within(write, text, 10, 40), _within(write, text, 65, 98)
    head = text + "\n" + _stray(write)
    copy = edited(write, text[cut:end], edits).rstrip()
    return Damaged(head + copy, text, (len(head),), "broken tail")


def _elsewhere(write: Writer, text: str, edits: float) -> Damaged:
    """A stretch that begins and ends within sentences lands between two later paragraphs."""
    start, end = _within(write, text, 2, 15), _within(write, text, 35, 50)
    breaks = [at for at, sign in enumerate(text) if sign == "\n" and at > end]
    place = write.dice.choice(breaks) + 1 if breaks else len(text)
    head = text[:place] + ("\n" if place == len(text) else "") + _stray(write)
    copy = edited(write, text[start:end], edits).strip() + "\n"
    glue = (len(head), len(head) + len(copy)) if place < len(text) else (len(head),)
    return Damaged(head + copy + text[place:], text, glue, "elsewhere")


def _whole(write: Writer, text: str, edits: float) -> Damaged:
    """The whole text follows itself."""
    head = text + "\n" + _stray(write)
    return Damaged(head + edited(write, text, edits), text, (len(head),), "whole")


DAMAGES: dict[str, Callable[[Writer, str, float], Damaged]] = {
    "lead": _lead,
    "tail": _tail,
    "lead and tail": _both,
    "jump": _jump,
    "broken tail": _broken_tail,
    "elsewhere": _elsewhere,
    "whole": _whole,
}
