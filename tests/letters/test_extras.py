"""What does Kintrace say where the packages of letters are not installed?"""

import subprocess
import sys

NEEDED = ("pyrage", "argon2", "cryptography", "PIL")
WITHOUT = f"import sys; sys.modules.update(dict.fromkeys({NEEDED}))\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", WITHOUT + code], capture_output=True, text=True)


def test_all_but_letters_works_without_their_packages() -> None:
    answer = run("from kintrace.cli.main import main; main(['letter', '--help'])")
    assert answer.returncode == 0, answer.stderr
    assert "hand-over" in answer.stdout


def test_a_command_that_needs_them_says_how_to_install_them() -> None:
    command = "['letter', 'key', 'make', 'Amina', '-o', 'amina.key']"
    answer = run(f"from kintrace.cli.main import main; main({command})")
    assert answer.returncode == 8
    assert 'pip install "kintrace[letters]"' in answer.stderr
