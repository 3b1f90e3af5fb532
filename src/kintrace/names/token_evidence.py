"""What do two words of two names say?

One word against one word, in log2 odds. Which words belong together is for ``compare``.
"""

from kintrace.names.distance import length, relative_distance
from kintrace.names.evidence import Agreement, NameWeights
from kintrace.names.frequency import Frequencies
from kintrace.names.phones import Phones, phone_table
from kintrace.names.reading import Role, Token
from kintrace.names.sounds import sound_of

# Relative distances up to this are one sound written by two clerks.
SAME_SOUND = 0.06
# An initial fits when its sound is this near the first sound of the word.
INITIAL_NEAR = 0.2

Weighed = tuple[float, Agreement]


def token_bits(token: Token, weights: NameWeights, frequencies: Frequencies) -> float:
    """Return how many bits an agreement on this word can weigh at most."""
    known = frequencies.of_sound(sound_of(token.phones))
    if known is None:
        known = _default(token.role, weights)
    return min(known, weights.agree_per_sound * length(token.phones))


def _default(role: Role, weights: NameWeights) -> float:
    match role:
        case Role.GIVEN:
            return weights.agree_given
        case Role.PATRONYMIC:
            return weights.agree_patronymic
        case Role.FAMILY:
            return weights.agree_family
        case Role.UNKNOWN:
            return weights.agree_unknown


def weigh_tokens(
    a: Token, b: Token, *, bits_a: float, bits_b: float, weights: NameWeights
) -> Weighed:
    """Weigh one word against another; ``bits_*`` are what each can weigh at most."""
    if a.is_initial or b.is_initial:
        return _initials(a.phones, b.phones, weights)
    agree = min(bits_a, bits_b)
    clash = _clash(a.role, b.role, weights)
    if a.form == b.form:
        return agree + clash, _of_one_form(a, b)
    far = relative_distance(a.phones, b.phones)
    shared = a.groups & b.groups
    if shared:
        if far <= SAME_SOUND:
            return agree + clash, Agreement.SAME_SOUND
        if shared - a.diminutive_of - b.diminutive_of:
            return agree + weights.same_name + clash, Agreement.SAME_NAME
        return agree + weights.diminutive + clash, Agreement.DIMINUTIVE
    bits = max(agree * (1 - far / weights.zero_at), weights.floor)
    if a.groups and b.groups and far > 0 and Role.FAMILY not in (a.role, b.role):
        return min(bits, weights.known_different), Agreement.DIFFERENT_NAME
    if far <= SAME_SOUND:
        return bits + clash, Agreement.SAME_SOUND
    if bits > 0:
        return bits + clash, Agreement.CLOSE
    return bits, Agreement.DIFFERENT


def _of_one_form(a: Token, b: Token) -> Agreement:
    if a.text.casefold() == b.text.casefold():
        return Agreement.SAME_SPELLING
    return Agreement.OTHER_FORM if a.role is b.role is Role.FAMILY else Agreement.SAME_SOUND


def _initials(a: Phones, b: Phones, weights: NameWeights) -> Weighed:
    if not a.codes or not b.codes:
        return 0.0, Agreement.INITIAL
    near = phone_table().swap[a.codes[0]][b.codes[0]] <= INITIAL_NEAR
    if near:
        return weights.initial_agrees, Agreement.INITIAL
    return weights.initial_differs, Agreement.INITIAL_DIFFERS


def _clash(a: Role, b: Role, weights: NameWeights) -> float:
    if a is b or Role.UNKNOWN in (a, b):
        return 0.0
    return weights.role_clash if Role.PATRONYMIC in (a, b) else weights.swap
