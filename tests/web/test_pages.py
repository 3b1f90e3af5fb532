"""Can every page be said in another language, without scripts, and without what CSP refuses?"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from kintrace.registry.models import User
from tests.web.office import make_office
from tests.web.pages import ON_THE_WAY, PAGES, WITHOUT_A_PAGE, Page
from tests.web.routes import routes
from tests.web.visible import marked, unmarked

pytestmark = pytest.mark.usefixtures("without_second_factor")
REFUSED = re.compile(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\b(?:src|type)=)")
# On which database a page opens, its words do not know: all four are asked on SQLite.
SAID_IN = ("en", "uk", "ru", "ar") if connection.vendor == "sqlite" else ("en",)
by_route = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)


@pytest.fixture(scope="module")
def addresses(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """Where each page is, in one office for all of them: the making takes longest."""
    with django_db_blocker.unblock(), transaction.atomic():
        office = make_office()
        yield {page.route: page.address(office) for page in PAGES}
        transaction.set_rollback(True)


def opened(client: Client, address: str, *, language: str) -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def test_each_page_that_can_be_read_is_looked_at() -> None:
    assert set(routes()) == {page.route for page in PAGES} | ON_THE_WAY | WITHOUT_A_PAGE


@pytest.mark.django_db
@by_route
def test_a_page_can_be_said_in_each_language(page: Page, addresses: dict[str, str]) -> None:
    client, address = Client(), addresses[page.route]
    if page.who:
        client.force_login(User.objects.get(email=f"{page.who}@office.localhost"))
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
