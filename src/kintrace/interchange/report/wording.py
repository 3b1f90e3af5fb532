"""In which words, numbers and direction does the report speak?

Sentences are whole, one per key, in `languages/CODE.json`; thresholds for words and marks are in
`thresholds.json`. Reasons of single fields come from the matching and stay as it wrote them.
Layer: interchange. Pure but for reading its own data files.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from unicodedata import bidirectional

from kintrace.values import KintraceError

LANGUAGES = ("en", "uk", "ru", "ar")
STRENGTHS = ("weak", "moderate", "strong", "very_strong")
MINUS = "\N{MINUS SIGN}"
_ISOLATE, _END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class ReportLanguageUnknown(KintraceError):
    """The report has no sentences in this language."""

    code = "K451"
    exit_code = 2


@cache
def thresholds() -> dict[str, Any]:
    """Return the numbers that choose words and marks; they never change a score."""
    loaded: dict[str, Any] = json.loads(_data("thresholds.json"))
    return loaded


@dataclass(frozen=True)
class Wording:
    """The sentences of one language, and its ways with numbers."""

    language: str
    sentences: dict[str, Any]

    @property
    def direction(self) -> str:
        """Either "ltr" or "rtl"."""
        return self("direction")

    def __call__(self, key: str, /, **values: str) -> str:
        """Return the sentence `key` with its values put in."""
        sentence: str = self.sentences[key]
        isolated = {name: self._isolated(value) for name, value in values.items()}
        return sentence.format(**isolated) if values else sentence

    def field(self, feature: str) -> str:
        """Return the label of a feature; attributes keep their own name."""
        fields: dict[str, str] = self.sentences["fields"]
        return fields.get(feature, feature.removeprefix("attribute:").replace("_", " "))

    def count(self, number: int) -> str:
        """Return a whole number with this language's thousands mark."""
        return f"{number:,}".replace(",", self("thousands"))

    def bits(self, bits: float) -> str:
        """Return bits with a sign and one digit: "+6.2", "−1.0", "0.0"."""
        rounded = round(bits, 1)
        sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
        return sign + f"{abs(rounded):.1f}".replace(".", self("decimal"))

    def frequency(self, posterior: float) -> str:
        """Return a posterior as a natural frequency, never as certainty.

        0.97 reads "of 100 such pairs about 97", 0.9996 "of 1,000 more than 999".
        """
        if posterior < 0.01:
            return self("frequency_below", of=self.count(100), n="1")
        if posterior > 0.999:
            return self("frequency_above", of=self.count(1000), n=self.count(999))
        of = 1000 if posterior > 0.99 else 100
        return self("frequency", of=self.count(of), n=self.count(round(of * posterior)))

    def prior(self, lowest: float, highest: float) -> str:
        """Return the sentence about the bits at which pairs start."""
        if highest - lowest >= 0.1:
            return self("prior_range", low=self.bits(lowest), high=self.bits(highest))
        if highest >= 0:
            return self("prior_plain", bits=self.bits(highest))
        chances = self.count(_two_figures(1 + 2 ** min(-highest, 60.0)))
        return self("prior", bits=self.bits(highest), chances=chances)

    def _isolated(self, value: str) -> str:
        """Keep a value in its own direction, so that "−13.3" and dates are not turned round."""
        is_mixed = self.direction == "rtl" or any(bidirectional(c) in ("R", "AL") for c in value)
        return f"{_ISOLATE}{value}{_END_OF_ISOLATE}" if is_mixed else value

    def strength_table(self) -> list[tuple[str, str, str]]:
        """Return the words for totals: word, bits, odds; weakest first."""
        starts = [thresholds()["strength_from_bits"][name] for name in STRENGTHS]
        rows = []
        for name, low, high in zip(STRENGTHS, starts, [*starts[1:], None], strict=True):
            ends = {"low": low, "high": high}
            given = {end: bits for end, bits in ends.items() if bits is not None}
            kind = "between" if len(given) == 2 else "below" if low is None else "from"
            rows.append(
                (
                    self(name),
                    self(f"bits_{kind}", **{end: str(bits) for end, bits in given.items()}),
                    self(f"odds_{kind}", **{e: self.count(2**bits) for e, bits in given.items()}),
                )
            )
        return rows


def strength(bits: float) -> str:
    """Return the word for a total in log2 odds, prior included.

    >>> strength(-4.0), strength(3.0), strength(9.9), strength(10.0)
    ('weak', 'moderate', 'strong', 'very_strong')
    """
    starts = thresholds()["strength_from_bits"]
    reached = [name for name in STRENGTHS if starts[name] is None or bits >= starts[name]]
    return reached[-1]


def wording(language: str) -> Wording:
    """Return the sentences of a language, one of `LANGUAGES`.

    Raises: ReportLanguageUnknown.
    """
    if language not in LANGUAGES:
        raise ReportLanguageUnknown(
            "the report is not written in that language",
            hint="choose one of: " + ", ".join(LANGUAGES),
        )
    return Wording(language, json.loads(_data(f"languages/{language}.json")))


def _data(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _two_figures(number: float) -> int:
    magnitude = 10 ** max(math.floor(math.log10(number)) - 1, 0)
    return int(round(number / magnitude) * magnitude)
