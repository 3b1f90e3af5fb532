"""Can every page be said in another language, without scripts, and without what CSP refuses?"""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from kintrace.registry.models import User
from tests.web.office import Office
from tests.web.pages import ON_THE_WAY, PAGES, WITHOUT_A_PAGE, Page
from tests.web.routes import routes
from tests.web.visible import marked, unmarked

pytestmark = pytest.mark.usefixtures("without_second_factor")
REFUSED = re.compile(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\b(?:src|type)=)")
# On which database a page opens, its words do not know: all four are asked on SQLite.
SAID_IN = ("en", "uk", "ru", "ar") if connection.vendor == "sqlite" else ("en",)
by_route = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)


def reader_of(page: Page, office: Office) -> tuple[Client, str]:
    """Who opens a page, logged in, and where it is."""
    # Making what is on the page may make who opens it.
    address = page.address(office)
    client = Client()
    if page.who:
        client.force_login(User.objects.get(email=f"{page.who}@office.localhost"))
    return client, address


def opened(client: Client, address: str, *, language: str) -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def test_each_page_that_can_be_read_is_looked_at() -> None:
    assert set(routes()) == {page.route for page in PAGES} | ON_THE_WAY | WITHOUT_A_PAGE


@by_route
def test_a_page_can_be_said_in_each_language(page: Page, office: Office) -> None:
    """What lies on a page is made once for all languages: the making takes longest."""
    client, address = reader_of(page, office)
    for language in SAID_IN:
        written = opened(client, address, language=language)
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in written
        assert REFUSED.findall(written) == []
        assert written.count("<h1") == 1
    with marked() as unspoken:
        assert unmarked(opened(client, address, language=unspoken)) == []


def test_words_outside_of_translation_are_found() -> None:
    assert unmarked('<p>⟦said⟧ 3 <b title="of">⟦days ⟦May⟧⟧</b> unsaid<bdi>Name</bdi></p>') == [
        "of",
        "unsaid",
    ]
