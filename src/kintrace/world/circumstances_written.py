"""What else does a paper say: sex, places, dates, blood group, institution, documents?"""

from collections.abc import Callable

import numpy as np
import polars as pl

from kintrace.world.days_written import found_day, separation_day
from kintrace.world.dice import Texts, Whole
from kintrace.world.marks_written import feature_column
from kintrace.world.names_written import changed
from kintrace.world.papers import Papers
from kintrace.world.places import gazetteer
from kintrace.world.population import SEX
from kintrace.world.slips import with_slips
from kintrace.world.spelling import choose, hands, listed, once_each, only, spelled
from kintrace.world.tables import LANGUAGES, shares, wordings

PHRASES = ("city", "village", "oblast", "whole_oblast")
BLOOD_OLD = {"O": "I", "A": "II", "B": "III", "AB": "IV"}
SERIES = ("АК", "БЕ", "ВО", "ГЮ", "ЕД", "ЖД", "КЕ", "НО", "ОЛ", "СГ")
SERIES_LATIN = ("AK", "BE", "VO", "HI", "ED", "ZD", "KE", "NO", "OL", "SH")


def circumstance_columns(papers: Papers) -> dict[str, pl.Series]:
    """Return the columns that neither name, date of birth nor relatives fill."""
    families, family = papers.families, papers.family
    birthplace = papers.children.birthplace[papers.child]
    new = gazetteer().drawn(papers.dice.named("new birthplace"), len(papers), ("city", "abroad"))
    birthplace = np.where(papers.altered & changed(papers, "birthplace"), new, birthplace)
    separated_at, home = families.separated_at[family], families.home[family]
    found_at = papers.ways.found_at[papers.child]
    return {
        "sex": _sex(papers),
        "birthplace": _present_place(papers, birthplace, "birthplace"),
        "places": only(
            listed(
                [_place(papers, home, "home"), _place(papers, separated_at, "last place")],
                separator="; ",
            ),
            papers.happens("places present"),
        ),
        "distinguishing_features": feature_column(papers),
        "blood_group": _blood_group(papers),
        "institution": _institution(papers),
        "separated_on": separation_day(papers),
        "separation_place": _present_place(papers, separated_at, "separation_place"),
        "found_on": found_day(papers),
        "found_place": _present_place(papers, found_at, "found_place"),
        "document_numbers": _documents(papers),
    }


