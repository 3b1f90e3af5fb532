"""Can a tired caseworker take somebody in on a phone, on a bad line, and lose nothing?"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.pages.office.conftest import PHONE
from tests.pages.office.test_coming_and_going import log_in

CUTS = 20
NAME, OTHER = "Ковальська Марія Іванівна", "Мельник Ганна"
scripts = pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
SHUT = "el => { el.open = true }"


def tap(window: Any, section: str, question: str, answer: str) -> None:
    """Tap one chip of a question."""
    window.locator(f"#section-{section} input[name={question}][value={answer}]").check()


def opened(window: Any, section: str) -> Any:
    """A section, open to write in."""
    found = window.locator(f"#section-{section}")
    found.evaluate(SHUT) if found.get_attribute("open") is None else None
    return found


def save(window: Any, section: str) -> None:
    """Save a section, and wait until the page says that it is saved."""
    window.locator(f"#section-{section}").get_by_role("button", name="Save", exact=True).click()
    window.locator(f"#section-{section}[data-saved]").wait_for()


def take_in(window: Any) -> None:
    """Give the four answers that are needed."""
    tap(window, "safe", "is_safe_to_talk", "yes")
    save(window, "safe")
    tap(window, "consent", "services", "yes")
    tap(window, "consent", "given_by", "child")
    save(window, "consent")
    window.locator("#name_name").fill(NAME)
    window.locator("#name_name_language").select_option("uk")
    save(window, "name")
    window.locator("#place_current_place").fill("Херсон")
    save(window, "place")


@pytest.fixture
def begin(open_as: Any, addresses: dict[str, str]) -> Callable[..., Any]:
    """A window on a new intake, on a phone."""

    def window(kind: str = "child", **more: Any) -> Any:
        page = open_as("amina", viewport=PHONE, **more)
        page.goto(addresses["intake"] + kind + "/")
        return page

    return window


def key_of(window: Any) -> str:
    """The key that the file of this page has or will have, as the database writes it."""
    return str(window.url.split("#")[0].rstrip("/").split("/")[-1]).replace("-", "")


def count(home: Path, question: str, *values: str) -> int:
    """How many rows of the office's own database answer a question."""
    with sqlite3.connect(f"file:{home / 'office.sqlite3'}?mode=ro", uri=True) as database:
        return int(database.execute(f"SELECT count(*) FROM {question}", values).fetchone()[0])


CLAIMS = (
    "registry_claim JOIN registry_childfile AS file USING (record_id)"
    " WHERE file.id = ? AND property = ?"
)


@scripts
def test_a_child_is_taken_in_on_a_phone(has_scripts: bool, begin: Any, home: Path) -> None:
    window = begin(java_script_enabled=has_scripts)
    take_in(window)
    assert "The file is open" in window.locator("#intake-state").inner_text()
    assert count(home, CLAIMS, key_of(window), "name") == 1


@scripts
def test_one_inquirer_looks_for_two_children(has_scripts: bool, begin: Any) -> None:
    window = begin("request", java_script_enabled=has_scripts)
    tap(window, "consent", "tracing", "yes")
    tap(window, "consent", "given_by", "self")
    save(window, "consent")
    window.locator("#inquirer_name").fill(OTHER)
    save(window, "inquirer")
    window.locator("#sought-1_name").fill(NAME)
    save(window, "sought-1")
    window.get_by_role("link", name="Another person is looked for").click()
    window.locator("#sought-2_name").fill("Ковальський Іван")
    tap(window, "sought-2", "relation", "niece_or_nephew")
    save(window, "sought-2")
    assert "The request is open" in window.locator("#intake-state").inner_text()


def test_a_line_cut_twenty_times_makes_one_record_and_loses_nothing(begin: Any, home: Path) -> None:
    window, cuts = begin(), []

    def cut(route: Any) -> None:
        if route.request.method != "POST" or len(cuts) >= CUTS:
            route.continue_()
            return
        # Every second time the office gets it, and its answer is what is lost.
        if len(cuts) % 2:
            route.fetch()
        cuts.append(route.request.url)
        route.abort("connectionreset")

    take_in(window)
    window.route("**/section/**", cut)
    window.locator("#age_date_of_birth").fill("about 9")
    tap(window, "age", "sex", "female")
    window.locator("#section-age").get_by_role("button", name="Save", exact=True).click()
    for _ in range(CUTS):
        window.get_by_text("No line. Kept on this device").wait_for()
        window.evaluate("window.dispatchEvent(new Event('online'))")
        window.wait_for_timeout(60)
    window.locator("#section-age[data-saved]").wait_for()
    assert len(cuts) == CUTS
    key = key_of(window)
    assert count(home, "registry_childfile WHERE id = ?", key) == 1
    assert [count(home, CLAIMS, key, code) for code in ("age", "sex", "name")] == [1, 1, 1]


