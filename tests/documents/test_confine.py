"""Does every hostile file end in a clear refusal, and can its reader do nothing else?"""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kintrace.documents import confine
from kintrace.documents.confine import EmptyDocument, PartsMissing
from kintrace.documents.limits import (
    DocumentBroken,
    DocumentTooLarge,
    limit_rows,
    usual_limits,
)
from kintrace.documents.reading import read
from kintrace.values import KintraceError
from tests.documents.hostile_files import CUT, HOSTILE
from tests.documents.made_files import PAGE, mail, pdf_file, picture, word_file

TRY = """
import json
from kintrace.documents.confined import confine
from kintrace.documents.limits import usual_limits
applied = confine(usual_limits())
tried = {}
def attempt(name, act):
    try:
        act()
        tried[name] = "done"
    except BaseException as error:
        tried[name] = type(error).__name__
import os, socket, subprocess
attempt("socket", lambda: socket.socket())
attempt("look up", lambda: socket.getaddrinfo("example.org", 80))
attempt("program", lambda: subprocess.run(["true"]))
attempt("fork", os.fork)
attempt("write", lambda: open("left-behind", "w"))
attempt("remove", lambda: os.remove("left-behind"))
attempt("memory", lambda: bytearray(1 << 31))
attempt("read", lambda: open(os.devnull).read())
import ctypes, errno
system = ctypes.CDLL(None, use_errno=True)
natively = {
    "socket": system.socket(2, 1, 0),
    "unlink": system.unlink(b"left-behind"),
    "program": system.execve(b"/bin/true", None, None),
}
print(json.dumps([applied, tried, natively]))
"""


@pytest.mark.parametrize(("made", "code"), HOSTILE, ids=[made.__name__ for made, _ in HOSTILE])
def test_a_hostile_file_ends_in_a_clear_refusal(made, code) -> None:
    with pytest.raises(KintraceError) as refused:
        read(made())
    assert refused.value.code == code
    assert refused.value.hint


@pytest.mark.parametrize("made", CUT)
def test_a_file_that_was_cut_is_said_to_be(made) -> None:
    with pytest.raises(DocumentBroken, match="cut short"):
        read(made())


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        read(b"")


def test_a_reader_can_neither_connect_nor_write_nor_start_anything(tmp_path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", TRY], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    applied, tried, natively = json.loads(run.stdout)
    assert applied
    if any(word.startswith("system calls") for word in applied):
        # Below Python the kernel says no.
        assert set(natively.values()) == {-1}
    assert {name for name, ended in tried.items() if ended == "done"} == {"read"}
    assert list(tmp_path.iterdir()) == []


def test_a_reader_gets_no_secrets(monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "secret")
    said = "import os, json, sys; sys.stdin.read(); print(json.dumps({'done': dict(os.environ)}))"
    monkeypatch.setattr(confine, "_START", said)
    seen = confine.ask("read", data=b"x", name="", limits=None, understand=dict)
    assert not {"DATABASE_URL", "HOME", "PATH"} & set(seen)


@pytest.mark.parametrize(
    "said",
    [
        "print('no json')",
        "print('[]')",
        "print('{\"done\": {}}')",
        "import os; os._exit(3)",
        "import os; os.abort()",
        "pass",
    ],
)
def test_a_reader_that_answers_nonsense_is_a_broken_document(monkeypatch, said) -> None:
    monkeypatch.setattr(confine, "_START", said)
    with pytest.raises(DocumentBroken) as refused:
        read(b"hello")
    assert refused.value.hint


def test_a_part_that_is_not_installed_is_said_with_what_to_install(monkeypatch) -> None:
    monkeypatch.setattr(
        confine, "_START", f"import sys; sys.modules['docx'] = None; {confine._START}"
    )
    with pytest.raises(PartsMissing) as refused:
        read(word_file("One."))
    assert "kintrace[documents]" in refused.value.hint


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(DocumentTooLarge, match="seconds"):
        read(b"hello", limits=replace(usual_limits(), wall_seconds=0))


def test_a_reader_that_works_too_long_is_ended_by_the_system() -> None:
    page = b"<html><body>" + b"<p>One more line of the long page.</p>" * 60_000
    with pytest.raises(DocumentTooLarge, match="more than 1 seconds of work"):
        read(page, limits=replace(usual_limits(), cpu_seconds=1))


def test_a_reader_that_says_too_much_is_ended() -> None:
    with pytest.raises(DocumentTooLarge, match="text"):
        read(b"hello", limits=replace(usual_limits(), answer_bytes=10))


def test_a_reader_that_takes_too_much_memory_is_ended() -> None:
    page = picture(size=(6000, 6000))
    with pytest.raises(KintraceError):
        read(page, limits=replace(usual_limits(), memory_bytes=1 << 27))


def test_each_limit_has_its_reason() -> None:
    assert all(row["reason"] and row["source"] and row["unit"] for row in limit_rows())


WHOLE = (
    lambda: pdf_file("One."),
    lambda: word_file("One."),
    lambda: picture(),
    lambda: picture("PNG"),
    lambda: picture("TIFF"),
    lambda: picture("GIF"),
    mail,
    PAGE.encode,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(WHOLE), st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(make, data) -> None:
    whole = bytearray(make())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))
    with suppress(KintraceError):
        assert read(bytes(whole[:cut])).artifact.size == cut
