"""What does each feature of many pairs of records say, compiled?

The same arithmetic as ``score`` and ``names.compare``, over arrays, a pair at a time inside one
compiled loop. It is one thing and longer than most files: the whole reference, once more. A
property test compares every feature with the reference.
"""

from hashlib import sha256
from pathlib import Path

import numpy as np
from numba import njit, prange

from kintrace.matching.arrays import Codes, Names, Side, Sounds, Words
from kintrace.matching.birth import NEAR_DAYS, SOME_YEARS
from kintrace.matching.compiled import uncounted
from kintrace.matching.model import FAMILY_FEATURES
from kintrace.matching.name_kernel import CACHE, FAMILY, GIVEN, align
from kintrace.matching.score import CLOSE_TEXT, MOST_LETTERS
from kintrace.names.phones import MOST_PHONES
from kintrace.names.reading import MAX_WORDS

# The order of the columns of the result; attributes follow.
FEATURES = (
    "name",
    "given_name",
    "patronymic",
    "family_name",
    "sex",
    "blood_group",
    "birth",
    "separated_on",
    "found_on",
    "birthplace",
    "separation_place",
    "found_place",
    "places",
    "distinguishing_features",
    "institution",
    "documents",
    "mother",
    "father",
    "relatives",
    "siblings",
    "brother_or_sister",
)
# What brothers and sisters have in common, by column.
_FAMILY_COLUMNS = tuple(FEATURES.index(feature) for feature in sorted(FAMILY_FEATURES))
_PLACES = 4
_MARKS = 4
_CODES = 7
SLIPS = ("swapped", "year", "tens", "month", "day", "same_year", "near", "years")


@uncounted()
def _day_bits(a, b, feature, weight, spans, slips):
    """``a``, ``b``: first day, last day, year, month, day of month of the first day."""
    days_a, days_b = a[1] - a[0] + 1, b[1] - b[0] + 1
    overlap = min(a[1], b[1]) - max(a[0], b[0]) + 1
    if overlap > 0:
        agree = np.log2(spans[feature] * overlap / (days_a * days_b)) + weight[0]
        return min(max(agree, 0.0), weight[2])
    gap = 1 - overlap
    if feature == 0:
        if days_a == 1 and days_b == 1:
            slip = _slip(a, b)
            if slip >= 0:
                return slips[slip]
        if gap <= NEAR_DAYS:
            return slips[6]
        return slips[7] if gap <= SOME_YEARS else weight[1]
    return weight[1] / 4 if gap <= NEAR_DAYS // 12 else weight[1]


@uncounted()
def _slip(a, b):
    if a[4] == b[4] and a[3] == b[3]:
        years = abs(a[2] - b[2])
        return 1 if years == 1 else 2 if years == 10 else -1
    if a[2] != b[2]:
        return -1
    if a[4] == b[3] and a[3] == b[4]:
        return 0
    if a[4] == b[4]:
        return 3
    return 4 if a[3] == b[3] else 5


@uncounted()
def _code_bits(a, b, feature, codes, weight, counted, n):
    """Bits of two lists of codes, and how many codes of places have counted by now."""
    if a[0] < 0 or b[0] < 0:
        return 0.0, n
    best, total, shared, before = 0.0, 0.0, False, n
    for i in range(len(a)):
        if a[i] < 0:
            break
        for k in range(len(b)):
            if b[k] < 0:
                break
            if a[i] == b[k]:
                bits = codes.bits[feature, a[i]]
                for c in range(before if feature < _PLACES else 0):
                    if counted[c] == a[i]:
                        bits *= weight[3]
                        break
                best = bits if not shared else max(best, bits)
                total += bits
                shared = True
                if feature < _PLACES:
                    counted[n] = a[i]
                    n += 1
                break
    if not shared:
        return weight[1], n
    return (min(total, weight[2]) if feature == _MARKS else best), n