def test_a_line_cut_while_a_file_is_opened_opens_one(begin: Any, home: Path) -> None:
    window, cuts = begin(), []

    def cut(route: Any) -> None:
        if route.request.method != "POST" or len(cuts) % 3 == 2:
            cuts.append("through")
            route.continue_()
            return
        if len(cuts) % 2:
            route.fetch()
        cuts.append("cut")
        route.abort("connectionreset")

    window.route("**/section/**", cut)
    window.clock.install()
    for section, write in (
        ("safe", lambda: tap(window, "safe", "is_safe_to_talk", "no")),
        ("name", lambda: window.locator("#name_name").fill(NAME)),
        ("place", lambda: window.locator("#place_current_place").fill("Херсон")),
        ("consent", lambda: (tap(window, "consent", "services", "yes"),
                             tap(window, "consent", "given_by", "child"))),
    ):  # fmt: skip
        opened(window, section)
        write()
        window.locator(f"#section-{section}").get_by_role("button", name="Save").click()
        while not window.locator(f"#section-{section}[data-saved]").count():
            window.clock.run_for(16_000)
            window.wait_for_timeout(50)
    assert count(home, "registry_childfile WHERE id = ?", key_of(window)) == 1
    assert count(home, CLAIMS, key_of(window), "name") == 1
    assert count(home, "registry_intakedraft WHERE intake = ?", key_of(window)) == 0


def test_what_was_written_without_a_line_is_there_after_a_break(begin: Any) -> None:
    window = begin()
    window.route("**/section/**", lambda route: route.abort())
    opened(window, "family").locator("#family_mother_name").fill("Оксана")
    window.locator("#section-family").get_by_role("button", name="Save", exact=True).click()
    window.get_by_text("No line. Kept on this device").wait_for()
    window.reload()
    assert window.locator("#family_mother_name").input_value() == "Оксана"
    window.unroute("**/section/**")
    window.get_by_role("button", name="Send them now").click()
    window.locator("#section-family[data-saved]").wait_for()
    assert window.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("way", ["exit", "log out"])
def test_leaving_erases_what_was_written_on_the_device(
    way: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("")
    log_in(window, addresses, who="bashir")
    window.goto(addresses["intake"] + "child/")
    opened(window, "name").locator("#name_name").fill(NAME)
    assert window.evaluate("localStorage.length") == 1
    if way == "exit":
        window.get_by_role("link", name="Exit this page").click()
        window.wait_for_url(addresses["calendar"])
    else:
        window.on("dialog", lambda dialog: dialog.accept())
        window.locator("details.account summary").click()
        window.get_by_role("button", name="Log out").click()
        window.wait_for_url("**/account/login/**")
    assert window.evaluate("localStorage.length") == 0


def test_an_ended_log_in_loses_nothing_either(begin: Any) -> None:
    window = begin()
    opened(window, "name").locator("#name_name").fill(NAME)
    window.context.clear_cookies()
    window.locator("#section-name").get_by_role("button", name="Save", exact=True).click()
    window.get_by_text("Not saved: the log-in has ended").wait_for()
    assert window.locator("#name_name").input_value() == NAME
    assert window.evaluate("localStorage.length") == 1


def test_places_are_suggested_and_what_is_typed_stays(begin: Any) -> None:
    window = begin()
    window.route("**/intake/places/**", lambda route: route.fulfill(
        body='<option value="Артемівськ, Донецька область" lang="uk"></option>'))  # fmt: skip
    opened(window, "place").locator("#place_current_place").press_sequentially("артем")
    window.locator("#places option").wait_for(state="attached")
    assert window.locator("#place_current_place").input_value() == "артем"
