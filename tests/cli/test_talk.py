"""Is long work shown to whoever watches a terminal, and to nobody else?"""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "docs/examples"
KINTRACE = "import sys; from kintrace.cli.main import main; sys.exit(main())"


def match(folder: Path, **streams: int) -> subprocess.Popen[bytes]:
    files = [EXAMPLES / "requests.csv", EXAMPLES / "register.csv", "-o", folder / "out.csv"]
    command = [sys.executable, "-c", KINTRACE, "match", *map(str, files)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, **streams)


def test_a_terminal_is_shown_each_step_of_a_match(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    with match(tmp_path, stderr=theirs):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 1 << 16):
                shown += part
        except OSError:  # How Linux says that the other end is closed.
            os.close(ours)
    for step in (b"reading names", b"finding candidates", b"weighing candidates 100 %"):
        assert b"kintrace: " + step in b" ".join(shown.split())


def test_a_file_is_told_the_result_alone(tmp_path: Path) -> None:
    with match(tmp_path, stderr=subprocess.PIPE) as run:
        told = run.communicate()[1].decode()
    assert "candidates for" in told
    assert "weighing" not in told
