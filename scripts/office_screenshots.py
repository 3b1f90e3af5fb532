"""What does the office look like? Makes the pictures of it in docs/images.

`python -m scripts.office_screenshots`: opens a demo in a temporary folder, waits until it is full,
and photographs pages in Chromium as its cast sees them. All persons are invented.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.screenshots import IMAGES, QUIET, make_small

PORT, CHILDREN, REQUESTS = 8196, 300, 220
ADDRESS = f"http://localhost:{PORT}"
FULL = "the demo is full"
PATIENCE_SECONDS = 600
# As the demo prints it.
PASSWORD = "all persons are invented"
DESK, PHONE, TALL = (1200, 820), (360, 780), (1280, 1500)


@dataclass(frozen=True)
class View:
    """One picture: its name, who looks at what, in which language, and how large.

    ``follow`` is the beginning of an address whose first link on the page is opened, or the first
    with the text ``called``; ``part`` is what is added to that address.
    """

    name: str
    who: str
    path: str
    language: str = "en"
    window: tuple[int, int] = DESK
    follow: str = ""
    called: str = ""
    part: str = ""


VIEWS = (
    View("office-day", "amina", "/"),
    View("office-day-arabic", "amina", "/", language="ar", window=PHONE),
    View("office-files", "amina", "/files/"),
    View("office-file", "amina", "/files/?state=reunited", follow="/files/"),
    View(
        "office-file-ukrainian", "amina", "/files/?state=reunited", language="uk", follow="/files/"
    ),
    View("office-intake", "amina", "/intake/", window=PHONE),
    View("office-pair", "amina", "/pairs/", follow="/pairs/"),
    View(
        "office-document",
        "amina",
        "/documents/",
        window=TALL,
        follow="/documents/",
        called="copy.txt",
    ),
    View(
        "office-accounts",
        "amina",
        "/movements/",
        window=TALL,
        follow="/movements/",
        called="Lake Osk",
        part="accounts/",
    ),
    View("office-figures", "vira", "/figures/"),
    View("office-audit", "dora", "/audit/"),
    View("office-programs", "amina", "/account/tokens/"),
)


def main() -> None:
    """Make all pictures."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office = opened(Path(folder))
        try:
            path = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
            for view in VIEWS:
                photograph(browser, view)
            browser.close()
        finally:
            office.terminate()
            office.wait()


def opened(folder: Path) -> subprocess.Popen[str]:
    """Open a demo and wait until it is full."""
    command = [str(Path(sys.executable).parent / "kintrace"), "office", "demo", "--home",
               str(folder / "office"), "--port", str(PORT), "--children", str(CHILDREN),
               "--requests", str(REQUESTS)]  # fmt: skip
    log = folder / "log"
    with log.open("w", encoding="utf-8") as file:
        office = subprocess.Popen(
            command, stdout=file, stderr=file, stdin=subprocess.DEVNULL, env=dict(os.environ),
            text=True,
        )  # fmt: skip
    end = time.monotonic() + PATIENCE_SECONDS
    while FULL not in log.read_text(encoding="utf-8"):
        if office.poll() is not None or time.monotonic() > end:
            office.terminate()
            sys.exit(log.read_text(encoding="utf-8"))
        time.sleep(1)
    return office


def photograph(browser: Any, view: View) -> None:
    """Log in as one of the cast and write one picture; a page that isn't there is left out."""
    width, height = view.window
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{ADDRESS}/account/login/")
    page.get_by_label("E-mail").fill(f"{view.who}@demo.localhost")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(f"{ADDRESS}/")
    context.add_cookies([{"name": "language", "value": view.language, "url": ADDRESS}])
    answer = page.goto(ADDRESS + view.path)
    if view.follow:
        shown = page.locator(f'main a[href^="{view.follow}"]').filter(has_text=view.called)
        links = shown.evaluate_all("links => links.map(link => link.getAttribute('href'))")
        found = [link for link in links if re.search(r"[0-9a-f-]{36}/$", link)]
        answer = page.goto(ADDRESS + found[0] + view.part) if found else None
    if answer is None or answer.status != 200:
        print(f"kintrace: there is no page for {view.name}", file=sys.stderr)
        context.close()
        return
    path = IMAGES / f"{view.name}.png"
    page.screenshot(path=path)
    context.close()
    make_small(path)


if __name__ == "__main__":
    main()
