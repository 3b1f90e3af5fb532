"""How do peers score two names?

Every contender is a function of two names to a number, higher = more alike. Each is given names as
written; what it romanises is part of its work and of its time.
"""

import re
from collections.abc import Callable

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein
from rapidfuzz.fuzz import token_sort_ratio

Scorer = Callable[[str, str], float]

SOUNDS = (
    (r"[‘’'`ʿʾ\-]", ""),
    (r"sch|sh|zh|ch|cz|j|q", lambda found: {"j": "j", "q": "k"}.get(found[0], "s")),
    (r"ph|v|w", "f"),
    (r"kh|gh|ck|x|c|g|h", "k"),
    (r"z", "s"),
    (r"d", "t"),
    (r"b", "p"),
    (r"[aeiouy]", ""),
    (r"(.)\1+", r"\1"),
)


def scorers() -> dict[str, Scorer]:
    """All contenders that are installed, Kintrace first."""
    return {
        "Kintrace": kintrace_scorer(),
        "nomenklatura logic-v2": logic_scorer(),
        "token sort over anyascii": token_sort,
        "Jaro-Winkler over anyascii": jaro_winkler,
        "naive consonant skeleton": consonants,
    }


def kintrace_scorer() -> Scorer:
    from kintrace.names import compare

    return lambda left, right: compare(left, right).bits


def logic_scorer() -> Scorer:
    """The whole logic-v2 algorithm on two persons of whom only a name is known."""
    from followthemoney import EntityProxy, model
    from nomenklatura.matching.logic_v2.model import LogicV2

    config = LogicV2.default_config()

    # Names are analysed once per entity id, so an id must stand for one name: a constant id would
    # score the first pair for ever. Equal names share an id and so gain from that cache.
    def person(name: str, side: str) -> EntityProxy:
        data = {"id": f"{side} {name}", "schema": "Person", "properties": {"name": [name]}}
        return model.get_proxy(data)

    def score(left: str, right: str) -> float:
        return LogicV2.compare(person(left, "query"), person(right, "result"), config).score

    return score


def token_sort(left: str, right: str) -> float:
    return token_sort_ratio(roman(left), roman(right))


def jaro_winkler(left: str, right: str) -> float:
    return JaroWinkler.similarity(roman(left), roman(right))


def consonants(left: str, right: str) -> float:
    """Tokens reduced to classes of consonants, each matched with its nearest on the other side."""
    tokens = sorted((skeletons(left), skeletons(right)), key=len)
    if not tokens[0]:
        return 0.0
    nearest = [
        max(Levenshtein.normalized_similarity(token, other) for other in tokens[1])
        for token in tokens[0]
    ]
    return sum(nearest) / len(nearest)


def roman(name: str) -> str:
    """Lower case Latin letters in the way every contender without its own script gets them."""
    return anyascii(name).lower()


def skeletons(name: str) -> list[str]:
    """The consonant classes of each word of a name."""
    return [bones for word in re.split(r"[\s,.]+", roman(name)) if (bones := _skeleton(word))]


def _skeleton(word: str) -> str:
    first = word[:1]
    for pattern, replacement in SOUNDS:
        word = re.sub(pattern, replacement, word)
    return word or first
