"""Does the page about a document show all of it, escape all of it, and ask for nothing?"""

import json
import re
from pathlib import Path

import pytest

from kintrace.documents.artifact import artifact_of
from kintrace.documents.layers import TextLayer
from kintrace.documents.passages import BlockKind
from kintrace.documents.reading import Reading
from kintrace.documents.report import Gathered, document_record, gather, reuse_record, write_page
from kintrace.documents.report.marked import paragraphs, pieces
from kintrace.documents.report.page import LANGUAGES, PageLanguageUnknown, wording
from kintrace.documents.reuse import reuse
from kintrace.documents.statements import DoubtKind, Polarity, SpeakerKind

LEAD = "The mayor of Westhaven reportedly asked the harbour town for a list of the nine children."
NEXT = "Officials there declined to show the list, the mayor's office said."
TEXT = f"{LEAD}\nOfficials {LEAD}\n{NEXT}"


def found(text: str, *, name: str = "letter.txt") -> Gathered:
    layer = TextLayer("text", text, (), "a test")
    return gather(Reading(artifact_of(text.encode(), name=name), (layer,)), language="en")


def page(text: str, folder: Path, *, language: str = "en", name: str = "letter.txt") -> str:
    path = folder / "page.html"
    write_page([found(text, name=name)], path, language=language)
    return path.read_text(encoding="utf-8")


def test_every_statement_is_shown_as_it_is_rendered(tmp_path: Path) -> None:
    gathered = found(TEXT)
    html = page(TEXT, tmp_path)
    assert gathered.statements
    for text in gathered.rendered("en"):
        assert text.replace("'", "&#39;") in html


def test_copies_fragments_and_joints_are_told_by_words(tmp_path: Path) -> None:
    html = page(TEXT, tmp_path)
    assert all(word in html for word in ("copy of ¶1", "broken, whole in ¶2", "joint 1"))


def test_the_original_is_whole_in_its_pieces() -> None:
    gathered = found(TEXT)
    assert "".join(piece.text for piece in pieces(gathered.passages)) == TEXT
    kinds = {piece.kind for piece in pieces(gathered.passages)}
    assert kinds == {BlockKind.ECHO, BlockKind.FRAGMENT, BlockKind.KEPT}


def test_each_sentence_leads_to_its_statements() -> None:
    gathered = found(TEXT)
    numbers = [n for part in paragraphs(gathered) for one in part for n in one.statements]
    assert sorted(numbers) == list(range(1, len(gathered.statements) + 1))


def test_words_of_a_document_do_nothing_on_the_page(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    html = page(f"{evil} “{evil}”, the mayor said.", tmp_path, name=f"{evil}.txt")
    assert "<script" not in html
    assert "<img" not in html


def test_the_page_asks_for_nothing(tmp_path: Path) -> None:
    html = page(TEXT, tmp_path)
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_word(tmp_path: Path, language: str) -> None:
    words = wording(language)
    assert words.sentences.keys() == wording("en").sentences.keys()
    kinds = (("doubts", DoubtKind), ("speakers", SpeakerKind))
    for group, names in kinds:
        assert {name.value for name in names} <= words.sentences[group].keys()
    assert {Polarity.NEGATED, Polarity.OPEN} <= words.sentences["polarities"].keys()
    assert f'lang="{language}"' in page(TEXT, tmp_path, language=language)


def test_another_language_is_refused() -> None:
    with pytest.raises(PageLanguageUnknown):
        wording("tlh")


def test_a_text_keeps_its_direction_on_a_page_of_another(tmp_path: Path) -> None:
    html = page(TEXT, tmp_path, language="ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<div class="original" dir="ltr">' in html


def test_a_record_leads_each_statement_back_to_the_original() -> None:
    record = json.loads(json.dumps(document_record(found(TEXT))))
    for one in record["statements"]:
        start, end = one["span"]
        pieces_of = [record["text"][a:b] for a, b in one["in_original"]]
        assert "".join(pieces_of) == record["clean_text"][start:end]
    assert [warning["kind"] for warning in record["warnings"]][:1] == ["no date"]


def test_what_documents_share_is_told_by_their_names(tmp_path: Path) -> None:
    more = f"{LEAD} {NEXT} A clerk read all nine names aloud, and two mothers knew their sons."
    several = [found(more, name="one.txt"), found(f"{more} Ends.", name="two.txt")]
    shared = reuse([one.passages.clean_text for one in several])
    assert reuse_record(shared, names=["one.txt", "two.txt"])["clusters"] == [
        ["one.txt", "two.txt"]
    ]
    write_page(several, tmp_path / "page.html", reused=shared)
    assert "2 documents, one text" in (tmp_path / "page.html").read_text()
