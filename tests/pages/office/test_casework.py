"""Does a child's file go the whole way in the browser, past each refusal, in two languages?"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.office_server import RunningOffice, environment
from tests.tree import ROOT

DAY = "2026-11-24"
NEXT = {"what": "Go on", "due_on": "2030-01-01"}
ANSWER = "The dog is called Rex"
Window = Any


@pytest.fixture
def beside(addresses: dict[str, str], home: Path) -> Callable[..., list[str]]:
    """Does beside the browser what other people and other pages do; returns what was printed."""
    settings = {"DJANGO_SETTINGS_MODULE": "kintrace.site.settings"}

    def run(*arguments: str) -> list[str]:
        command = [sys.executable, "-m", "tests.pages.office.begun_file", *arguments]
        ended = subprocess.run(
            command, env=environment(home, **settings), cwd=ROOT, capture_output=True, check=True
        )
        return ended.stdout.decode().split()

    return run


def fill(window: Window, **fields: str) -> None:
    """Fill the form's fields by their names, whatever the language, and send it."""
    form = window.locator("main form[method=post]").last
    for name, value in fields.items():
        field = form.locator(f'[name="{name}"]')
        match field.first.evaluate("one => one.type"):
            case "select-one":
                field.select_option(value)
            case "checkbox":
                field.check()
            case "radio":
                form.locator(f'[name="{name}"][value="{value}"]').check()
            case _:
                field.fill(value)
    form.locator(".acts button").first.click()
    window.wait_for_load_state()


def go(window: Window, file: str, to: str) -> None:
    """Bring the file on, and see that it is there."""
    window.goto(file + "move/")
    fill(window, to=to, reason="It is time.", **({} if to == "closed" else NEXT))
    assert window.url.partition("#")[0] == file, to


def is_closed_to(window: Window, file: str, to: str) -> bool:
    """Whether the page offers no such way yet, and says what is missing."""
    window.goto(file + "move/")
    is_offered = window.locator(f'[name=to][value="{to}"]').count() > 0
    return not is_offered and window.locator(".missing li").count() > 0


def say(window: Window, file: str, **told: str) -> None:
    """Add what the child tells."""
    for code, value in told.items():
        window.goto(file + "statement/")
        fill(window, property=code, value_unknown="not_asked", value=value)


def agree(window: Window, file: str, purpose: str) -> None:
    window.goto(file + "consent/")
    fill(window, purpose=purpose, answer="yes", given_by="child")


def verify(open_as: Callable[..., Window], amina: Window, file: str, **more: Any) -> None:
    """Two officers ask both sides, unseen by each other, and agree on what they show."""
    amina.goto(file + "verification/")
    fill(amina, pair=str(amina.locator("[name=pair]").first.get_attribute("value")))
    page = amina.url
    vira, maksym = open_as("vira", **more), open_as("maksym", **more)
    for officer, side in ((vira, "child"), (maksym, "adult")):
        officer.goto(page + "answer/")
        fill(officer, side=side, question="The dog?", answer=f"{ANSWER}, says the {side}")
    maksym.goto(page)
    assert f"{ANSWER}, says the child" not in maksym.content()
    for officer, side in ((vira, "child"), (maksym, "adult")):
        officer.goto(page + "lock/")
        fill(officer, side=side)
    maksym.goto(page)
    assert f"{ANSWER}, says the child" in maksym.content()
    vira.goto(page + "outcome/")
    fill(vira, outcome="positive", why="Both tell the same.")
    vira.goto(page + "second/")
    fill(vira)
    assert vira.locator(".refusal li").count() == 1
    maksym.goto(page + "second/")
    fill(maksym)


def weigh(amina: Window, vira: Window, file: str) -> None:
    """The panel hears the child and decides."""
    amina.goto(file + "best-interests/")
    for member in amina.locator("[name=panel]").all():
        member.check()
    fill(amina, kind="bia", childs_wish="wants", childs_view="To my aunt.",
         options="To go; to stay.")  # fmt: skip
    vira.goto(file)
    vira.locator("#interests a[href*=decide]").click()
    fill(vira, decision="in_favour", why="A safe home.")


def hand_over(window: Window, file: str) -> None:
    window.goto(file + "reunification/")
    fill(window, outcome="reunited", reunited_on=DAY, place_text="Kherson",
         with_whom_text="the aunt", relation="aunt", handed_over_by="Amina",
         received_by="the aunt", childs_wish="I am glad.", follow_up_plan="in a week")  # fmt: skip
    assert window.locator(".refusal li").count() == 1
    fill(window, is_signed_by_giver="on", is_signed_by_receiver="on")


@pytest.mark.parametrize(("language", "has_scripts"), [("en", True), ("ar", True), ("en", False)])
def test_a_file_goes_from_its_first_state_to_its_last(
    language: str,
    has_scripts: bool,
    open_as: Callable[..., Window],
    running: RunningOffice,
    beside: Callable[..., list[str]],
) -> None:
    keys = beside()
    begun = f"{running.address}/files/{keys[0]}/"
    more = {"language": language, "java_script_enabled": has_scripts}
    amina = open_as("amina", **more)
    go(amina, begun, "registered")
    assert is_closed_to(amina, begun, "documented")
    say(amina, begun, sex="female", age="9", separation_cause="evacuation")
    go(amina, begun, "documented")
    assert is_closed_to(amina, begun, "tracing")
    agree(amina, begun, "tracing")
    go(amina, begun, "tracing")
    assert is_closed_to(amina, begun, "match_proposed")
    beside(*keys)
    go(amina, begun, "match_proposed")
    assert is_closed_to(amina, begun, "contact_with_family")
    agree(amina, begun, "contact")
    go(amina, begun, "contact_with_family")
    assert is_closed_to(amina, begun, "verification")
    agree(amina, begun, "verification")
    go(amina, begun, "verification")
    assert is_closed_to(amina, begun, "best_interests")
    verify(open_as, amina, begun, **more)
    go(amina, begun, "best_interests")
    assert is_closed_to(amina, begun, "reunification_planned")
    weigh(amina, open_as("vira", **more), begun)
    go(amina, begun, "reunification_planned")
    assert is_closed_to(amina, begun, "reunited")
    hand_over(amina, begun)
    go(amina, begun, "reunited")
    go(amina, begun, "follow_up")
    assert is_closed_to(amina, begun, "closed")
    amina.goto(begun + "visit/")
    fill(amina, visited_on=DAY, was_child_seen="on", childs_words="I like the new school.")
    go(amina, begun, "closed")
    assert amina.locator(".now .soft").count() >= 2
