"""Do screens and messages keep to the glossary's words?

Reads the bold words of the last column of GLOSSARY.md, and looks for them in every sentence that
the program can say.
"""

import ast
import re
from collections.abc import Iterator

import click

from kintrace.cli.main import main
from tests.tree import ROOT, files


def avoided() -> list[str]:
    rows = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    cells = [row.split("|")[3] for row in rows if row.count("|") == 4]
    return [word for cell in cells for word in re.findall(r"\*\*(.+?)\*\*", cell)]


def spoken() -> Iterator[tuple[str, str]]:
    """Each sentence that a user can meet, with the place it is written in."""
    for path in files(".py", under="src"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {
            ast.get_docstring(node, clean=False) for node in ast.walk(tree) if has_doc(node)
        }
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            # One word alone is a column, a key or a mode, not something said to a person.
            if is_text and " " in node.value.strip() and node.value not in documented:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value
    for suffix in (".html", ".json"):
        for path in files(suffix, under="src"):
            written = re.sub(r"<[^>]*>|\{\{.*?\}\}", "", path.read_text("utf-8"))
            yield str(path.relative_to(ROOT)), written
    yield from helped(main, "kintrace")


def has_doc(node: ast.AST) -> bool:
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)


def helped(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    yield f"{name} --help", command.get_help(click.Context(command, info_name=name))
    if isinstance(command, click.Group):
        for part, inner in command.commands.items():
            yield from helped(inner, f"{name} {part}")


def test_the_glossary_names_words_to_avoid() -> None:
    assert "hit" in avoided()


def test_no_screen_or_message_says_a_word_that_the_glossary_avoids() -> None:
    words = re.compile(r"\b(" + "|".join(map(re.escape, avoided())) + r")s?\b", re.IGNORECASE)
    said = [(place, words.search(text)) for place, text in spoken()]
    assert [(place, found.group()) for place, found in said if found] == []
