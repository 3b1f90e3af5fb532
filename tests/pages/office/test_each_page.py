"""Can everybody use every page: by ear, on a phone, in Arabic, without scripts, on a slow line?"""

from pathlib import Path
from typing import Any

import pytest

from tests.pages.office.conftest import DESK, PHONE
from tests.web.pages import PAGES, Page

AXE = Path(__file__).with_name("axe") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = {"serious", "critical"}
FIRST_PAGE_BYTES = 60_000
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
# Every page is asked for its heading without a browser, thus without scripts, in tests/web.
MAIN_ACTS = {"account_login", "day", "file", "files", "pair", "document", "letter", "movement"}
OF_MAIN_ACTS = [page for page in PAGES if page.route in MAIN_ACTS]
by_language = pytest.mark.parametrize("language", ["en", "ar"])

# What lies outside of the window's width, which would have to be scrolled to sideways.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll("button, .button, input, select, summary")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height && box.height < 24).map(([html]) => html)"""


def faults_by_axe(window: Any) -> list[str]:
    # Evaluated, not added to the page: the page's own policy would refuse it, as it should.
    window.evaluate(AXE.read_text(encoding="utf-8"))
    found = window.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@by_page
@by_language
def test_a_page_serves_everybody(
    page: Page, language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    """By day in English, in the dark in Arabic; opened once, as each opening takes long."""
    scheme = "light" if language == "en" else "dark"
    window = open_as(page.who, language=language, viewport=PHONE, color_scheme=scheme)
    complaints: list[str] = []
    window.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.goto(addresses[page.route])
    assert window.evaluate(WIDER) <= 0
    assert window.evaluate(SMALL_TARGETS) == []
    assert faults_by_axe(window) == []
    if language == "en":
        window.set_viewport_size(DESK)
        assert faults_by_axe(window) == []
    assert complaints == []


def test_axe_would_find_something(open_as: Any, addresses: dict[str, str]) -> None:
    window = open_as("")
    window.goto(addresses["account_login"])
    window.evaluate("document.querySelectorAll('label').forEach((one) => one.remove())")
    assert [fault for fault in faults_by_axe(window) if fault.startswith("label:")]


@pytest.mark.parametrize("page", OF_MAIN_ACTS, ids=lambda page: page.route)
def test_a_page_shows_its_content_without_scripts(
    page: Page, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as(page.who, java_script_enabled=False)
    window.goto(addresses[page.route])
    assert window.locator("h1").inner_text()


def test_the_first_page_is_small_enough_for_a_slow_line(
    open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("")
    requests: list[Any] = []
    window.on("requestfinished", lambda request: requests.append(request))
    window.goto(addresses["account_login"], wait_until="networkidle")
    sizes = [request.sizes() for request in requests]
    assert len(requests) >= 3
    assert sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes) <= (
        FIRST_PAGE_BYTES
    )
