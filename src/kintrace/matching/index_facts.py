"""Under which numbers is a record found again, in any process and on any day?

The facts and keys of ``facts`` and ``candidates``, whose numbers hold within one run, made lasting:
texts become hashes. A record's facts are one row of numbers, and its keys follow from that row.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints, Side
from kintrace.matching.candidates import key_columns, keys
from kintrace.matching.context import Context
from kintrace.matching.encode import Encoded
from kintrace.matching.facts import Facts, NameFacts, code_facts, day_facts
from kintrace.matching.index_arrays import encoded_of
from kintrace.matching.kernel import FEATURES
from kintrace.matching.key_join import walk
from kintrace.matching.model import default_model
from kintrace.matching.record import Record
from kintrace.matching.tables import rows
from kintrace.names.frequency import default_frequencies

Keys = NDArray[np.int64]
# To be raised when the numbers of facts are made another way; tables are noticed by themselves.
_FORM = 2
_ATTRIBUTES = 4
_NUMBERED = ("sex",)


def fact_rows(encoded: Encoded) -> tuple[Ints, Ints]:
    """Return the lasting numbers of all facts, a row a record, of the requests and the register.

    Columns as ``columns_of_facts``, -1 where unknown.
    """
    names = NameFacts(encoded)
    # The hash of a text is the same wherever it stands, so one table serves all name facts.
    texts, codes = _hashes(names.texts), _hashes(encoded.code_texts)
    found = []
    for side in (encoded.requests, encoded.register):
        facts = names.of(side)
        lasting = {fact: _looked_up(texts, facts[fact]) for fact in facts}
        days = {fact: facts[fact] for fact in (*day_facts(side), *_NUMBERED)}
        coded = {fact: _looked_up(codes, facts[fact]) for fact in code_facts(side)}
        attributes = {"attribute": _attributes(encoded, side)}
        lasting = {**lasting, **days, **coded, **attributes}
        found.append(np.concatenate([lasting[fact] for fact in fact_names()], axis=1))
    return found[0], found[1]


@cache
def fact_names() -> tuple[str, ...]:
    """Return the facts in the order of the columns."""
    return tuple(row["fact"] for row in rows("facts.csv"))


@cache
def columns_of_facts() -> Mapping[str, slice]:
    """Return in which columns of a row each fact stands."""
    nobody = [Record(record_id="")]
    context = Context(default_model(), {}, {}, default_frequencies())
    side = encoded_of(nobody, nobody, context=context)
    facts = NameFacts(side).of(side.requests)
    widths = [_ATTRIBUTES if f == "attribute" else facts[f].shape[1] for f in fact_names()]
    ends = np.cumsum(widths).tolist()
    return {
        fact: slice(end - width, end)
        for fact, width, end in zip(fact_names(), widths, ends, strict=True)
    }


def facts_in(lasting: Ints) -> Facts:
    """Return rows of facts as a table by fact."""
    return {fact: lasting[:, columns] for fact, columns in columns_of_facts().items()}


def keys_of(lasting: Ints, *, side: int) -> tuple[Ints, Keys, Ints]:
    """Return the keys of rows of facts: row number, key and kind of each.

    ``side`` is 0 for requests and 1 for the register: keys of the two never meet.
    """
    facts = facts_in(lasting)
    found = [_keys_of_kind(facts, kind, side) for kind in range(len(keys()))]
    kinds = np.repeat(np.arange(len(found), dtype=np.int32), [len(at) for at, _ in found])
    return (
        np.concatenate([at for at, _ in found]),
        np.concatenate([key for _, key in found]).view(np.int64),
        kinds,
    )


def _keys_of_kind(facts: Facts, kind: int, side: int) -> tuple[Ints, NDArray[np.uint64]]:
    columns = key_columns(facts, keys()[kind][0])
    compiled: Any = walk
    seed, nothing = np.uint64(2 * kind + side + 1), np.zeros(1, np.uint64)
    room = len(columns[0]) * _most_keys(columns)
    at, found = np.zeros(room, np.int32), np.zeros(room, np.uint64)
    count = compiled(columns, seed, nothing, nothing, False, False, at, found)
    return at[:count], found[:count]


def _most_keys(columns: Sequence[Ints]) -> int:
    return int(np.prod([column.shape[1] for column in columns]))


@cache
def index_version() -> str:
    """Return a name for the way in which keys are made: another name, and all must be made anew."""
    digest = blake2b(digest_size=8)
    for name in ("facts.csv", "keys.csv"):
        digest.update(resources.files("kintrace.matching").joinpath("data", name).read_bytes())
    return f"{_FORM}-{digest.hexdigest()}"


def _hashes(texts: Sequence[str]) -> Ints:
    """Return the number of each text, and -1 at the end for no text."""
    numbers = [
        int.from_bytes(blake2b(text.encode(), digest_size=4).digest()) >> 1 for text in texts
    ]
    return np.array([*numbers, -1], np.int32)


def _looked_up(hashes: Ints, numbers: Ints) -> Ints:
    found: Ints = hashes[np.where((numbers >= 0) & (numbers < len(hashes)), numbers, -1)]
    return found


def _attributes(encoded: Encoded, side: Side) -> Ints:
    """Return the first attributes that a record tells, each with its name."""
    names, values = encoded.features[len(FEATURES) :], encoded.value_texts
    out = np.full((len(side.sex), _ATTRIBUTES), -1, np.int32)
    for at, row in enumerate(side.attributes.tolist()):
        told = [f"{name}={values[v]}" for name, v in zip(names, row, strict=True) if v >= 0]
        few = _hashes(told[:_ATTRIBUTES])[:-1]
        out[at, : len(few)] = few
    return out
