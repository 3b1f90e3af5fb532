"""Can people use the report in a browser: offline, by keyboard, on a phone, in Arabic, on paper?

Runs against Debian's Chromium with the network off; without a Chromium these tests are skipped.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kintrace.interchange.report import LANGUAGES, write_report
from tests.interchange.hand_made_matches import MATCHES, REGISTER, REQUESTS

HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>"

# Contrast of every visible piece of text against what is painted behind it (WCAG 2.2, 1.4.3).
FAINT_TEXT = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
    return [255, 255, 255]; };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.getClientRects().length) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.push([e.className, walker.currentNode.data.trim(), ratio]);
  }
  return faint;
}"""


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def opened(*, report: dict[str, Any] | None = None, **browsing: Any) -> Any:
        given = {"matches": MATCHES, "requests": REQUESTS, "register": REGISTER, **(report or {})}
        path = tmp_path / "report.html"
        write_report(given.pop("matches"), path, **given)
        contexts.append(browser.new_context(offline=True, **browsing))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page: Any) -> list[str]:
    return page.locator("article:not([hidden]) h3 .id").all_text_contents()


def wait_until_shown(page: Any, *, count: int) -> None:
    from playwright.sync_api import expect

    expect(page.locator("article:not([hidden])")).to_have_count(count)


def test_the_page_asks_for_nothing_but_itself_and_breaks_no_policy(open_report: Any) -> None:
    page = open_report()
    page.mouse.wheel(0, 5000)
    assert [url for url in page.asked if not url.endswith("/report.html")] == []
    assert page.complaints == []


def test_a_hostile_name_runs_nothing(open_report: Any) -> None:
    requests = REQUESTS.with_columns(pl.lit(HOSTILE).alias("name"))
    page = open_report(report={"requests": requests, "title": HOSTILE})
    assert page.complaints == []
    assert page.locator("img").count() == 0


def test_without_a_script_all_evidence_can_be_read(open_report: Any) -> None:
    page = open_report(java_script_enabled=False)
    assert page.locator("article").count() == 4
    assert not page.locator("form.filter").is_visible()
    page.locator("summary").last.click()
    assert page.locator("article").last.locator("table.compare").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_out_of_the_page(open_report: Any, language: str, width: int) -> None:
    page = open_report(report={"language": language}, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 780, 900, 1280])
def test_no_cell_is_squeezed_into_a_column_of_letters(open_report: Any, width: int) -> None:
    page = open_report(report={"language": "uk"}, viewport={"width": width, "height": 800})
    tallest = page.locator("tbody td .said").evaluate_all(
        "all => Math.max(...all.map((said) => said.getBoundingClientRect().height))"
    )
    assert tallest < 90


def test_one_very_long_word_does_not_widen_a_phone(open_report: Any) -> None:
    requests = REQUESTS.with_columns(pl.lit("Х" * 400).alias("name"))
    page = open_report(report={"requests": requests}, viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_text_stands_out_from_its_ground(open_report: Any, colours: str, language: str) -> None:
    page = open_report(report={"language": language, "limit": 3}, color_scheme=colours)
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert page.evaluate(FAINT_TEXT) == []


def test_arabic_runs_from_the_right_with_names_each_in_their_own_way(open_report: Any) -> None:
    page = open_report(report={"language": "ar"}, viewport={"width": 1280, "height": 900})
    box = (
        page.locator("table.compare")
        .first.locator("thead th")
        .evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().x)")
    )
    assert box == sorted(box, reverse=True)
    latin = page.locator("bdi.name", has_text="Aleksandr Kovalskiy").first
    assert latin.evaluate("name => getComputedStyle(name).direction") == "ltr"


def test_in_arabic_an_agreeing_bar_grows_to_the_left(open_report: Any) -> None:
    page = open_report(report={"language": "ar"}, viewport={"width": 1280, "height": 900})
    bar = page.locator("svg.bar", has=page.locator("rect.for")).nth(4)
    edges = [bar.locator(part).evaluate("part => part.getBoundingClientRect().right")
             for part in ("rect.for", "line")]  # fmt: skip
    assert edges[0] <= edges[1] + 1


def test_text_finds_a_request_whatever_its_case_or_accents(open_report: Any) -> None:
    page = open_report()
    page.get_by_label("Text in a block").fill("КОВАЛЕВ")
    wait_until_shown(page, count=1)
    assert shown(page) == ["T-17"]
    assert page.locator("output").inner_text() == "Showing 1 of 4 requests."


def test_bits_and_marks_narrow_the_list(open_report: Any) -> None:
    page = open_report()
    page.get_by_label("Total at least").select_option("10")
    assert shown(page) == ["T-17"]
    page.get_by_label("Total at least").select_option("")
    page.get_by_label("Marked as").select_option("altered")
    assert shown(page) == ["T-20"]
    page.get_by_label("Text in a block").fill("nobody of that name")
    wait_until_shown(page, count=0)
    assert page.locator("output").inner_text() == "No request fits this filter."


def test_requests_can_be_put_in_another_order(open_report: Any) -> None:
    page = open_report()
    assert shown(page) == ["T-17", "T-18", "T-20", "T-19"]
    for order, first in (("file", "T-17"), ("weak", "T-19"), ("lead", "T-19")):
        page.get_by_label("Order").select_option(order)
        assert shown(page)[0] == first


def test_the_keyboard_reaches_and_opens_a_block_with_visible_focus(open_report: Any) -> None:
    page = open_report()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the requests"
    page.locator("summary").last.focus()
    page.keyboard.press("Enter")
    assert page.locator("article").last.locator("details").get_attribute("open") is not None
    outline = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


def test_headings_descend_one_level_at_a_time(open_report: Any) -> None:
    levels = (
        open_report()
        .locator("h1, h2, h3, h4")
        .evaluate_all("headings => headings.map((heading) => Number(heading.tagName[1]))")
    )
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_header_cell_has_a_scope_and_every_field_a_name(open_report: Any) -> None:
    page = open_report()
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("table.compare:not(:has(caption))").count() == 0
    named = page.locator("form :is(input, select)").evaluate_all("all => all.map((f) => f.labels)")
    assert all(named)


def test_motion_stops_for_those_who_ask(open_report: Any) -> None:
    page = open_report(reduced_motion="reduce")
    moving = "s => getComputedStyle(s, '::before').transitionDuration"
    assert page.locator("summary").first.evaluate(moving) == "0s"


def test_paper_shows_closed_blocks_and_no_filter(open_report: Any) -> None:
    page = open_report()
    page.emulate_media(media="print")
    assert not page.locator("form.filter").is_visible()
    heights = page.locator("table.compare").evaluate_all(
        "all => all.map((table) => table.getBoundingClientRect().height)"
    )
    assert min(heights) > 100
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


def test_two_thousand_requests_stay_usable(open_report: Any) -> None:
    numbers = range(2000)
    pair = ("T-17", "R-204")
    matches = replace(
        MATCHES,
        pairs={(f"T-{n}", "R-204"): MATCHES.pairs[pair] for n in numbers},
        posteriors={(f"T-{n}", "R-204"): 0.9 for n in numbers},
    )
    sought = pl.concat([REQUESTS.head(1)] * 2000).with_columns(
        pl.Series("record_id", [f"T-{n}" for n in numbers])
    )
    page = open_report(report={"matches": matches, "requests": sought})
    page.get_by_label("Text in a block").fill("T-1999")
    wait_until_shown(page, count=1)
    assert shown(page) == ["T-1999"]
