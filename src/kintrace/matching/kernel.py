"""What does each feature of many pairs of records say, compiled?

The same arithmetic as ``score`` and ``names.compare``, over arrays, a pair at a time inside one
compiled loop. It is one thing and longer than most files: the whole reference, once more. A
property test compares every feature with the reference.
"""

import numpy as np
from numba import njit, prange

from kintrace.matching.arrays import Codes, Names, Side, Sounds, Words

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
_PLACES = 4
_MARKS = 4
_CODES = 7
_WORDS = 8
_UNKNOWN, _GIVEN, _PATRONYMIC, _FAMILY = 0, 1, 2, 3
_CACHE = 1 << 15
_NEAR, _SOME_YEARS, _NEAR_MONTH = 366, 1096, 30
_SAME_SOUND = 0.06
_INITIAL_NEAR = 0.2
_CLOSE_TEXT = 0.8
# Places of the name weights in the array that the kernel gets.
NAME_WEIGHTS = (
    "zero_at",
    "floor",
    "known_different",
    "same_name",
    "diminutive",
    "initial_agrees",
    "initial_differs",
    "swap",
    "role_clash",
    "extra_word",
    "extra_patronymic",
    "join_gain",
)
SLIPS = ("swapped", "year", "tens", "month", "day", "same_year", "near", "years")


@njit(cache=True)
def _edit(a, b, gap, swap, above):  # type: ignore[no-untyped-def]
    above[0] = 0.0
    for k in range(len(b)):
        above[k + 1] = above[k] + gap[b[k]]
    for i in range(len(a)):
        code = a[i]
        corner = above[0]
        left = above[0] + gap[code]
        above[0] = left
        for k in range(len(b)):
            other = b[k]
            value = min(corner + swap[code, other], above[k + 1] + gap[code], left + gap[other])
            corner = above[k + 1]
            above[k + 1] = value
            left = value
    return above[len(b)]