@uncounted()
def _family_bits(parts, told_family, told_given, again):
    bits = 0.0
    for role in range(4):
        told = (role == FAMILY and told_family) or (role == GIVEN and told_given)
        bits += parts[role] * again if told and parts[role] > 0 else parts[role]
    return bits


@uncounted()
def _is_close(a, b, rows):
    """Whether two texts differ in fewer than one letter in five (optimal string alignment)."""
    longest = max(len(a), len(b))
    if longest == 0 or longest > MOST_LETTERS:
        return False
    for k in range(len(b) + 1):
        rows[0, k] = k
    for i in range(1, len(a) + 1):
        two, one, now = rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]
        now[0] = i
        for k in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[k - 1] else 1
            value = min(one[k] + 1, now[k - 1] + 1, one[k - 1] + cost)
            if i > 1 and k > 1 and a[i - 1] == b[k - 2] and a[i - 2] == b[k - 1]:
                value = min(value, two[k - 2] + 1)
            now[k] = value
    return 1 - rows[len(a) % 3, len(b)] / longest >= CLOSE_TEXT


@uncounted()
def _parent(a, b, names, words, sounds, nw, scratch, parts, told_family, told_given, weight):
    """Bits of the names of one parent."""
    if a < 0 or b < 0:
        return 0.0
    align(a, b, names, words, sounds, nw, scratch, parts)
    bits = _family_bits(parts, told_family, told_given, weight[3])
    return min(max(bits, weight[1]), weight[2])


@uncounted()
def _related(these, those, names, words, sounds, nw, scratch, parts, told, weight):
    """Bits of the best pair of two lists of relatives' names."""
    if these[0] < 0 or those[0] < 0:
        return 0.0
    best = -1e9
    for a in these:
        if a < 0:
            break
        for b in those:
            if b < 0:
                break
            align(a, b, names, words, sounds, nw, scratch, parts)
            best = max(best, _family_bits(parts, told, False, weight[3]))
    return min(best, weight[2]) if best > 0 else weight[1]


@uncounted()
def _score_pair(
    i,
    k,
    a,
    b,
    names,
    words,
    codes,
    sounds,
    nw,
    weights,
    spans,
    slips,
    shares,
    scratch,
    parts,
    best,
    counted,
    rows,
    out,
):
    out[:] = 0.0
    total = -1e9
    for p in range(a.names.shape[1]):
        if a.names[i, p] < 0:
            break
        for q in range(b.names.shape[1]):
            if b.names[k, q] < 0:
                break
            bits = align(a.names[i, p], b.names[k, q], names, words, sounds, nw, scratch, parts)
            if bits > total:
                total = bits
                for role in range(4):
                    best[role] = parts[role]
    if total > -1e8:
        share = min(max(total, weights[0, 1]), weights[0, 2]) / total if total != 0 else 1.0
        for role in range(4):
            out[role] = best[role] * share
    if a.sex[i] >= 0 and b.sex[k] >= 0:
        out[4] = weights[4, 0] if a.sex[i] == b.sex[k] else weights[4, 1]
    if a.blood[i, 0] >= 0 and b.blood[k, 0] >= 0:
        factors = a.blood[i, 1] * b.blood[k, 1] < 0
        same = a.blood[i, 0] == b.blood[k, 0] and not factors
        out[5] = weights[5, 0] if same else weights[5, 1]
    for feature in range(3):
        if a.days[i, feature, 0] >= 0 and b.days[k, feature, 0] >= 0:
            out[6 + feature] = _day_bits(
                a.days[i, feature], b.days[k, feature], feature, weights[6 + feature], spans, slips
            )
    n = 0
    for feature in range(_CODES):
        out[9 + feature], n = _code_bits(
            a.codes[i, feature],
            b.codes[k, feature],
            feature,
            codes,
            weights[9 + feature],
            counted,
            n,
        )
    told_family, told_father = out[3] > 0, out[2] > 0
    # A patronymic stands in for a father who is not named, unless both records have one.
    father_a, father_b = a.father[i], b.father[k]
    if father_a < 0 and b.told_father[k] < 0:
        father_a = a.told_father[i]
    if father_b < 0 and a.told_father[i] < 0:
        father_b = b.told_father[k]
    out[16] = _parent(
        a.mother[i],
        b.mother[k],
        names,
        words,
        sounds,
        nw,
        scratch,
        parts,
        told_family,
        False,
        weights[16],
    )
    out[17] = _parent(
        father_a,
        father_b,
        names,
        words,
        sounds,
        nw,
        scratch,
        parts,
        told_family,
        told_father,
        weights[17],
    )
    out[18] = _related(
        a.relatives[i],
        b.relatives[k],
        names,
        words,
        sounds,
        nw,
        scratch,
        parts,
        told_family,
        weights[18],
    )
    out[19] = _related(
        a.siblings[i],
        b.siblings[k],
        names,
        words,
        sounds,
        nw,
        scratch,
        parts,
        told_family,
        weights[19],
    )
    for f in range(a.attributes.shape[1]):
        x, y = a.attributes[i, f], b.attributes[k, f]
        if x >= 0 and y >= 0:
            if x == y:
                out[21 + f] = codes.attribute_bits[f, x]
            elif _is_close(
                codes.letters[codes.start[x] : codes.start[x + 1]],
                codes.letters[codes.start[y] : codes.start[y + 1]],
                rows,
            ):
                out[21 + f] = min(codes.attribute_bits[f, x], codes.attribute_bits[f, y]) / 2
            else:
                out[21 + f] = weights[21 + f, 1]
    for feature in range(len(out)):
        out[feature] *= shares[feature]
    together = 0.0
    for feature in _FAMILY_COLUMNS:
        together += out[feature]
    out[20] = -np.log2(1 + 2.0 ** (together + weights[20, 0]))


