"""How are a child's marks described on a paper?

The mark is the child's own; each paper words it anew, in its language.
"""

import numpy as np
import polars as pl

from kintrace.world.dice import Whole
from kintrace.world.papers import Papers
from kintrace.world.spelling import once_each
from kintrace.world.tables import LANGUAGES, rows, wordings

MARKS = tuple(row["item"] for row in rows("marks.csv") if row["what"] == "mark")
PARTS = tuple(row["item"] for row in rows("marks.csv") if row["what"] == "part")


def feature_column(papers: Papers) -> pl.Series:
    """Return distinguishing_features: one mark in words, now and then another one."""
    count = len(papers)
    own = papers.dice.named("mark")
    mark, part, side = _mark_of_child(papers)
    differ = papers.happens("features differ")
    part = np.where(differ, own.named("part").below(count, len(PARTS)), part)
    wording = own.named("wording").below(count, 4)
    keys = (((mark * len(PARTS) + part) * 2 + side) * 4 + wording) * 4 + papers.words
    return once_each(keys, papers.happens("distinguishing_features present"), _write_mark)


def _mark_of_child(papers: Papers) -> tuple[Whole, Whole, Whole]:
    # Not the side's dice: what the child has is the same on every paper.
    count = len(papers.children)
    dice = papers.children_dice()
    found = (
        dice.named("mark").below(count, len(MARKS)),
        dice.named("part").below(count, len(PARTS)),
        dice.named("side").below(count, 2),
    )
    return found[0][papers.child], found[1][papers.child], found[2][papers.child]


def _write_mark(key: int) -> str:
    key, language = divmod(key, 4)
    key, wording = divmod(key, 4)
    key, side = divmod(key, 2)
    mark, part = divmod(key, len(PARTS))
    name = LANGUAGES[language]
    what = wordings("mark", MARKS[mark], table="marks.csv")[name].split(";")
    where = wordings("part", PARTS[part], table="marks.csv")[name].split(";")
    word = wordings("side", ("left", "right")[side], table="marks.csv")[name]
    place = where[wording % 2 % len(where)].format(side=word)
    return (
        f"{what[wording // 2 % len(what)]} {place}"
        if wording % 2 == 0
        else (f"{place}: {what[wording // 2 % len(what)]}")
    )
