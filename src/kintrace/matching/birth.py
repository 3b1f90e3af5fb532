"""What do two partial dates say?

Two intervals that overlap agree, the more the narrower they are; two that don't are read as one
of the slips clerks make, or as a difference with a floor.
"""

from datetime import date
from math import log2

from kintrace.matching.model import SPANS, Model
from kintrace.values import PartialDate

NEAR_DAYS = 366
SOME_YEARS = 1096


def day_bits(a: PartialDate, b: PartialDate, *, feature: str, model: Model) -> tuple[float, str]:
    """Weigh two dates of one feature; returns bits and what was found, in words."""
    weight = model.of(feature)
    overlap = (min(a.latest, b.latest) - max(a.earliest, b.earliest)).days + 1
    if overlap > 0:
        agree = log2(SPANS[feature] * overlap / (a.days * b.days)) + weight.agree
        words = "the same day" if a.days == b.days == 1 else "the dates fit each other"
        return min(max(agree, 0.0), weight.cap), words
    gap = 1 - overlap
    if feature == "birth":
        slip = _slip(a.earliest, b.earliest) if a.days == b.days == 1 else None
        if slip is None:
            slip = "near" if gap <= NEAR_DAYS else "years" if gap <= SOME_YEARS else None
        if slip is not None:
            return model.slips[slip], _SLIP_WORDS[slip]
        return weight.differ, "years apart"
    near = gap <= NEAR_DAYS // 12
    return (weight.differ / 4 if near else weight.differ), ("near" if near else "far apart")


_SLIP_WORDS = {
    "swapped": "day and month are swapped",
    "year": "the same day and month, the year next to it",
    "tens": "the same day and month, one digit of the year differs",
    "month": "the same day and year, another month",
    "day": "the same month, another day",
    "same_year": "the same year, another day",
    "near": "less than a year apart",
    "years": "less than three years apart",
}


def _slip(a: date, b: date) -> str | None:
    if a.day == b.day and a.month == b.month:
        if abs(a.year - b.year) == 1:
            return "year"
        return "tens" if abs(a.year - b.year) == 10 else None
    if a.year != b.year:
        return None
    if a.day == b.month and a.month == b.day:
        return "swapped"
    if a.day == b.day:
        return "month"
    return "day" if a.month == b.month else "same_year"
