"""Can a reader work through a pair by keys and buttons, in English and Arabic, without scripts?"""

from typing import Any

import pytest

by_language = pytest.mark.parametrize("language", ["en", "ar"])


@by_language
def test_keys_open_what_they_name_and_can_be_switched_off(
    language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina", language=language)
    window.goto(addresses["pair"])
    window.keyboard.press("n")
    assert window.evaluate("document.activeElement.name") == "reason"
    window.goto(addresses["pair"])
    window.locator(".keys summary").click()
    window.locator("#use-keys").uncheck()
    window.locator("h1").click()
    window.keyboard.press("a")
    assert window.locator(".ways details[open]").count() == 0


@by_language
def test_a_row_opens_to_what_was_said_without_scripts(
    language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina", language=language, java_script_enabled=False)
    window.goto(addresses["pair"])
    row = window.locator(".rows details").first
    row.locator("summary").click()
    assert row.locator(".said").first.is_visible()


@by_language
def test_a_pair_is_put_off_without_scripts(
    language: str, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("bashir", language=language, java_script_enabled=False)
    window.goto(addresses["pair"])
    window.locator(".ways summary").last.click()
    window.locator("button[value=tomorrow]").click()
    assert window.locator(".message.success").is_visible()