def _compiled(stamp):
    """Return the kernel, kept on disk under ``stamp``, a number above 0.

    Numba keeps compiled code by this file alone, though it holds code and numbers of others; a
    number that the kernel closes over becomes part of the key.
    """

    @njit(cache=True, parallel=True)
    def score_pairs(
        left,
        right,
        a: Side,
        b: Side,
        names: Names,
        words: Words,
        codes: Codes,
        sounds: Sounds,
        nw,
        weights,
        spans,
        slips,
        shares,
        chunk,
    ):
        """Return bits by feature (float32), a row a pair of row numbers ``left``, ``right``."""
        out = np.zeros((len(left), weights.shape[0]), np.float32)
        if stamp == 0:
            return out
        chunks = (len(left) + chunk - 1) // chunk
        for c in prange(chunks):
            scratch = (
                np.zeros(CACHE, np.uint64),
                np.zeros(CACHE),
                np.zeros(2 * MOST_PHONES + 1),
                np.zeros((MAX_WORDS, MAX_WORDS)),
                np.zeros(MAX_WORDS, np.int64),
                np.zeros(MAX_WORDS, np.int64),
                np.zeros(2 * MOST_PHONES, np.uint8),
                np.zeros(2 * MOST_PHONES, np.uint8),
                np.zeros((MAX_WORDS, 2), np.int64),
            )
            parts, best, row = np.zeros(4), np.zeros(4), np.zeros(weights.shape[0])
            counted, rows = np.zeros(64, np.int32), np.zeros((3, MOST_LETTERS + 1), np.int64)
            for p in range(c * chunk, min((c + 1) * chunk, len(left))):
                _score_pair(
                    left[p], right[p], a, b, names, words, codes, sounds, nw, weights, spans, slips,
                    shares, scratch, parts, best, counted, rows, row,
                )  # fmt: skip
                out[p] = row
        return out

    return score_pairs


def _stamp():
    """Return a number that changes with any source that is compiled into the kernel."""
    folder = Path(__file__).parent
    sources = sorted([*folder.glob("*.py"), *(folder.parent / "names").glob("*.py")])
    digest = sha256(b"".join(source.read_bytes() for source in sources)).digest()
    return int.from_bytes(digest[:7]) + 1


score_pairs = _compiled(_stamp())
