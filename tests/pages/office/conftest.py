"""How do tests open the office in a browser?

One office in a process of its own, on a data folder of its own, filled with the cast; one Chromium
that may reach this machine only.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.site.office_server import RunningOffice, environment, running_office
from tests.tree import ROOT
from tests.web.office import PASSWORD

PHONE = {"width": 360, "height": 720}
DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser") / "office"


@pytest.fixture(scope="session")
def running(home: Path) -> Iterator[RunningOffice]:
    """An office where no second factor is asked, as in the demo."""
    with running_office(home, "--demo") as office:
        yield office


@pytest.fixture(scope="session")
def addresses(running: RunningOffice, home: Path) -> dict[str, str]:
    """Where each page is, by its route."""
    settings = {"DJANGO_SETTINGS_MODULE": "kintrace.site.settings"}
    command = [sys.executable, "-m", "tests.pages.office.fill"]
    run = subprocess.run(
        command, env=environment(home, **settings), cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, str] = json.loads(run.stdout)
    return {route: running.address + path for route, path in found.items()}


@pytest.fixture(scope="session")
def logged_in(browser: Any, addresses: dict[str, str]) -> Callable[[str], Any]:
    """The cookies of one of the cast, after a log-in as they do it; each logs in once."""
    kept: dict[str, Any] = {}

    def cookies(who: str) -> Any:
        if who not in kept:
            context = browser.new_context()
            page = context.new_page()
            page.goto(addresses["account_login"])
            page.get_by_label("E-mail").fill(f"{who}@office.localhost")
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Log in", exact=True).click()
            page.wait_for_url(addresses["day"])
            kept[who] = context.cookies()
            context.close()
        return kept[who]

    return cookies


@contextmanager
def windows(
    browser: Any, running: RunningOffice, logged_in: Callable[[str], Any]
) -> Iterator[Callable[..., Any]]:
    """Opens a window for one of the cast ("" = nobody); notes requests that leave this machine."""
    opened: list[Any] = []
    left: list[str] = []

    def window(who: str, *, language: str = "en", **more: Any) -> Any:
        context = browser.new_context(**{"viewport": DESK, **more})
        opened.append(context)
        context.add_cookies(logged_in(who) if who else [])
        speak(context, language, running)
        context.on(
            "request",
            lambda request: (
                request.url.startswith(running.address + "/") or left.append(request.url)
            ),
        )
        return context.new_page()

    yield window
    for context in opened:
        context.close()
    assert left == []


def speak(context: Any, language: str, running: RunningOffice) -> None:
    """Have the office answer in a language."""
    context.add_cookies([{"name": "language", "value": language, "url": running.address}])


@pytest.fixture
def open_as(browser: Any, running: RunningOffice, logged_in: Callable[[str], Any]) -> Iterator[Any]:
    """Opens windows of this test's own; see `windows`."""
    with windows(browser, running, logged_in) as window:
        yield window
