"""Which pairs of records are worth weighing?

Never all pairs. Each record gets keys, combinations of a few of its facts in script-neutral form;
records that share a key are candidates unless too many share it. A pair is ranked by the keys it
shares, rare ones first, and each request keeps its best. This only finds; it proves nothing.
"""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from kintrace.matching.arrays import Side
from kintrace.matching.encode import Encoded
from kintrace.names.reading import Role
from kintrace.names.sounds import skeleton_of, sound_of

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]
# A key shared by more records of the register than this says too little to be followed.
MOST_PER_KEY = 200
MOST_PER_REQUEST = 24
REST = np.float32(0.05)
_CHUNK = 2048


def candidate_pairs(
    encoded: Encoded, *, most: int = MOST_PER_REQUEST, most_per_key: int = MOST_PER_KEY
) -> tuple[Numbers, Numbers]:
    """Return row numbers of requests and of records, at most ``most`` records a request."""
    facts = _NameFacts(encoded)
    ours, theirs = facts.of(encoded.requests), facts.of(encoded.register)
    size, offset = len(encoded.register.sex), 0
    starts, ends, postings = [], [], []
    for recipe in RECIPES:
        rows, keys = _flat(_keys(theirs, recipe))
        order = np.argsort(keys, kind="stable")
        rows, keys = rows[order], keys[order]
        for wanted in _keys(ours, recipe):
            low, high = _found(keys, wanted)
            high[wanted == 0] = low[wanted == 0]
            starts.append(low + offset)
            ends.append(high + offset)
        postings.append(rows)
        offset += len(rows)
    return _gathered(starts, ends, np.concatenate(postings), size, most, most_per_key)


def _found(keys: Keys, wanted: Keys) -> tuple[Numbers, Numbers]:
    # Looking keys up in order keeps the search inside the processor's cache.
    order = np.argsort(wanted)
    low, high = np.empty(len(wanted), np.int64), np.empty(len(wanted), np.int64)
    low[order] = np.searchsorted(keys, wanted[order], "left")
    high[order] = np.searchsorted(keys, wanted[order], "right")
    return low, high


# What stands in each key: family and given name, patronymic, year, day and whole date of birth,
# mother's and father's given names, places, document.
RECIPES: tuple[tuple[str, ...], ...] = (
    ("family", "given"),
    ("family", "birth"),
    ("given", "birth"),
    ("given", "patronymic", "year"),
    ("family", "patronymic"),
    ("family", "year"),
    ("start", "given", "year"),
    ("family", "month_day"),
    ("given", "month_day", "patronymic"),
    ("given", "month_day", "place"),
    ("given", "mother", "year"),
    ("given", "father", "year"),
    ("family", "mother"),
    ("mother", "father", "year"),
    ("mother_family", "given"),
    ("mother_family", "mother"),
    ("birth", "place"),
    ("birth", "patronymic"),
    ("birth", "mother"),
    ("given", "place", "year"),
    ("family", "place"),
    ("start", "birth"),
    ("sibling", "family"),
    ("sibling", "given", "year"),
    ("start", "given", "place"),
    ("start", "given", "patronymic"),
    ("start", "given", "separated"),
    ("start", "mother", "place"),
    ("start", "patronymic", "year"),
    ("end", "given", "year"),
    ("end", "given", "patronymic"),
    ("end", "given", "place"),
    ("end", "birth"),
    ("given", "mother", "father"),
    ("given", "mother", "place"),
    ("given", "father", "place"),
    ("given", "birth_month", "place"),
    ("patronymic", "place", "year"),
    ("separated", "given"),
    ("separated", "family"),
    ("separated", "patronymic"),
    ("separated", "mother"),
    ("birth", "separated"),
    ("birth", "father"),
    ("month_day", "mother"),
    ("month_day", "patronymic"),
    ("sibling", "place", "separated"),
    ("father_family", "given"),
    ("father_family", "father"),
    ("document",),
    ("attribute", "given"),
    ("attribute", "family"),
    ("attribute", "birth"),
)
Facts = dict[str, Numbers]