def _sex(papers: Papers) -> pl.Series:
    sex = papers.children.sex[papers.child]
    sex = np.where(papers.happens("sex wrong"), 1 - sex, sex)
    return once_each(
        sex * 4 + papers.words,
        ~papers.happens("sex missing"),
        lambda key: wordings("sex", SEX[key // 4])[LANGUAGES[key % 4]],
    )


def _present_place(papers: Papers, places: Whole, field: str) -> pl.Series:
    return only(_place(papers, places, field), papers.happens(f"{field} present"))


def _place(papers: Papers, places: Whole, purpose: str) -> pl.Series:
    """Return the places as written: former name, village or city marked, oblast or not."""
    world, count, share = gazetteer(), len(papers), papers.errors.share
    dice = papers.dice.named(f"place: {purpose}")
    wrong = dice.named("wrong").chance(count, share("place wrong"))
    places = np.where(wrong, world.near(dice.named("which"), places), places)
    former = world.former_word[places]
    old = dice.named("old").chance(count, share("place former name")) & (former >= 0)
    text = with_slips(
        dice.named("slips"),
        spelled(np.where(old, former, world.word[places]), papers.hand),
        dice.named("slip").chance(count, share("slip in place")),
        second=share("second slip"),
    )
    kind = np.where(world.kind[places] == "village", "village", "city")
    marked = dice.named("marked").chance(count, 0.4)
    text = _phrased(papers, text, np.where(marked, kind, ""))
    oblast = world.oblast[places]
    inside = oblast >= 0
    oblast_text = spelled(np.where(inside, world.oblast_words[oblast], -1), papers.hand)
    with_oblast = inside & dice.named("oblast").chance(count, share("place with oblast"))
    suffix = _phrased(papers, oblast_text, np.where(with_oblast, "oblast", ""))
    whole = listed([text, only(suffix, with_oblast)], separator=", ")
    coarse = inside & dice.named("coarse").chance(count, share("place only oblast"))
    return choose(
        coarse, _phrased(papers, oblast_text, np.full(count, "whole_oblast", dtype=object)), whole
    )


def _phrased(papers: Papers, texts: pl.Series, phrase: Texts) -> pl.Series:
    """Return the texts within the row's words for a phrase; untouched where it is blank."""
    number = np.full(len(papers), -1, dtype=np.int64)
    for place, name in enumerate(PHRASES):
        number[phrase == name] = place

    def written(half: int) -> Callable[[int], str]:
        return lambda key: wordings("place", PHRASES[key // 4])[LANGUAGES[key % 4]].split("{}")[
            half
        ]

    keys, there = number * 4 + papers.words, number >= 0
    before, after = (once_each(keys, there, written(half)).fill_null("") for half in (0, 1))
    frame = pl.DataFrame([before.alias("before"), texts.alias("text"), after.alias("after")])
    return frame.select(pl.concat_str("before", "text", "after").alias("text"))["text"]


def _blood_group(papers: Papers) -> pl.Series:
    groups, weights = shares("blood")
    dice = papers.children_dice().named("blood")
    group = dice.weighted(len(papers.children), weights)[papers.child]
    other = papers.dice.named("other blood").below(len(papers), len(groups))
    group = np.where(papers.happens("blood group wrong"), other, group)
    form = papers.dice.named("blood form").below(len(papers), 3)

    def write(key: int) -> str:
        letters, sign = groups[key // 3][:-1], groups[key // 3][-1]
        roman = BLOOD_OLD[letters]
        return (f"{letters}{sign}", f"{roman}{sign}", f"{roman} ({letters}) Rh{sign}")[key % 3]

    return once_each(group * 3 + form, papers.happens("blood_group present"), write)


def _institution(papers: Papers) -> pl.Series:
    """Return where the child lives, or for families and half of the offices lived before."""
    ways, child = papers.ways, papers.child
    before = papers.dice.named("before").chance(len(papers), 0.55)
    if papers.by_office:
        chosen = np.where(
            (ways.origin[child] >= 0) & before, ways.origin[child], ways.current[child]
        )
    else:
        chosen = ways.origin[child]
    there = papers.happens("institution present") & (chosen >= 0)
    return once_each(
        chosen * len(hands()) + papers.hand, there, lambda key: _write_institution(papers, key)
    )


def _write_institution(papers: Papers, key: int) -> str:
    number, hand_number = divmod(key, len(hands()))
    hand, homes = hands()[hand_number], papers.institutions
    kind = shares("institution")[0][homes.kind[number]]
    place = hand.spell(int(gazetteer().word[homes.place[number]]))
    return wordings("institution", kind)[hand.words].format(
        number=int(homes.number[number]), place=place
    )


def _documents(papers: Papers) -> pl.Series:
    """Return the number of the certificate of birth; some in Latin letters or a digit wrong."""
    dice = papers.children_dice().named("document")
    number = dice.named("number").below(len(papers.children), 900_000)[papers.child] + 100_000
    series = dice.named("series").below(len(papers.children), len(SERIES))[papers.child]
    wrong = papers.happens("document digit wrong")
    digit = 10 ** papers.dice.named("digit").below(len(papers), 5)
    number = np.where(wrong, number + digit, number)
    latin = papers.words == LANGUAGES.index("en")

    def write(key: int) -> str:
        key, roman = divmod(key, 2)
        whole, letters = divmod(key, len(SERIES))
        return f"I-{(SERIES_LATIN if roman else SERIES)[letters]} {whole:06}"

    keys = (number * len(SERIES) + series) * 2 + latin
    return once_each(keys, papers.happens("document_numbers present"), write)
