"""Does a letter go from a mother to a child and back in the browser, through two couriers?"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.casework.letters import PASSPHRASE, SENTINEL, TEXT, picture
from tests.pages.office.conftest import PHONE
from tests.pages.office.test_casework import fill
from tests.site.office_server import RunningOffice, environment
from tests.tree import ROOT

Window = Any
SIGNED = {"passphrase": PASSPHRASE}


@pytest.fixture
def begun(addresses: dict[str, str], home: Path) -> list[str]:
    """The keys of a mother's record, a child's file and the child's record."""
    settings = {"DJANGO_SETTINGS_MODULE": "kintrace.site.settings"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.pages.office.begun_letter"],
        env=environment(home, **settings), cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    return run.stdout.decode().split()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of a signed paper receipt."""
    path = tmp_path / "receipt.png"
    path.write_bytes(picture())
    return path


def choose(window: Window, field: str, name: str) -> None:
    """Choose somebody whose name begins so."""
    options = window.locator(f"select[name={field}] option")
    for option in options.all():
        if option.inner_text().startswith(name):
            window.locator(f"select[name={field}]").select_option(option.get_attribute("value"))
            return
    raise AssertionError(f"nobody called {name} is offered")


def hand_over(window: Window, letter: str, *, to: str, at: str) -> None:
    """Hand a letter that one has to somebody with a device."""
    window.goto(letter + "hand-over/")
    choose(window, "receiver", to)
    fill(window, place=at, **SIGNED)


def receive(window: Window, running: RunningOffice) -> str:
    """Sign for what was handed to oneself last; returns the page of the leg."""
    window.goto(running.address + "/carrying/")
    window.locator(".handed a").last.click()
    window.wait_for_load_state()
    leg: str = window.url
    window.goto(leg + "receive/")
    fill(window, **SIGNED)
    return leg


def hand_over_on_paper(window: Window, page: str, photo: Path, *, at: str) -> None:
    """Hand a letter to somebody without a device, and bring the receipt that he signed."""
    window.goto(page + "hand-over/")
    fill(window, receiver_name="Old Petro", place=at, **SIGNED)
    window.goto(page + "receipt/")
    window.locator("[name=receipt]").set_input_files(photo)
    fill(window, **SIGNED)


def receive_from_paper(window: Window, letter: str, photo: Path) -> None:
    """Take a letter from somebody without a device, with the receipt that both signed."""
    window.goto(letter + "from-paper/")
    window.locator("[name=receipt]").set_input_files(photo)
    fill(window, place="At the gate", **SIGNED)


def send(writer: Window, checker: Window, page: str, **words: str) -> str:
    """Write a letter, let a colleague check it, and close it; returns its page."""
    writer.goto(page)
    if "to" in words:
        choose(writer, "to_agency", words.pop("agency"))
        choose(writer, "to_owner", words.pop("to"))
    fill(writer, **words)
    letter: str = writer.url
    checker.goto(letter + "check/")
    assert SENTINEL in checker.content()
    fill(checker, is_fit="yes")
    writer.goto(letter + "close/")
    fill(writer)
    return letter


def deliver(window: Window, at: str) -> None:
    """Deliver a letter; the recipient types their name."""
    window.goto(at + "attempt/")
    fill(window, outcome="delivered", place="Sea Street 4", mark_text="Sasha", **SIGNED)


@pytest.mark.parametrize(("language", "has_scripts"), [("en", True), ("ar", False)])
def test_a_letter_goes_to_a_child_and_its_answer_comes_back(
    language: str,
    has_scripts: bool,
    open_as: Callable[..., Window],
    running: RunningOffice,
    begun: list[str],
    photo: Path,
) -> None:
    mother, _file, child = begun
    more = {"language": language, "java_script_enabled": has_scripts}
    amina, bashir, carla = (open_as(name, **more) for name in ("amina", "bashir", "carla"))
    mykola = open_as("mykola", viewport=PHONE, **more)
    letter = send(
        amina, bashir, f"{running.address}/letters/from/{mother}/",
        to="Carla", agency="Southern", kind="open", recipient_name="Саша",
        recipient_address="Children's home No. 2\nSea Street 4", text=TEXT,
    )  # fmt: skip
    # The first courier has a telephone.
    hand_over(amina, letter, to="Mykola", at="At the bridge")
    leg = receive(mykola, running)
    assert SENTINEL not in mykola.content()
    hand_over(mykola, leg, to="Carla", at="At the ferry")
    mykola.goto(leg)
    assert mykola.locator("a[href*=take-back]").count() == 1
    mykola.goto(leg + "take-back/")
    fill(mykola, why="She did not come.")
    # Who takes it from him sends it on with one who has none: he signs on paper.
    nadia = open_as("nadia", **more)
    hand_over(mykola, leg, to="Nadia", at="At the harbour")
    receive(nadia, running)
    hand_over_on_paper(nadia, letter, photo, at="At the harbour")
    receive_from_paper(carla, letter, photo)
    carla.goto(letter + "take-up/")
    fill(carla, recipient=child)
    deliver(carla, letter)
    carla.goto(letter)
    assert carla.locator(".way-of-letter li").count() == 5
    assert carla.locator(".loud").count() == 0
    # The answer goes back with the second alone.
    carla.goto(letter + "reply/")
    fill(carla, text=TEXT)
    answer = carla.url
    assert answer != letter
    nadia.goto(answer + "check/")
    assert SENTINEL in nadia.content()
    fill(nadia, is_fit="yes")
    carla.goto(answer + "close/")
    fill(carla)
    hand_over_on_paper(carla, answer, photo, at="At the harbour")
    receive_from_paper(amina, answer, photo)
    amina.goto(answer)
    assert amina.locator(".way-of-letter li").count() == 2
    assert amina.locator(".loud").count() == 0
    deliver(amina, answer)
    amina.goto(letter)
    assert amina.locator(".now dd").first.inner_text()
    amina.goto(answer + "words/")
    assert SENTINEL in amina.content()