@njit(cache=True)
def _far(a, b, words, sounds, keys, values, above):  # type: ignore[no-untyped-def]
    """Relative distance of two words, remembered in a small table of the last answers."""
    key = (np.uint64(a) << np.uint64(32)) | np.uint64(b)
    slot = ((key * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(49)) % np.uint64(_CACHE)
    if keys[slot] == key + np.uint64(1):
        return values[slot]
    beside = words.is_abjad[a] == 1 or words.is_abjad[b] == 1
    lengths = words.length_beside_abjad if beside else words.length
    mean = (lengths[a] + lengths[b]) / 2
    result = 0.0
    if mean > 0:
        cost = _edit(
            words.phones[words.start[a] : words.start[a + 1]],
            words.phones[words.start[b] : words.start[b + 1]],
            sounds.gap_beside_abjad if beside else sounds.gap,
            sounds.swap,
            above,
        )
        result = cost / mean
    keys[slot] = key + np.uint64(1)
    values[slot] = result
    return result


@njit(cache=True)
def _shared(a, b, words):  # type: ignore[no-untyped-def]
    """0 = no given name in common, 1 = one that both words say in full, 2 = by a short form."""
    i, k, found = words.group_start[a], words.group_start[b], 0
    while i < words.group_start[a + 1] and k < words.group_start[b + 1]:
        if words.groups[i] == words.groups[k]:
            if words.short[i] == 0 and words.short[k] == 0:
                return 1
            found = 2
            i += 1
            k += 1
        elif words.groups[i] < words.groups[k]:
            i += 1
        else:
            k += 1
    return found


@njit(cache=True)
def _clash(role_a, role_b, weights):  # type: ignore[no-untyped-def]
    is_told = role_a != _UNKNOWN and role_b != _UNKNOWN
    if role_a == role_b or not is_told:
        return 0.0
    return weights[8] if role_a == _PATRONYMIC or role_b == _PATRONYMIC else weights[7]


@njit(cache=True)
def _weigh(a, role_a, b, role_b, words, sounds, weights, keys, values, above):  # type: ignore[no-untyped-def]
    if words.is_initial[a] == 1 or words.is_initial[b] == 1:
        if words.start[a] == words.start[a + 1] or words.start[b] == words.start[b + 1]:
            return 0.0
        near = sounds.swap[words.phones[words.start[a]], words.phones[words.start[b]]]
        return weights[5] if near <= _INITIAL_NEAR else weights[6]
    agree = min(words.bits[a, role_a], words.bits[b, role_b])
    clash = _clash(role_a, role_b, weights)
    if a == b:
        return agree + clash
    far = _far(a, b, words, sounds, keys, values, above)
    shared = _shared(a, b, words)
    if shared > 0:
        if far <= _SAME_SOUND:
            return agree + clash
        return agree + (weights[3] if shared == 1 else weights[4]) + clash
    bits = max(agree * (1 - far / weights[0]), weights[1])
    known = (
        words.group_start[a] < words.group_start[a + 1]
        and words.group_start[b] < words.group_start[b + 1]
    )
    if known and far > 0 and role_a != _FAMILY and role_b != _FAMILY:
        return min(bits, weights[2])
    if far <= _SAME_SOUND or bits > 0:
        return bits + clash
    return bits


@njit(cache=True)
def _joined(a1, a2, b1, b2, words, sounds, zero_at, bits, left, right, above):  # type: ignore[no-untyped-def]
    """Bits of one or two words on each side read as one; a2 or b2 is -1 when there is one."""
    n = _append(left, 0, a1, words)
    n = _append(left, n, a2, words)
    m = _append(right, 0, b1, words)
    m = _append(right, m, b2, words)
    beside = words.is_abjad[a1] == 1 or words.is_abjad[b1] == 1
    beside = (
        beside or (a2 >= 0 and words.is_abjad[a2] == 1) or (b2 >= 0 and words.is_abjad[b2] == 1)
    )
    gap = sounds.gap_beside_abjad if beside else sounds.gap
    total = 0.0
    for i in range(n):
        total += gap[left[i]]
    for k in range(m):
        total += gap[right[k]]
    if total <= 0:
        return bits
    return bits * (1 - _edit(left[:n], right[:m], gap, sounds.swap, above) / (total / 2) / zero_at)


@njit(cache=True)
def _append(target, n, word, words):  # type: ignore[no-untyped-def]
    if word >= 0:
        for p in range(words.start[word], words.start[word + 1]):
            code = words.phones[p]
            if (n == 0 or target[n - 1] != code) and n < len(target):
                target[n] = code
                n += 1
    return n


@njit(cache=True)
def _align(name_a, name_b, names, words, sounds, weights, scratch, out):  # type: ignore[no-untyped-def]
    """Write the bits of two names by part of the name into ``out``; returns their sum."""
    keys, values, above, table, used_a, used_b, left, right, joins = scratch
    count_a, count_b = names.count[name_a], names.count[name_b]
    words_a, words_b = names.words[name_a], names.words[name_b]
    roles_a, roles_b = names.roles[name_a], names.roles[name_b]
    out[:] = 0.0
    for i in range(count_a):
        used_a[i] = -1
        for k in range(count_b):
            table[i, k] = _weigh(
                words_a[i], roles_a[i], words_b[k], roles_b[k], words, sounds, weights,
                keys, values, above,
            )  # fmt: skip
    for k in range(count_b):
        used_b[k] = -1
    pairs = 0
    while True:
        best, at_i, at_k = 0.0, -1, -1
        for i in range(count_a):
            if used_a[i] < 0:
                for k in range(count_b):
                    if used_b[k] < 0 and table[i, k] > best:
                        best, at_i, at_k = table[i, k], i, k
        if at_i < 0:
            break
        used_a[at_i] = pairs
        used_b[at_k] = pairs
        joins[pairs, 0] = at_i
        joins[pairs, 1] = at_k
        pairs += 1
    for p in range(pairs):
        i, k = joins[p, 0], joins[p, 1]
        best, free_a, free_b = table[i, k], -1, -1
        for step in (-1, 1):
            other = k + step
            if 0 <= other < count_b and used_b[other] < 0:
                bits = min(
                    words.bits[words_a[i], roles_a[i]],
                    words.bits[words_b[k], roles_b[k]] + words.bits[words_b[other], roles_b[other]],
                )
                bits = _joined(
                    words_a[i], -1, words_b[min(k, other)], words_b[max(k, other)],
                    words, sounds, weights[0], bits, left, right, above,
                )  # fmt: skip
                if bits > best + weights[11]:
                    best, free_a, free_b = bits, -1, other
        for step in (-1, 1):
            other = i + step
            if 0 <= other < count_a and used_a[other] < 0:
                bits = min(
                    words.bits[words_a[i], roles_a[i]] + words.bits[words_a[other], roles_a[other]],
                    words.bits[words_b[k], roles_b[k]],
                )
                bits = _joined(
                    words_a[min(i, other)], words_a[max(i, other)], words_b[k], -1,
                    words, sounds, weights[0], bits, left, right, above,
                )  # fmt: skip
                if bits > best + weights[11]:
                    best, free_a, free_b = bits, other, -1
        first_a = min(i, free_a) if free_a >= 0 else i
        first_b = min(k, free_b) if free_b >= 0 else k
        if free_a >= 0:
            used_a[free_a] = p
        if free_b >= 0:
            used_b[free_b] = p
        role = roles_a[first_a] if roles_a[first_a] != 0 else roles_b[first_b]
        out[role] += best
    while True:
        best, at_i, at_k = -1e9, -1, -1
        for i in range(count_a):
            if used_a[i] < 0:
                for k in range(count_b):
                    if used_b[k] < 0 and table[i, k] > best:
                        best, at_i, at_k = table[i, k], i, k
        if at_i < 0:
            break
        used_a[at_i] = 0
        used_b[at_k] = 0
        role = roles_a[at_i] if roles_a[at_i] != 0 else roles_b[at_k]
        out[role] += best
    for i in range(count_a):
        if used_a[i] < 0:
            out[roles_a[i]] += weights[10] if roles_a[i] == _PATRONYMIC else weights[9]
    for k in range(count_b):
        if used_b[k] < 0:
            out[roles_b[k]] += weights[10] if roles_b[k] == _PATRONYMIC else weights[9]
    return out[0] + out[1] + out[2] + out[3]


@njit(cache=True)
def _day_bits(a, b, feature, weight, spans, slips):  # type: ignore[no-untyped-def]
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
        if gap <= _NEAR:
            return slips[6]
        return slips[7] if gap <= _SOME_YEARS else weight[1]
    return weight[1] / 4 if gap <= _NEAR_MONTH else weight[1]


@njit(cache=True)
def _slip(a, b):  # type: ignore[no-untyped-def]
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


@njit(cache=True)
def _code_bits(a, b, feature, codes, weight, counted, n):  # type: ignore[no-untyped-def]
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


@njit(cache=True)
def _family_bits(parts, told_family, told_given, again):  # type: ignore[no-untyped-def]
    bits = 0.0
    for role in range(4):
        told = (role == _FAMILY and told_family) or (role == _GIVEN and told_given)
        bits += parts[role] * again if told and parts[role] > 0 else parts[role]
    return bits


@njit(cache=True)
def _is_close(a, b, rows):  # type: ignore[no-untyped-def]
    """Whether two texts differ in fewer than one letter in five (optimal string alignment)."""
    longest = max(len(a), len(b))
    if longest == 0 or longest >= rows.shape[1] - 1:
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
    return 1 - rows[len(a) % 3, len(b)] / longest >= _CLOSE_TEXT


@njit(cache=True)
def _related(these, those, names, words, sounds, nw, scratch, parts, told, weight):  # type: ignore[no-untyped-def]
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
            _align(a, b, names, words, sounds, nw, scratch, parts)
            best = max(best, _family_bits(parts, told, False, weight[3]))
    return min(best, weight[2]) if best > 0 else weight[1]


@njit(cache=True)
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
    scratch,
    parts,
    best,
    counted,
    rows,
    out,
):  # type: ignore[no-untyped-def]
    out[:] = 0.0
    total = -1e9
    for p in range(a.names.shape[1]):
        if a.names[i, p] < 0:
            break
        for q in range(b.names.shape[1]):
            if b.names[k, q] < 0:
                break
            bits = _align(a.names[i, p], b.names[k, q], names, words, sounds, nw, scratch, parts)
            if bits > total:
                total = bits
                best[:] = parts
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
    if a.mother[i] >= 0 and b.mother[k] >= 0:
        _align(a.mother[i], b.mother[k], names, words, sounds, nw, scratch, parts)
        bits = _family_bits(parts, told_family, False, weights[16, 3])
        out[16] = min(max(bits, weights[16, 1]), weights[16, 2])
    if a.father[i] >= 0 and b.father[k] >= 0:
        _align(a.father[i], b.father[k], names, words, sounds, nw, scratch, parts)
        bits = _family_bits(parts, told_family, told_father, weights[17, 3])
        out[17] = min(max(bits, weights[17, 1]), weights[17, 2])
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
    together = 0.0
    for feature in (2, 3, 7, 9, 10, 12, 14, 16, 17, 18, 19):
        together += out[feature]
    out[20] = -np.log2(1 + 2.0 ** (together + weights[20, 0]))
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
    chunk,
):  # type: ignore[no-untyped-def]
    """Return bits by feature (float32), a row a pair; ``left`` and ``right`` are row numbers."""
    out = np.zeros((len(left), weights.shape[0]), np.float32)
    chunks = (len(left) + chunk - 1) // chunk
    for c in prange(chunks):
        scratch = (
            np.zeros(_CACHE, np.uint64),
            np.zeros(_CACHE),
            np.zeros(256),
            np.zeros((_WORDS, _WORDS)),
            np.zeros(_WORDS, np.int64),
            np.zeros(_WORDS, np.int64),
            np.zeros(254, np.uint8),
            np.zeros(254, np.uint8),
            np.zeros((_WORDS, 2), np.int64),
        )
        parts, best, row = np.zeros(4), np.zeros(4), np.zeros(weights.shape[0])
        counted, rows = np.zeros(64, np.int32), np.zeros((3, 512), np.int64)
        for p in range(c * chunk, min((c + 1) * chunk, len(left))):
            _score_pair(
                left[p], right[p], a, b, names, words, codes, sounds, nw, weights, spans, slips,
                scratch, parts, best, counted, rows, row,
            )  # fmt: skip
            out[p] = row
    return out
