"""What do two names say, compiled?

The arithmetic of ``names.compare`` and ``names.token_evidence`` over arrays. A property test holds
every number to the reference.
"""

import numpy as np

from kintrace.matching.compiled import uncounted
from kintrace.names.reading import Role
from kintrace.names.token_evidence import INITIAL_NEAR, SAME_SOUND

_UNKNOWN, GIVEN, _PATRONYMIC, FAMILY = (int(role) for role in Role)
CACHE_BITS = 15
CACHE = 1 << CACHE_BITS
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


@uncounted()
def _edit(ours, a, end_a, theirs, b, end_b, gap, swap, above, enough):
    """Cost of making one run of sounds into the other; above ``enough`` a lower bound of it."""
    value = 0.0
    above[0] = 0.0
    for k in range(b, end_b):
        value += gap[theirs[k]]
        above[k - b + 1] = value
    for i in range(a, end_a):
        code = ours[i]
        gone = gap[code]
        corner = above[0]
        left = corner + gone
        above[0] = left
        least = left
        for k in range(b, end_b):
            other = theirs[k]
            at = k - b + 1
            value = corner + swap[code, other]
            corner = above[at]
            if corner + gone < value:
                value = corner + gone
            if left + gap[other] < value:
                value = left + gap[other]
            above[at] = value
            left = value
            if value < least:
                least = value
        # Costs only rise from one sound to the next.
        if least > enough:
            return least
    return above[end_b - b]


@uncounted()
def _far(a, b, words, sounds, keys, values, above, enough):
    """Relative distance of two words, above ``enough`` a lower bound of it.

    Remembered in a small table of the last answers, a bound as a negative number.
    """
    key = ((np.uint64(a) << np.uint64(32)) | np.uint64(b)) + np.uint64(1)
    slot = (key * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - CACHE_BITS)
    if keys[slot] == key:
        known = values[slot]
        if known >= 0.0:
            return known
        if -known > enough:
            return -known
    beside = words.is_abjad[a] == 1 or words.is_abjad[b] == 1
    lengths = words.length_beside_abjad if beside else words.length
    mean = (lengths[a] + lengths[b]) / 2
    result = 0.0
    if mean > 0:
        cost = _edit(
            words.phones,
            words.start[a],
            words.start[a + 1],
            words.phones,
            words.start[b],
            words.start[b + 1],
            sounds.gap_beside_abjad if beside else sounds.gap,
            sounds.swap,
            above,
            enough * mean,
        )
        result = cost / mean
    keys[slot] = key
    values[slot] = -result if result > enough else result
    return result


@uncounted()
def _shared(a, b, words):
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


@uncounted()
def _clash(role_a, role_b, weights):
    is_told = role_a != _UNKNOWN and role_b != _UNKNOWN
    if role_a == role_b or not is_told:
        return 0.0
    return weights[8] if role_a == _PATRONYMIC or role_b == _PATRONYMIC else weights[7]


@uncounted()
def _weigh(a, role_a, b, role_b, words, sounds, weights, keys, values, above):
    if words.is_initial[a] == 1 or words.is_initial[b] == 1:
        if words.start[a] == words.start[a + 1] or words.start[b] == words.start[b + 1]:
            return 0.0
        near = sounds.swap[words.phones[words.start[a]], words.phones[words.start[b]]]
        return weights[5] if near <= INITIAL_NEAR else weights[6]
    agree = min(words.bits[a, role_a], words.bits[b, role_b])
    clash = _clash(role_a, role_b, weights)
    if words.form[a] == words.form[b]:
        return agree + clash
    shared = _shared(a, b, words)
    if shared > 0:
        if _far(a, b, words, sounds, keys, values, above, SAME_SOUND) <= SAME_SOUND:
            return agree + clash
        return agree + (weights[3] if shared == 1 else weights[4]) + clash
    # Further apart than this, they get the least that a difference may weigh.
    enough = weights[0] * (1 - weights[1] / agree) if agree > 0 else np.inf
    far = _far(a, b, words, sounds, keys, values, above, max(enough, SAME_SOUND))
    bits = max(agree * (1 - far / weights[0]), weights[1])
    known = (
        words.group_start[a] < words.group_start[a + 1]
        and words.group_start[b] < words.group_start[b + 1]
    )
    if known and far > 0 and role_a != FAMILY and role_b != FAMILY:
        return min(bits, weights[2])
    if far <= SAME_SOUND or bits > 0:
        return bits + clash
    return bits


@uncounted()
def _joined(a1, a2, b1, b2, words, sounds, zero_at, bits, left, right, above):
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
    cost = _edit(left, 0, n, right, 0, m, gap, sounds.swap, above, np.inf)
    return bits * (1 - cost / (total / 2) / zero_at)


@uncounted()
def _append(target, n, word, words):
    if word >= 0:
        for p in range(words.start[word], words.start[word + 1]):
            code = words.phones[p]
            if (n == 0 or target[n - 1] != code) and n < len(target):
                target[n] = code
                n += 1
    return n


