"""What does the report look like? Makes the pictures in docs/images.

`python -m scripts.screenshots`: matches the examples of the docs and the two registers of a
fictional world, writes the reports in three languages and photographs them in Chromium with the
network off. Pictures are made small with pngquant where it is installed. All persons are fictional.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

import kintrace
from kintrace.interchange import read_table
from kintrace.interchange.report import write_report
from kintrace.world import make_world

DOCS = Path(__file__).parent.parent / "docs"
IMAGES = DOCS / "images"
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
    """One picture: its name, the page's language, the window, and what is in it.

    ``tables`` are the examples of the docs, or a "world".
    """

    name: str
    language: str
    width: int
    height: int
    scroll_to: str = "article"
    colours: str = "light"
    tables: str = "examples"

    @property
    def report(self) -> str:
        """The file name of the report that it is taken of."""
        return f"{self.tables}-{self.language}.html"


PICTURES = (
    Picture("report", "en", 1200, 900),
    Picture("report-ukrainian", "uk", 1200, 900),
    Picture("report-arabic", "ar", 1200, 900),
    Picture("report-phone", "en", 360, 780),
    Picture("report-phone-arabic", "ar", 360, 780),
    Picture("report-dark", "en", 1200, 900, colours="dark"),
    Picture("report-guide", "en", 1200, 820, scroll_to="body", tables="world"),
    Picture("report-list", "en", 1200, 820, scroll_to="form.filter", tables="world"),
)


def tables_of(name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The requests and the register that a report is made of."""
    if name == "world":
        world = make_world(size=SIZE, seed=SEED)
        return world.requests, world.register
    requests, register = (
        read_table(DOCS / "examples" / f"{part}.csv").frame for part in ("requests", "register")
    )
    return requests, register


def write_reports(folder: Path) -> None:
    """Write each report that is photographed."""
    for name in {picture.tables for picture in PICTURES}:
        requests, register = tables_of(name)
        matches = kintrace.match(requests, register)
        for picture in {one.report: one for one in PICTURES if one.tables == name}.values():
            tables = {"requests": requests, "register": register}
            path = folder / picture.report
            write_report(matches, path, **tables, language=picture.language, quarantined=0)


def photograph(browser: Any, picture: Picture, *, folder: Path) -> None:
    """Write one picture into docs/images."""
    window = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=window, color_scheme=picture.colours, offline=True)
    page.goto((folder / picture.report).as_uri())
    if picture.scroll_to == "form.filter":
        page.get_by_role("button", name="Close all").click()
        page.mouse.move(0, 0)
    # The second time, what came into view has its real height.
    for _ in range(2):
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
