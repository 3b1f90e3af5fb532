"""What does the report look like? Makes the pictures in docs/images from a fictional world.

`python -m scripts.screenshots`: makes a world, matches its two registers, writes the report in
English and Arabic and photographs it in Chromium with the network off. Pictures are made small
with pngquant where it is installed. All persons are fictional.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kintrace
from kintrace.interchange.report import write_report
from kintrace.world import make_world

IMAGES = Path(__file__).parent.parent / "docs" / "images"
SIZE, SEED = 2000, 17
# A browser that asks the network for nothing.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

SCROLL = "part => window.scrollTo(0, part.getBoundingClientRect().top + window.scrollY - 8)"


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the page's language, the window, and what is in it."""

    name: str
    language: str
    width: int
    height: int
    scroll_to: str = "body"
    colours: str = "light"


PICTURES = (
    Picture("report", "en", 1200, 900, scroll_to="article details[open]"),
    Picture("report-guide", "en", 1200, 820),
    Picture("report-arabic", "ar", 1200, 900, scroll_to="article details[open]"),
    Picture("report-phone", "en", 360, 780, scroll_to="article details[open]"),
    Picture("report-dark", "en", 1200, 900, scroll_to="article details[open]", colours="dark"),
)


def write_reports(folder: Path) -> None:
    """Write the report of one fictional world in each language that is photographed."""
    world = make_world(size=SIZE, seed=SEED)
    matches = kintrace.match(world.requests, world.register)
    for language in {picture.language for picture in PICTURES}:
        path = folder / f"{language}.html"
        tables = {"requests": world.requests, "register": world.register}
        write_report(matches, path, **tables, language=language, quarantined=0)


def photograph(browser: Any, picture: Picture, *, folder: Path) -> None:
    """Write one picture into docs/images."""
    window = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=window, color_scheme=picture.colours, offline=True)
    page.goto((folder / f"{picture.language}.html").as_uri())
    page.locator("form.filter").evaluate("form => (form.style.position = 'static')")
    page.locator(picture.scroll_to).first.evaluate(SCROLL)
    path = IMAGES / f"{picture.name}.png"
    page.screenshot(path=path)
    page.close()
    make_small(path)


def make_small(path: Path) -> None:
    """Reduce a picture to 32 colours, if pngquant is there to do it."""
    program = shutil.which("pngquant")
    if program is None:
        print(f"kintrace: pngquant is not installed; {path.name} stays large", file=sys.stderr)
        return
    options = ["--force", "--strip", "--speed", "1", "--output", str(path)]
    subprocess.run([program, *options, "32", str(path)], check=True)


def main() -> None:
    """Make all pictures."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        write_reports(Path(name))
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        for picture in PICTURES:
            photograph(browser, picture, folder=Path(name))
        browser.close()


if __name__ == "__main__":
    main()
