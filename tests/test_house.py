"""Does the house keep its own rules?

Layers, sizes, names, first lines and sources; nothing that binds the project to one machine.
"""

import ast
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

import pytest

from tests.tree import ROOT, files, texts

PYTHON_FILES = [
    path for folder in ("src", "scripts", "tests") for path in files(".py", under=folder)
]
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "base", "misc"}
LOCKS = {"poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "package-lock.json", "yarn.lock"}
# Written in pieces, so that this file doesn't find itself.
HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.", "deb" + r"\.debian"])
)
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/" + r"(?:work|root|home|Users|tmp|opt)/\w")
LONGEST = 400
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "requests",
    "ftplib",
    "smtplib",
    "asyncio",
    "webbrowser",
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_layers_import_only_to_the_left() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert [path for path, text in texts() if HOSTS.search(text)] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [path for path, text in texts() if MACHINE_PATH.search(text)] == []


def test_no_lock_file_of_another_tool_is_kept() -> None:
    assert [named(path) for path in files() if path.name in LOCKS] == []


def test_each_dependency_is_pinned_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    # An extra may ask for the others of ours.
    needs = [need for need in named if not need.startswith("kintrace[")]
    pins = [ROOT / "constraints.txt", *files(".txt", under="constraints")]
    pinned = re.findall(r"^([\w-]+)==\S+ \\$", "\n".join(map(Path.read_text, pins)), re.MULTILINE)
    assert {re.split(r"[^\w-]", need)[0].lower() for need in needs} <= set(pinned)


@pytest.mark.parametrize("path", PYTHON_FILES, ids=named)
def test_no_module_has_a_vague_name(path: Path) -> None:
    assert not VAGUE & {path.stem, path.parent.name}


@pytest.mark.parametrize("path", PYTHON_FILES, ids=named)
def test_each_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", PYTHON_FILES, ids=named)
def test_each_module_says_first_what_it_answers(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    empty = not path.read_text(encoding="utf-8").strip()
    assert empty or (docstring and len(docstring.splitlines()[0]) > 10)


@pytest.mark.parametrize("path", list(files(".py", under="src")), ids=named)
def test_no_module_can_open_a_connection(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    taken = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    assert not NETWORK & {name.split(".")[0] for name in plain + taken}


def test_each_table_has_its_source_and_licence_beside_it() -> None:
    code = {".py", ".pyi", ".md", ".typed", ".html", ".css", ".js"}
    tables = [path for path in files(under="src") if path.suffix not in code and path.suffix]
    assert [named(path) for path in tables if not has_source(path)] == []


def has_source(table: Path) -> bool:
    """Whether a SOURCES.md in this folder, or the one above, names the file or a pattern of it."""
    for folder in (table.parent, table.parent.parent):
        sources = folder / "SOURCES.md"
        if sources.exists():
            named_here = re.findall(r"[\w*/-]+\.\w+", sources.read_text(encoding="utf-8"))
            return any(fnmatch(str(table.relative_to(folder)), name) for name in named_here)
    return False
