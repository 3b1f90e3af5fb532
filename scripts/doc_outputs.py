"""Do README and docs show what the commands really print?

A console block after the line `<!-- output: checked -->` holds commands (`$ …`) and what they
print. `make shown` runs them and writes the outputs anew; a test calls `shown_again` and fails if
anything moved. Commands run in a fresh folder that sees the docs' example files.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
MARKED = re.compile(
    r"(<!-- output: checked -->\n```console\n)(.*?)(^```)", re.MULTILINE | re.DOTALL
)


def main() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        text = page.read_text(encoding="utf-8")
        again = shown_again(text)
        if again != text:
            page.write_text(again, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: outputs written")


def shown_again(page: str) -> str:
    """The page with the output of each marked block as its commands print it now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "docs").symlink_to(ROOT / "docs")
        return MARKED.sub(lambda block: block[1] + transcript(block[2], folder) + block[3], page)


def transcript(block: str, folder: str) -> str:
    """The commands of a block, each followed by what it prints on standard output."""
    commands = re.findall(r"^\$ ((?:.*\\\n)*.*)$", block, re.MULTILINE)
    return "".join(f"$ {command}\n{printed(command, folder)}" for command in commands)


def printed(command: str, folder: str) -> str:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = os.environ | {"PATH": programs, "COLUMNS": "100", "NO_COLOR": "1"}
    run = subprocess.run(
        command,
        shell=True,
        check=True,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())


if __name__ == "__main__":
    main()
