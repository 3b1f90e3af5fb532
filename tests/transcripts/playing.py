"""What does a transcript print when it is played again?

A transcript holds commands (`$ kintrace …`), what they print (talk marked `! `) and how they end
(`[3]` unless 0); below, files in their own sections (`-- name --`), which the commands see.
A file whose name ends in .base64 is seen as the bytes it says, without that ending.
`python -m tests.transcripts.playing` writes all outputs anew.
"""

import base64
import os
import re
import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner

from kintrace.cli.main import main

FOLDER = Path(__file__).parent
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))
_SECTION = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


def played(text: str) -> str:
    """Return the transcript with each output as it is now."""
    commands, *sections = _SECTION.split(text)
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for name, content in zip(sections[::2], sections[1::2], strict=True):
                _write(Path(name), content)
            blocks = [_played_block(block) for block in commands.strip("\n").split("\n\n$ ")]
        finally:
            os.chdir(home)
    files = "".join(f"-- {n} --\n{c}" for n, c in zip(sections[::2], sections[1::2], strict=True))
    return "\n\n".join(blocks) + "\n" + (f"\n{files}" if files else "")


def _write(path: Path, content: str) -> None:
    """Write a file of a transcript; one whose name ends in .base64 becomes the bytes it says."""
    if path.suffix == ".base64":
        path.with_suffix("").write_bytes(base64.b64decode(content))
    else:
        path.write_text(content, encoding="utf-8")


def _played_block(block: str) -> str:
    command = block.removeprefix("$ ").split("\n", 1)[0]
    program, *words = shlex.split(command)
    assert program == "kintrace"
    run = CliRunner().invoke(main, words, prog_name="kintrace")
    lines = [f"$ {command}", *run.stdout.splitlines()]
    lines += [f"! {line}" for line in run.stderr.splitlines()]
    return "\n".join(lines + ([f"[{run.exit_code}]"] if run.exit_code else []))


if __name__ == "__main__":
    for path in TRANSCRIPTS:
        path.write_text(played(path.read_text(encoding="utf-8")), encoding="utf-8")
