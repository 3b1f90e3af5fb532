"""What does the report of proposed matches say, and what can it never do?"""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest

from kintrace.interchange.report import LANGUAGES, ReportLanguageUnknown, write_report
from kintrace.interchange.report.bars import Scale, scale_for
from kintrace.interchange.report.wording import strength, wording
from kintrace.interchange.report.written import harmless, language_of, runs_of
from tests.interchange.hand_made_matches import MATCHES, REGISTER, REQUESTS, row

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def page(path: Path, **changes: object) -> str:
    given = {"matches": MATCHES, "requests": REQUESTS, "register": REGISTER, **changes}
    write_report(given.pop("matches"), path / "report.html", **given)
    return (path / "report.html").read_text(encoding="utf-8")


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def text_of(html: str) -> str:
    body = re.sub(r"<(script|style)>.*?</\1>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body))


def keys(tree: dict[str, object]) -> dict[str, object]:
    return {key: keys(value) if isinstance(value, dict) else None for key, value in tree.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_written_in_each_language(tmp_path: Path, language: str) -> None:
    html = page(tmp_path, language=language)
    words = wording(language)
    assert f'<html lang="{language}" dir="{words.direction}">' in html
    assert words("decide") in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_sentence_with_the_same_values(language: str) -> None:
    english, other = wording("en").sentences, wording(language).sentences
    assert keys(other) == keys(english)
    for key, sentence in english.items():
        if isinstance(sentence, str):
            assert set(re.findall(r"{\w+}", other[key])) == set(re.findall(r"{\w+}", sentence))


def test_an_unknown_language_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ReportLanguageUnknown) as refused:
        page(tmp_path, language="xx")
    assert "en, uk, ru, ar" in refused.value.hint


def test_nothing_on_the_page_comes_from_elsewhere(tmp_path: Path) -> None:
    for tag, attributes in Tags(page(tmp_path)).found:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "a"} or (
            tag == "a" and attributes["href"].startswith("#")
        )
        assert "src" not in attributes
        assert "style" not in attributes


def test_the_policy_allows_only_the_style_and_script_inside(tmp_path: Path) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page(tmp_path))
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_a_hostile_name_stays_text(tmp_path: Path) -> None:
    requests = REQUESTS.with_columns(
        pl.lit(HOSTILE).alias("name"), pl.lit(HOSTILE).alias("relatives")
    )
    html = page(tmp_path, requests=requests, title=HOSTILE)
    tags = Tags(html).found
    assert [tag for tag, _ in tags if tag in ("script", "img")] == ["script"]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert HOSTILE in Texts(html).joined


class Texts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.joined = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.joined += data


def test_a_hostile_reason_and_feature_stay_text(tmp_path: Path) -> None:
    pairs = {("T-21", "R-204"): (row(f"attribute:{HOSTILE}", "a", "b", "differs", -1.0, HOSTILE),)}
    matches = replace(MATCHES, pairs=pairs, posteriors={("T-21", "R-204"): 0.2})
    html = page(tmp_path, matches=matches)
    assert [tag for tag, _ in Tags(html).found if tag in ("script", "img")] == ["script"]


def test_a_formula_cannot_run_when_the_table_is_pasted(tmp_path: Path) -> None:
    register = REGISTER.with_columns(pl.lit('=HYPERLINK("x")').alias("institution"))
    assert '<bdi dir="auto">=' not in page(tmp_path, register=register)
    assert harmless("@sum") != "@sum"
    assert harmless("a\x00b\x1bc") == "a\ufffdb\ufffdc"


def test_every_name_stands_in_its_own_direction(tmp_path: Path) -> None:
    html = page(tmp_path)
    for name in ("محمد أحمد الخطيب", "Mohamad Ahmad Alkhatib", "Ковальский Александр Петрович"):
        inside = re.findall(rf"<bdi [^>]*>{name}</bdi>", html)
        assert inside
        assert len(inside) == html.count(name)
        assert all('dir="auto"' in tag for tag in inside)


