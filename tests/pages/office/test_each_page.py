"""Can everybody use every page: by ear, on a phone, in Arabic, without scripts, on a slow line?"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.pages.office.conftest import DESK, PHONE, speak, windows
from tests.site.office_server import RunningOffice
from tests.web.pages import PAGES, Page

AXE = Path(__file__).with_name("axe") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = {"serious", "critical"}
FIRST_PAGE_BYTES = 60_000
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
# Every page is asked for its heading without a browser, thus without scripts, in tests/web.
MAIN_ACTS = {"account_login", "day", "file", "files", "pair", "document", "letter", "movement"}
OF_MAIN_ACTS = [page for page in PAGES if page.route in MAIN_ACTS]

# What lies outside of the window's width, which would have to be scrolled to sideways.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll("button, .button, input, select, summary")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height && box.height < 24).map(([html]) => html)"""

# Numbers in tables of which a part stands on a line of its own.
BROKEN_NUMBERS = """() => [...document.querySelectorAll("td.number bdi")]
  .filter((one) => one.getClientRects().length > 1).map((one) => one.innerText)"""


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


@pytest.fixture(scope="module")
def window_of(
    browser: Any, running: RunningOffice, logged_in: Callable[[str], Any]
) -> Iterator[Callable[[str], Any]]:
    """One window for each of the cast, as opening one takes longer than looking at a page."""
    with windows(browser, running, logged_in) as window:
        yield cache(lambda who: window(who, viewport=PHONE, reduced_motion="reduce"))


@by_page
def test_a_page_serves_everybody(
    page: Page,
    window_of: Callable[[str], Any],
    addresses: dict[str, str],
    running: RunningOffice,
) -> None:
    """On a phone in the light, on a desk in the dark, and on a phone in Arabic."""
    window = window_of(page.who)
    complaints: list[str] = []
    noted = {
        "console": lambda said: said.type == "error" and complaints.append(said.text),
        "pageerror": lambda error: complaints.append(str(error)),
    }
    for event, note in noted.items():
        window.on(event, note)
    for language in ("ar", "en"):
        speak(window.context, language, running)
        window.goto(addresses[page.route])
        assert window.evaluate(WIDER) <= 0
        assert window.evaluate(SMALL_TARGETS) == []
        assert window.evaluate(BROKEN_NUMBERS) == []
        if language == "en" or page.route in MAIN_ACTS:
            assert faults_by_axe(window) == []
    window.set_viewport_size(DESK)
    window.emulate_media(color_scheme="dark")
    faults = faults_by_axe(window)
    window.set_viewport_size(PHONE)
    window.emulate_media(color_scheme="light")
    for event, note in noted.items():
        window.remove_listener(event, note)
    assert (faults, complaints) == ([], [])


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
