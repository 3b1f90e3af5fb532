"""Is every sentence of the office said in every language, and does the catalogue say it?"""

import gettext
import io
import re

import pytest

from kintrace.web.catalogue import LANGUAGES, LOCALE, Sentence, mo_bytes, read_po, sentences
from scripts.messages import NUMBER_OF_FORMS, is_said, po_text, spoken

WANTED = spoken()
PLACE = re.compile(r"%\(\w+\)s|%s|%d|</?\w+>")


def catalogue(language: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(mo_bytes(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_has_words_in_each_language(language: str) -> None:
    said = sentences(language)
    assert [key for key in WANTED if key not in said or not is_said(said[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_kept_that_nobody_says(language: str) -> None:
    assert sorted(map(str, sentences(language).keys() - WANTED.keys())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_areas_say_one_sentence_in_the_same_words(language: str) -> None:
    found = [one for path in (LOCALE / language).glob("*.po") for one in read_po(path)]
    said = sentences(language)
    assert [one.text for one in found if one.said != said[one.key].said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_for_values(language: str) -> None:
    for sentence in sentences(language).values():
        for form in sentence.said.values():
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(sentence.text)), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_says_what_the_files_say(language: str) -> None:
    read = catalogue(language)
    for sentence in sentences(language).values():
        if sentence.plural is None and sentence.context is None:
            assert read.gettext(sentence.text) == sentence.said[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_plural_form_is_reached_by_some_number(language: str) -> None:
    plural = catalogue(language).plural
    forms = {plural(number) for number in range(200)}
    assert forms == set(range(NUMBER_OF_FORMS[language]))


def test_a_file_reads_back_as_it_was_written(tmp_path) -> None:
    written = [
        Sentence(text='Say "yes"\nor no', said={0: "Скажіть «так»"}),
        Sentence(context="verb", text="%(n)s pair", plural="%(n)s pairs", said={0: "a", 1: "b"}),
    ]
    written[1].said[2] = "c"
    path = tmp_path / "area.po"
    path.write_text(po_text(written, language="uk"), encoding="utf-8")
    assert read_po(path) == written
