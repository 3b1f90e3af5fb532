"""Can somebody decide on statements by keys and buttons, in English and Arabic, without scripts?"""

from typing import Any

import pytest

from tests.pages.office.conftest import PHONE

by_language = pytest.mark.parametrize("language", ["en", "ar"])


@by_language
def test_keys_go_from_card_to_card_and_open_what_they_name(
    language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina", language=language)
    window.goto(addresses["document"])
    window.keyboard.press("j")
    assert window.evaluate("document.activeElement.hasAttribute('data-card')")
    window.keyboard.press("n")
    assert window.evaluate("document.activeElement.name") == "why"


@by_language
def test_a_statement_is_rejected_and_confirmed_again_without_scripts(
    language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina", language=language, java_script_enabled=False)
    window.goto(addresses["document"])
    card = window.locator("[data-card]").first
    card.locator(".ways summary").click()
    card.locator("[name=why]").fill("It is a headline.")
    card.locator("button[value=reject]").click()
    window.locator("[data-card] button[value=confirm]").first.click()
    assert window.locator("[data-card] button[value=confirm]").count() == 0


@by_language
def test_on_a_phone_each_cell_names_its_party(
    language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina", language=language, viewport=PHONE)
    window.goto(addresses["movement_accounts"])
    cells = window.locator(".matrix td .whose").all_inner_texts()
    assert set(cells) == {"Government of Norvia", "Ministry of Sudria"}
    assert window.locator(".matrix td .soft").count() >= 20
