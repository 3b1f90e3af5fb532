"""Do commands still print what their transcripts show?"""

from pathlib import Path

import pytest

from tests.transcripts.playing import TRANSCRIPTS, played


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_plays_the_same_again(transcript: Path) -> None:
    text = transcript.read_text(encoding="utf-8")
    assert played(text) == text, "if that is meant, run python -m tests.transcripts.playing"