class _NameFacts:
    """Codes of the parts of names, by name number."""

    def __init__(self, encoded: Encoded) -> None:
        numbers: dict[str, int] = {}
        given, family, start, end, patronymic = [], [], [], [], []
        for token in encoded.tokens:
            skeleton, sound = skeleton_of(token.phones), sound_of(token.phones)
            full = sorted(token.groups - token.diminutive_of) + sorted(token.diminutive_of)
            forms = full[:3] or [sound]
            given.append([numbers.setdefault(form, len(numbers)) for form in forms])
            family.append(numbers.setdefault("f" + skeleton, len(numbers)))
            start.append(numbers.setdefault("s" + skeleton[:3], len(numbers)))
            end.append(numbers.setdefault("e" + skeleton[-3:], len(numbers)))
            patronymic.append(numbers.setdefault("p" + skeleton[:5], len(numbers)))
        names, roles = encoded.names.words, encoded.names.roles.astype(np.int64)
        words = names.astype(np.int64)
        table = np.full((len(given) + 1, 3), -1, np.int64)
        for at, row in enumerate(given):
            table[at, : len(row)] = row
        # A given name in the place of the family name, or the reverse, must still be found.
        is_known = np.array([*(bool(token.groups) for token in encoded.tokens), False])[words]
        is_word = (words >= 0) & (roles != Role.PATRONYMIC)
        first, second = _first_two(words, is_word & ((roles != Role.FAMILY) | is_known))
        self.given = np.concatenate([table[first], table[second][:, :1]], axis=1)
        first, second = _first_two(words, is_word & ((roles != Role.GIVEN) | ~is_known))
        families = np.array([*family, -1])
        self.family = np.stack([families[first], families[second]], axis=1)
        self.start = np.array([*start, -1])[first][:, None]
        self.end = np.array([*end, -1])[first][:, None]
        first, _ = _first_two(words, roles == Role.PATRONYMIC)
        self.patronymic = np.array([*patronymic, -1])[first][:, None]

    def of(self, side: Side) -> Facts:
        """Return the facts of each record, a row a record, -1 where unknown."""
        main, other = side.names[:, 0], side.names[:, 1]
        birth = side.days[:, 0].astype(np.int64)
        exact = (birth[:, 0] >= 0) & (birth[:, 0] == birth[:, 1])
        month_day = np.where(exact, birth[:, 3] * 32 + birth[:, 4], -1)
        swapped = np.where(exact & (birth[:, 4] <= 12), birth[:, 4] * 32 + birth[:, 3], -1)
        places = side.codes[:, :4, 0].astype(np.int64)
        documents = side.codes[:, 6, :3].astype(np.int64)
        return {
            "given": np.concatenate([_at(self.given, main), _at(self.given, other)[:, :1]], axis=1),
            "family": np.concatenate(
                [_at(self.family, main), _at(self.family, other)[:, :1]], axis=1
            ),
            "start": _at(self.start, main),
            "end": _at(self.end, main),
            "patronymic": _at(self.patronymic, main),
            "birth": _exact(birth)[:, None],
            "month_day": np.stack([month_day, swapped], axis=1),
            "year": _years(birth),
            "mother": _at(self.given, side.mother)[:, :1],
            "father": _at(self.given, side.father)[:, :1],
            "father_family": _at(self.family, side.father)[:, :1],
            "birth_month": np.where(exact, birth[:, 2] * 12 + birth[:, 3], -1)[:, None],
            "separated": _exact(side.days[:, 1].astype(np.int64))[:, None],
            "mother_family": _at(self.family, side.mother)[:, :1],
            "sibling": np.concatenate(
                [_at(self.given, side.siblings[:, n])[:, :1] for n in (0, 1)], axis=1
            ),
            "place": places[:, :2],
            "document": documents,
            "attribute": side.attributes.astype(np.int64),
        }