def test_a_name_says_its_language_only_when_the_source_did(tmp_path: Path) -> None:
    html = page(tmp_path)
    assert '<bdi dir="auto" class="name" lang="ar">محمد أحمد الخطيب</bdi>' in html
    assert '<bdi dir="auto" class="name">Марія Литвиненко</bdi>' in html
    assert language_of({"attribute:language": 'en" onclick="'}) is None


def test_the_runner_up_stands_beside_the_first_candidate(tmp_path: Path) -> None:
    html = page(tmp_path)
    block = html[html.index('id="request-1"') : html.index("</article>")]
    assert block.index("R-204") < block.index(wording("en")("runner_up")) < block.index("R-378")
    assert "Ковальский Александр Петрович" in block


def test_a_request_with_one_candidate_says_that_there_is_no_other(tmp_path: Path) -> None:
    assert wording("en")("no_runner_up") in page(tmp_path)


def test_each_row_of_evidence_gives_sign_word_bits_and_reason(tmp_path: Path) -> None:
    text = text_of(page(tmp_path))
    assert "differs other name: Іванович, Петрович" in text
    assert "−4.7" in text
    assert "agrees same name in another language: Ганна, Anna" in text


def test_words_are_shown_as_their_source_wrote_them(tmp_path: Path) -> None:
    text = text_of(page(tmp_path))
    for words in ("невідомо", "жовтень 2022", "age 8 on 2023-02-11", "aunt: Anna Melnik"):
        assert words in text


def test_a_part_missing_from_a_whole_name_is_not_called_unasked(tmp_path: Path) -> None:
    html = page(tmp_path)
    row_of_patronymic = html[html.index('class="field">Patronymic') :].partition("</tr>")[0]
    assert "not in the name as written" in row_of_patronymic
    assert "not asked" not in row_of_patronymic


def test_what_siblings_share_is_taken_back_before_the_total(tmp_path: Path) -> None:
    taken = row("brother_or_sister", "", "", "close", -9.9, "a brother or sister would agree")
    pairs = MATCHES.pairs | {("T-21", "R-204"): (row("sex", "f", "M", "differs", -3.0), taken)}
    posteriors = {**MATCHES.posteriors, ("T-21", "R-204"): 0.2}
    matches = replace(MATCHES, pairs=pairs, posteriors=posteriors)
    text = text_of(page(tmp_path, matches=matches))
    assert "what a brother or sister would share −9.9 Starting point" in text
    assert "brother or sister would agree" not in text


def test_bits_of_a_field_are_shown_though_nobody_wrote_words(tmp_path: Path) -> None:
    pairs = {("T-21", "R-204"): (row("blood_group", "", "", "agrees", 1.6, "the same"),)}
    matches = replace(MATCHES, pairs=pairs, posteriors={("T-21", "R-204"): 0.2})
    assert "+1.6" in text_of(page(tmp_path, matches=matches))


def test_a_name_whose_parts_are_not_known_is_one_row(tmp_path: Path) -> None:
    whole = row("name", "Савченко Аліна", "Aleksandr Kovalskiy", "differs", -6.0)
    part = row("given_name", "", "Alina", "agrees", 4.0)
    pairs = {("T-21", "R-204"): (whole,), ("T-21", "R-500"): (part,)}
    matches = replace(MATCHES, pairs=pairs, posteriors=dict.fromkeys(pairs, 0.2))
    text = text_of(page(tmp_path, matches=matches))
    assert "Name Савченко Аліна Aleksandr Kovalskiy" in text
    assert "Given name not told apart in the name not told apart in the name" in text


def test_near_equal_candidates_are_marked_as_such(tmp_path: Path) -> None:
    html = page(tmp_path)
    marks = re.findall(r'id="request-(\d)"[^>]*data-marks="([^"]*)"', html)
    assert dict(marks) == {"1": "", "2": "", "3": "near_equal twins", "4": "altered"}


