"""Does every link inside the docs lead somewhere?"""

import re
from pathlib import Path

import pytest

from tests.tree import ROOT, files

PAGES = list(files(".md"))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_relative_link_resolves(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_each_page_of_the_docs_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        links = [link.partition("#")[0] for link in LINK.findall(prose(page))]
        waiting += [(page.parent / link).resolve() for link in links if link.endswith(".md")]
    unreached = set(files(".md", under="docs")) - reached
    assert sorted(str(page.relative_to(ROOT)) for page in unreached) == []


def test_each_list_of_sources_is_named_on_the_page_of_sources() -> None:
    page = ROOT / "docs" / "sources.md"
    linked = {(page.parent / link).resolve() for link in LINK.findall(prose(page))}
    lists = {path for path in files(".md") if path.name == "SOURCES.md"}
    assert lists <= linked