def _first_two(words: Numbers, chosen: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Return the first two chosen words of each name, -1 where there is none."""
    order = np.argsort(~chosen, axis=1, kind="stable")[:, :2]
    rows = np.arange(len(words))[:, None]
    found = np.where(chosen[rows, order], words[rows, order], -1)
    return found[:, 0], found[:, 1]


def _at(table: Numbers, names: NDArray[np.int32]) -> Numbers:
    found = table[np.maximum(names, 0)]
    return np.where((names >= 0)[:, None], found, -1)


def _exact(days: Numbers) -> Numbers:
    return np.where((days[:, 0] >= 0) & (days[:, 0] == days[:, 1]), days[:, 0], -1)


def _years(birth: Numbers) -> Numbers:
    """Return the one or two years that a birth may have been in; wider intervals give none."""
    year = birth[:, 2]
    last = (birth[:, 1] - (birth[:, 0] - birth[:, 3] * 30 - birth[:, 4] + 30)) // 366 + year
    narrow = (birth[:, 0] >= 0) & (birth[:, 1] - birth[:, 0] <= 732)
    return np.stack(
        [np.where(narrow, year, -1), np.where(narrow & (last != year), last, -1)], axis=1
    )


def _keys(facts: Facts, recipe: Sequence[str]) -> list[Keys]:
    """Return one array of keys for each choice of variants; 0 = no key."""
    choices = [range(facts[fact].shape[1]) for fact in recipe]
    seed = np.uint64(RECIPES.index(tuple(recipe)) + 1)
    out = []
    for places in product(*choices):
        key, known = None, None
        for fact, place in zip(recipe, places, strict=True):
            value = facts[fact][:, place]
            salt = np.uint64(place + 1) if fact == "attribute" else np.uint64(1)
            if key is None or known is None:
                key, known = np.full(len(value), seed * salt, np.uint64), np.ones(len(value), bool)
            known &= value >= 0
            key = _mixed(key ^ value.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
        if key is not None and known is not None:
            out.append(np.where(known, key | np.uint64(1), np.uint64(0)))
    return out


def _mixed(key: Keys) -> Keys:
    key = (key ^ (key >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    key = (key ^ (key >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return key ^ (key >> np.uint64(31))


def _flat(variants: list[Keys]) -> tuple[NDArray[np.int32], Keys]:
    """Return row numbers and keys of all variants, without empty keys and repeats in a row."""
    rows = [np.nonzero(keys)[0].astype(np.int32) for keys in variants]
    if not rows:
        return np.zeros(0, np.int32), np.zeros(0, np.uint64)
    return np.concatenate(rows), np.concatenate([k[r] for k, r in zip(variants, rows, strict=True)])


def _gathered(
    starts: list[Numbers],
    ends: list[Numbers],
    postings: NDArray[np.int32],
    size: int,
    most: int,
    most_per_key: int,
) -> tuple[Numbers, Numbers]:
    low = np.stack(starts, axis=1)
    high = np.stack(ends, axis=1)
    found = _gather(low, high, postings, size, most, most_per_key, _CHUNK)
    requests, place = np.nonzero(found >= 0)
    return requests, found[requests, place].astype(np.int64)


@njit(cache=True, parallel=True)
def _gather(low, high, postings, size, most, most_per_key, chunk):  # type: ignore[no-untyped-def]
    n = low.shape[0]
    out = np.full((n, most), -1, np.int32)
    for c in prange((n + chunk - 1) // chunk):
        weight = np.zeros(size, np.float32)
        touched = np.zeros(size, np.int32)
        kept = np.zeros(most, np.float32)
        for r in range(c * chunk, min((c + 1) * chunk, n)):
            count = 0
            for v in range(low.shape[1]):
                shared = high[r, v] - low[r, v]
                if shared <= 0 or shared > most_per_key:
                    continue
                bits = np.float32(np.log2(size / shared))
                for p in range(low[r, v], high[r, v]):
                    row = postings[p]
                    if weight[row] == 0:
                        touched[count] = row
                        count += 1
                    # Keys overlap in what they say: the best counts whole, the others in part.
                    weight[row] = max(weight[row], bits) + REST * min(weight[row], bits)
            kept_count = 0
            for t in range(count):
                row = touched[t]
                bits = weight[row]
                weight[row] = 0
                if kept_count == most and bits <= kept[most - 1]:
                    continue
                at = min(kept_count, most - 1)
                while at > 0 and kept[at - 1] < bits:
                    kept[at] = kept[at - 1]
                    out[r, at] = out[r, at - 1]
                    at -= 1
                kept[at] = bits
                out[r, at] = row
                kept_count = min(kept_count + 1, most)
    return out
