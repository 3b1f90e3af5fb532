"""How is a child's name written on a paper: which parts, in which order, with which errors?"""

import numpy as np
import polars as pl

from kintrace.world.dice import Truths, Whole
from kintrace.world.lexicon import lexicon
from kintrace.world.papers import Papers
from kintrace.world.population import draw_given, draw_surnames, surname_words
from kintrace.world.slips import with_slips
from kintrace.world.spelling import choose, hands, hands_named, listed, only, spelled


def name_columns(papers: Papers) -> dict[str, pl.Series]:
    """Return name, given_name, patronymic, family_name and alternate_names."""
    given, family = _given(papers), _family(papers)
    patronymic = _patronymic(papers)
    hand = other_language(papers)
    parts = {
        "given": _spelled(papers, "given", given, hand),
        "patronymic": _spelled(papers, "patronymic", patronymic, papers.hand),
        "family": _spelled(papers, "family", family, papers.hand),
    }
    swapped = papers.happens("given and family swapped")
    parts["given"], parts["family"] = (
        choose(swapped, parts["family"], parts["given"]),
        choose(swapped, parts["given"], parts["family"]),
    )
    return {**_laid_out(papers, parts), "alternate_names": _alternate_names(papers)}


def other_language(papers: Papers) -> Whole:
    """Return the hands for given names: some write the other language's form of the name."""
    pairs = {"uk": "ru", "ru": "uk", "latin_uk_2010": "latin_ru_passport"}
    swap = np.arange(len(hands()))
    for left, right in pairs.items():
        (here,), (there,) = hands_named((left,)), hands_named((right,))
        swap[here] = there
    return np.where(papers.happens("other language's name"), swap[papers.hand], papers.hand)


def true_family(papers: Papers) -> Whole:
    """Return the word of each child's own family name."""
    family = papers.family
    sex = papers.children.sex[papers.child]
    return surname_words(papers.families, family, papers.families.surname[family], sex)


def short_forms(papers: Papers, given: Whole, purpose: str) -> Whole:
    """Return a short form of each given name, or the name itself where it has none."""
    forms = lexicon().short_forms
    most = max(map(len, forms.values()))
    numbers = np.array(sorted(forms), dtype=np.int64)
    table = np.array([(forms[number] * most)[:most] for number in numbers.tolist()])
    places = np.searchsorted(numbers, given).clip(0, len(numbers) - 1)
    known = numbers[places] == given
    lengths = np.array([len(forms[number]) for number in numbers.tolist()])
    which = papers.dice.named(purpose).below(len(given), lengths[places])
    return np.where(known, table[places, which], given)


def _given(papers: Papers) -> Whole:
    children = papers.children
    given = children.given[papers.child]
    new = draw_given(
        papers.dice.named("new given name"),
        papers.community,
        children.sex[papers.child],
        np.full(len(papers), 2, dtype=np.int64),
    )
    given = np.where(papers.altered & changed(papers, "given_name"), new, given)
    return np.where(papers.happens("diminutive"), short_forms(papers, given, "short form"), given)


def changed(papers: Papers, field: str) -> Truths:
    """Return for each row whether an altered identity changes this field."""
    share = papers.errors.model.share(f"altered {field}")
    return papers.dice.named(f"altered {field}").chance(len(papers), share)


def _family(papers: Papers) -> Whole:
    families, family = papers.families, papers.family
    new = draw_surnames(papers.dice.named("new family name"), papers.community)
    pool_row = np.where(
        papers.happens("maiden name"), families.maiden_surname[family], families.surname[family]
    )
    pool_row = np.where(papers.altered & changed(papers, "family_name"), new, pool_row)
    sex = papers.children.sex[papers.child]
    sex = np.where(papers.happens("wrong gender ending"), 1, sex)
    words = surname_words(families, family, pool_row, sex)
    return np.where(papers.happens("family_name missing"), -1, words)


def _patronymic(papers: Papers) -> Whole:
    families = papers.families
    count = len(papers)
    father = families.father[papers.family]
    new = draw_given(
        papers.dice.named("new father"),
        papers.community,
        np.ones(count, dtype=np.int64),
        np.ones(count, dtype=np.int64),
    )
    father = np.where(papers.altered & changed(papers, "patronymic"), new, father)
    words = patronymic_words(father, papers.children.sex[papers.child])
    return np.where(papers.happens("patronymic missing"), -1, words)


def patronymic_words(father: Whole, sex: Whole) -> Whole:
    """Return the patronymics that these fathers' names give to children of these sexes."""
    words = lexicon()
    table = np.full((2, max(words.son_of) + 1), -1, dtype=np.int64)
    for row, forms in enumerate((words.daughter_of, words.son_of)):
        table[row, list(forms)] = list(forms.values())
    return table[sex, father]


def _spelled(papers: Papers, part: str, words: Whole, hand: Whole) -> pl.Series:
    where = papers.dice.named(f"slip in {part}").chance(
        len(papers), papers.errors.share("slip in name")
    )
    return with_slips(
        papers.dice.named(f"slips in {part}"),
        spelled(words, hand),
        where & (words >= 0),
        second=papers.errors.share("second slip"),
    )


def _laid_out(papers: Papers, parts: dict[str, pl.Series]) -> dict[str, pl.Series]:
    frame = pl.DataFrame(
        [
            *[text.alias(name) for name, text in parts.items()],
            pl.Series("layout", papers.layout),
            pl.Series("capitals", papers.capitals),
        ]
    )
    names = papers.layout_names()
    separate = pl.col("layout") == names.index("parts")
    full = pl.lit(None, dtype=pl.String)
    for number, name in enumerate(names):
        if name != "parts":
            full = pl.when(pl.col("layout") == number).then(_full_name(name)).otherwise(full)
    capitals = pl.col("capitals")
    columns = {"name": full} | {
        column: pl.when(separate).then(pl.col(part))
        for column, part in (
            ("given_name", "given"),
            ("patronymic", "patronymic"),
            ("family_name", "family"),
        )
    }
    written = frame.select(
        pl.when(capitals).then(text.str.to_uppercase()).otherwise(text).alias(name)
        for name, text in columns.items()
    )
    return {name: written[name] for name in columns}


def _full_name(layout: str) -> pl.Expr:
    if layout == "capitals and comma":
        family = pl.concat_str(pl.col("family").str.to_uppercase(), pl.lit(","))
        return pl.concat_str(family, "given", separator=" ", ignore_nulls=True)
    return pl.concat_str(layout.split(" "), separator=" ", ignore_nulls=True)


def _alternate_names(papers: Papers) -> pl.Series:
    given = papers.children.given[papers.child]
    there = papers.happens("alternate_names present")
    short = spelled(np.where(there, short_forms(papers, given, "other name"), -1), papers.hand)
    noted = papers.dice.named("former").chance(
        len(papers), papers.errors.model.share("altered former name noted")
    )
    former = papers.altered & noted
    whole = listed(
        [
            spelled(np.where(former, true_family(papers), -1), papers.hand),
            spelled(np.where(former, given, -1), papers.hand),
        ],
        separator=" ",
    )
    return listed([short, only(whole, former)], separator="; ")
