"""What does one language's reader hand over for each cue?

Indices of words within one sentence; the same for all languages, so that everything that follows
(kinds of speakers, hedges, numbers, nesting) is written once.
"""

from collections.abc import Callable, Sized
from dataclasses import dataclass
from enum import Enum

from kintrace.documents.statements.statement import Polarity, Stance

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CueWord:
    """One row of a table of cues. ``frames`` say what must follow; empty means anything may."""

    lemma: str
    part: str
    stance: Stance
    polarity: Polarity
    frames: frozenset[str] = frozenset()


class Voice(Enum):
    """How the speaker stands to the cue."""

    ACTIVE = "active"
    SHARED = "shared"  # the speaker of an earlier cue of the sentence
    AGENT = "agent"  # "by" somebody
    NOBODY = "nobody"  # a passive without an agent, "it is understood"


@dataclass(frozen=True, slots=True)
class Found:
    """One cue of a sentence; ranges are from the first word up to but without the last."""

    cue: Range
    word: CueWord
    voice: Voice
    speaker: Range | None = None
    antecedent: Range | None = None
    content: Range | None = None
    target: Range | None = None
    negations: tuple[int, ...] = ()
    is_open: bool = False


def from_left(words: Sized, cue_at: Callable[[int, list[Found]], Found | None]) -> list[Found]:
    """Return the cues of a sentence from left to right; one begins where the last has ended.

    ``cue_at`` reads a cue at a place, given those before it; None = there is none.
    """
    found: list[Found] = []
    index = 0
    while index < len(words):
        cue = cue_at(index, found)
        if cue is None:
            index += 1
            continue
        found.append(cue)
        index = max(cue.cue[1], index + 1)
    return found
