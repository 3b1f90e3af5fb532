"""How are the relatives of a child named on a paper?"""

import numpy as np
import polars as pl

from kintrace.world.dice import Truths, Whole
from kintrace.world.names_written import patronymic_words, short_forms
from kintrace.world.papers import Papers
from kintrace.world.population import RELATIVES, draw_given, surname_words
from kintrace.world.slips import with_slips
from kintrace.world.spelling import listed, once_each, only, spelled
from kintrace.world.tables import LANGUAGES, wordings

MOST_SIBLINGS = 4


def relative_columns(papers: Papers) -> dict[str, pl.Series]:
    """Return mother_name, father_name, relatives and siblings."""
    kept = ~papers.altered | papers.dice.named("parents kept").chance(
        len(papers), papers.errors.model.share("altered parents kept")
    )
    return {
        "mother_name": _mother(papers, papers.happens("mother_name present") & kept),
        "father_name": _father(papers, papers.happens("father_name present") & kept),
        "relatives": only(_relatives(papers), papers.happens("relatives present") & kept),
        "siblings": only(_siblings(papers), papers.happens("siblings present")),
    }


def _mother(papers: Papers, there: Truths) -> pl.Series:
    families, family = papers.families, papers.family
    pool_row = np.where(families.mother_keeps_name, families.maiden_surname, families.surname)
    women = np.zeros(len(papers), dtype=np.int64)
    return _adult(
        papers,
        "mother",
        there,
        given=families.mother[family],
        father=families.mothers_father[family],
        family_word=surname_words(families, family, pool_row[family], women),
        sex=women,
    )


def _father(papers: Papers, there: Truths) -> pl.Series:
    families, family = papers.families, papers.family
    men = np.ones(len(papers), dtype=np.int64)
    return _adult(
        papers,
        "father",
        there & families.father_known[family],
        given=families.father[family],
        father=families.fathers_father[family],
        family_word=surname_words(families, family, families.surname[family], men),
        sex=men,
    )


def _adult(
    papers: Papers,
    purpose: str,
    there: Truths,
    *,
    given: Whole,
    father: Whole,
    family_word: Whole,
    sex: Whole,
) -> pl.Series:
    """Return a grown-up's name: in full, given and family name, the given name, or initials."""
    count = len(papers)
    dice = papers.dice.named(purpose)
    other = draw_given(dice.named("other"), papers.community, sex, np.ones(count, dtype=np.int64))
    wrong = dice.named("wrong").chance(count, papers.errors.share("parent wrong"))
    given = np.where(wrong, other, given)
    style = dice.named("style").uniform(count)
    share = papers.errors.share
    alone = style < share("parent given name only")
    initials = ~alone & (style < share("parent given name only") + share("parent initials"))
    in_full = ~alone & ~initials & (dice.named("full").chance(count, 0.55))
    patronymic = patronymic_words(father, sex)
    texts = [
        spelled(np.where(there & ~alone, family_word, -1), papers.hand),
        spelled(np.where(there & ~initials, given, -1), papers.hand),
        spelled(np.where(there & in_full, patronymic, -1), papers.hand),
        _initial(spelled(np.where(there & initials, given, -1), papers.hand)),
        _initial(spelled(np.where(there & initials, patronymic, -1), papers.hand)),
    ]
    slipped = [
        with_slips(
            dice.named(f"slips {place}"),
            text,
            dice.named(f"slip {place}").chance(count, share("slip in relative name"))
            & text.is_not_null().to_numpy(),
            second=share("second slip"),
        )
        for place, text in enumerate(texts[:3])
    ]
    return listed([*slipped, *texts[3:]], separator=" ")


def _initial(texts: pl.Series) -> pl.Series:
    frame = texts.to_frame("text")
    return frame.select(pl.concat_str(pl.col("text").str.slice(0, 1), pl.lit(".")))["text"]


def _relatives(papers: Papers) -> pl.Series:
    families, family = papers.families, papers.family
    columns = []
    both = papers.dice.named("two relatives").chance(len(papers), 0.5)
    for place in (0, 1):
        there = both if place else np.ones(len(papers), dtype=np.bool_)
        kind = families.relative_kind[family, place]
        sex = kind % 2
        pool_row = np.where(
            families.relative_on_mothers_side[:, place],
            families.maiden_surname,
            families.surname,
        )[family]
        name = _adult(
            papers,
            f"relative {place}",
            there,
            given=families.relative_given[family, place],
            father=families.relative_father[family, place],
            family_word=surname_words(families, family, pool_row, sex),
            sex=sex,
        )
        relation = once_each(kind * 4 + papers.words, there, _relation)
        columns.append(only(listed([relation, name], separator=": "), there))
    return listed(columns, separator="; ")


def _relation(key: int) -> str:
    kind, language = divmod(key, 4)
    return wordings("relation", RELATIVES[kind])[LANGUAGES[language]]


def _siblings(papers: Papers) -> pl.Series:
    children = papers.children
    count = len(children)
    columns = []
    found = np.zeros(len(papers), dtype=np.int64)
    short = papers.dice.named("sibling's short form").chance(
        len(papers), papers.errors.share("diminutive")
    )
    for step in (-4, -3, -2, -1, 1, 2, 3, 4):
        other = papers.child + step
        inside = (other >= 0) & (other < count)
        other = np.where(inside, other, 0)
        same = inside & (children.family[other] == papers.family) & (found < MOST_SIBLINGS)
        found += same
        given = children.given[other]
        given = np.where(short, short_forms(papers, given, f"sibling {step}"), given)
        columns.append(spelled(np.where(same, given, -1), papers.hand))
    return listed(columns, separator="; ")