@uncounted()
def _add_pairs(first, last, name_a, name_b, names, words, sounds, weights, scratch, out):
    """Add chosen pairs to ``out``, each tried first with a free neighbour on either side."""
    _keys, _values, above, table, used_a, used_b, left, right, joins = scratch
    count_a, count_b = names.size[name_a], names.size[name_b]
    words_a, words_b = names.words[name_a], names.words[name_b]
    roles_a, roles_b = names.roles[name_a], names.roles[name_b]
    for p in range(first, last):
        i, k = joins[p, 0], joins[p, 1]
        best, free_a, free_b = table[i, k], -1, -1
        for step in (-1, 1):
            other = k + step
            if 0 <= other < count_b and used_b[other] < 0:
                bits = min(
                    words.bits[words_a[i], roles_a[i]],
                    words.bits[words_b[k], roles_b[k]] + words.bits[words_b[other], roles_b[other]],
                )
                # No two words read as one weigh more than this, so most need no look.
                if bits <= best + weights[11]:
                    continue
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
                if bits <= best + weights[11]:
                    continue
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


@uncounted()
def _choose(above_bits, pairs, count_a, count_b, scratch):
    """Choose free words by falling weight while it is above a bound; returns how many pairs."""
    _keys, _values, _above, table, used_a, used_b, _left, _right, joins = scratch
    while True:
        best, at_i, at_k = above_bits, -1, -1
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
    return pairs


@uncounted()
def _same_first(name_a, name_b, names, words, scratch):
    """Pair the words that are the same in the same part of both names; returns how many.

    Nothing weighs more for either of them, so that they need not be weighed against others.
    """
    _keys, _values, _above, table, used_a, used_b, _left, _right, joins = scratch
    count_a, count_b = names.size[name_a], names.size[name_b]
    words_a, words_b = names.words[name_a], names.words[name_b]
    roles_a, roles_b = names.roles[name_a], names.roles[name_b]
    pairs = 0
    for i in range(count_a):
        used_a[i] = -1
    for k in range(count_b):
        used_b[k] = -1
    for i in range(count_a):
        a, role = words_a[i], roles_a[i]
        if words.is_initial[a] == 1:
            continue
        for k in range(count_b):
            b = words_b[k]
            if used_b[k] < 0 and roles_b[k] == role and words.form[a] == words.form[b]:
                agree = min(words.bits[a, role], words.bits[b, role])
                if words.is_initial[b] == 1 or agree <= 0:
                    continue
                table[i, k] = agree
                used_a[i] = used_b[k] = pairs
                joins[pairs, 0], joins[pairs, 1] = i, k
                pairs += 1
                break
    return pairs


@uncounted()
def _in_order(pairs, scratch):
    """Sort chosen pairs by falling weight; ties stay as they are."""
    table, joins = scratch[3], scratch[8]
    for p in range(1, pairs):
        i, k = joins[p, 0], joins[p, 1]
        at = p
        while at > 0 and table[joins[at - 1, 0], joins[at - 1, 1]] < table[i, k]:
            joins[at, 0], joins[at, 1] = joins[at - 1, 0], joins[at - 1, 1]
            at -= 1
        joins[at, 0], joins[at, 1] = i, k


@uncounted()
def align(name_a, name_b, names, words, sounds, weights, scratch, out):
    """Write the bits of two names by part of the name into ``out``; returns their sum."""
    keys, values, above, table, used_a, used_b, _left, _right, _joins = scratch
    count_a, count_b = names.size[name_a], names.size[name_b]
    words_a, words_b = names.words[name_a], names.words[name_b]
    roles_a, roles_b = names.roles[name_a], names.roles[name_b]
    out[:] = 0.0
    same = _same_first(name_a, name_b, names, words, scratch)
    for i in range(count_a):
        if used_a[i] >= 0:
            continue
        for k in range(count_b):
            if used_b[k] < 0:
                table[i, k] = _weigh(
                    words_a[i], roles_a[i], words_b[k], roles_b[k], words, sounds, weights,
                    keys, values, above,
                )  # fmt: skip
    agreeing = _choose(0.0, same, count_a, count_b, scratch)
    if same > 0:
        _in_order(agreeing, scratch)
    _add_pairs(0, agreeing, name_a, name_b, names, words, sounds, weights, scratch, out)
    pairs = _choose(-1e9, agreeing, count_a, count_b, scratch)
    _add_pairs(agreeing, pairs, name_a, name_b, names, words, sounds, weights, scratch, out)
    for i in range(count_a):
        if used_a[i] < 0:
            out[roles_a[i]] += weights[10] if roles_a[i] == _PATRONYMIC else weights[9]
    for k in range(count_b):
        if used_b[k] < 0:
            out[roles_b[k]] += weights[10] if roles_b[k] == _PATRONYMIC else weights[9]
    return out[0] + out[1] + out[2] + out[3]
