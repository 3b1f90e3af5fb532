"""Can every page be said in another language, without scripts, and without what CSP refuses?"""

import re

import pytest
from django.conf import settings
from django.test import Client

from kintrace.registry.models import User
from tests.web.office import Office
from tests.web.pages import ON_THE_WAY, PAGES, WITHOUT_A_PAGE, Page
from tests.web.routes import routes
from tests.web.visible import marked, unmarked

pytestmark = pytest.mark.usefixtures("without_second_factor")
REFUSED = re.compile(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\b(?:src|type)=)")
by_route = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)


def opened(page: Page, office: Office, *, language: str = "en") -> str:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    # Making what is on the page may make who opens it.
    address = page.address(office)
    if page.who:
        client.force_login(User.objects.get(email=f"{page.who}@office.localhost"))
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def test_each_page_that_can_be_read_is_looked_at() -> None:
    assert set(routes()) == {page.route for page in PAGES} | ON_THE_WAY | WITHOUT_A_PAGE


@by_route
def test_a_page_has_no_words_that_no_translator_meets(page: Page, office: Office) -> None:
    with marked() as language:
        assert unmarked(opened(page, office, language=language)) == []


@by_route
@pytest.mark.parametrize("language", ["en", "uk", "ru", "ar"])
def test_a_page_says_its_language_and_direction(page: Page, language: str, office: Office) -> None:
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in opened(page, office, language=language)


@by_route
def test_a_page_has_nothing_that_its_policy_refuses(page: Page, office: Office) -> None:
    assert REFUSED.findall(opened(page, office)) == []


@by_route
def test_a_page_has_one_heading_of_the_first_rank(page: Page, office: Office) -> None:
    assert opened(page, office).count("<h1") == 1


def test_words_outside_of_translation_are_found() -> None:
    assert unmarked('<p>⟦said⟧ 3 <b title="of">⟦days ⟦May⟧⟧</b> unsaid<bdi>Name</bdi></p>') == [
        "of",
        "unsaid",
    ]