def test_an_altered_identity_names_the_fields_that_contradict(tmp_path: Path) -> None:
    assert "Record R-620 contradicts the request in: Family name, Birth." in page(tmp_path)


def test_what_the_limit_left_out_is_said(tmp_path: Path) -> None:
    html = page(tmp_path, limit=1)
    assert html.count("<article") == 1
    assert "This page shows 1 requests" in html
    assert "3 more requests with proposals were left out" in html


def test_requests_without_a_proposal_are_counted_and_named(tmp_path: Path) -> None:
    html = page(tmp_path, quarantined=3)
    assert "<dt>Requests without a proposal</dt><dd>1</dd>" in html
    assert "<dt>Rows set aside as unreadable</dt><dd>3</dd>" in html
    assert "Савченко Аліна" in html[html.index('class="without"') :]


def test_no_proposal_at_all_is_a_page_too(tmp_path: Path) -> None:
    class Nothing:
        candidates = MATCHES.candidates.clear()

    assert wording("en")("no_requests") in page(tmp_path, matches=Nothing())


def test_the_day_of_making_is_given_and_never_taken_from_a_clock(tmp_path: Path) -> None:
    assert "Made on 2026-11-24." in page(tmp_path, made_on=date(2026, 11, 24))
    assert "Made on" not in page(tmp_path)


@pytest.mark.parametrize(
    ("posterior", "sentence"),
    [
        (0.0, "Of 100 such pairs fewer than 1 are the same child."),
        (0.27, "Of 100 such pairs about 27 are the same child."),
        (0.97, "Of 100 such pairs about 97 are the same child."),
        (0.9934, "Of 1,000 such pairs about 993 are the same child."),
        (1.0, "Of 1,000 such pairs more than 999 are the same child."),
    ],
)
def test_a_posterior_is_told_as_a_frequency(posterior: float, sentence: str) -> None:
    assert wording("en").frequency(posterior) == sentence


def test_the_page_says_neither_percent_nor_verdict(tmp_path: Path) -> None:
    text = text_of(page(tmp_path)).lower()
    assert "%" not in text
    assert not re.search(r"\b(confidence|successfully|hit|hits|proven|score|match found)\b", text)


def test_the_word_for_a_total_is_the_one_in_the_table_of_words() -> None:
    assert [strength(bits) for bits in (-9.0, 2.9, 3.0, 7.0, 10.0)] == [
        "weak", "weak", "moderate", "strong", "very_strong",
    ]  # fmt: skip
    assert wording("en").strength_table()[1] == ("moderate", "3 up to 7", "8 to 1 up to 128 to 1")


def test_a_bar_starts_at_the_zero_line_and_goes_to_one_side() -> None:
    scale = Scale(lowest=-10.0, highest=10.0)
    assert (scale.bar(5.0).start, scale.bar(5.0).width) == ("50.0%", "25.0%")
    assert (scale.bar(-5.0).start, scale.bar(-5.0).width) == ("25.0%", "25.0%")
    assert scale.bar(-5.0).is_contradicting


def test_a_bar_too_long_for_the_page_is_cut_and_says_so() -> None:
    scale = scale_for([-3.0, 90.0, float("inf")])
    assert scale.highest == 20.0
    assert scale.bar(90.0).is_cut
    assert not scale.bar(20.0).is_cut


def test_names_of_another_script_in_a_reason_are_set_apart() -> None:
    assert runs_of("same name: محمد, أحمد") == [
        ("same name: ", False), ("محمد", True), (", ", False), ("أحمد", True),
    ]  # fmt: skip


def test_an_english_word_after_a_name_is_not_taken_for_the_name() -> None:
    assert runs_of("Ганна Марія is the form of Анна.") == [
        ("Ганна Марія", True), (" is the form of ", False), ("Анна", True), (".", False),
    ]  # fmt: skip


def test_pandas_and_arrow_tables_are_read_alike(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    expected = page(tmp_path)
    assert page(tmp_path, requests=REQUESTS.to_pandas(), register=REGISTER.to_arrow()) == expected
