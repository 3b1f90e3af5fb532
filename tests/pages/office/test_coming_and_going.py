"""Do people get in and out: by password, passkey and code, in a hurry, with scripts and without?"""

import re
from typing import Any

import pytest

from tests.web.office import PASSWORD

VIRTUAL_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
scripts = pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])


def log_in(window: Any, addresses: dict[str, str], *, who: str) -> None:
    window.goto(addresses["account_login"])
    window.get_by_label("E-mail").fill(f"{who}@office.localhost")
    window.get_by_label("Password").fill(PASSWORD)
    window.get_by_role("button", name="Log in", exact=True).click()
    window.wait_for_url(addresses["day"])


@scripts
def test_a_password_opens_the_day_and_log_out_closes_it(
    has_scripts: bool, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("", java_script_enabled=has_scripts)
    log_in(window, addresses, who="bashir")
    window.locator("details.account summary").click()
    window.get_by_role("button", name="Log out").click()
    window.goto(addresses["day"])
    assert "/account/login/" in window.url


@scripts
def test_exit_leads_to_a_calendar_and_back_shows_no_file(
    has_scripts: bool, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("", java_script_enabled=has_scripts)
    log_in(window, addresses, who="bashir")
    window.goto(addresses["security"])
    window.get_by_role("link", name="Exit this page").click()
    window.wait_for_url(addresses["calendar"])
    assert "Kintrace" not in window.content()
    window.go_back()
    assert window.get_by_text("bashir@office.localhost").count() == 0


def test_exit_takes_the_page_out_of_the_way_back(open_as: Any, addresses: dict[str, str]) -> None:
    window = open_as("")
    log_in(window, addresses, who="bashir")
    window.goto(addresses["security"])
    before = window.evaluate("history.length")
    window.get_by_role("link", name="Exit this page").click()
    window.wait_for_url(addresses["calendar"])
    assert window.evaluate("history.length") == before


def test_a_passkey_is_made_and_opens_the_day_alone(open_as: Any, addresses: dict[str, str]) -> None:
    # Other tests open pages as her: by a log-in from before she had a passkey.
    open_as("dora")
    window = open_as("")
    devices = window.context.new_cdp_session(window)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL_KEY})
    log_in(window, addresses, who="dora")
    window.goto(addresses["mfa_add_webauthn"])
    window.get_by_label("Name of the passkey").fill("the blue key")
    window.get_by_role("button", name="Add it").click()
    window.get_by_role("heading", name="Recovery codes").wait_for()
    window.goto(addresses["security"])
    assert window.get_by_text("the blue key").count() == 1
    window.get_by_role("link", name="Exit this page").click()
    window.wait_for_url(addresses["calendar"])
    window.goto(addresses["account_login"])
    window.get_by_role("button", name="Log in with a passkey").click()
    window.wait_for_url(addresses["day"])


@scripts
def test_the_language_changes_and_the_page_stays(
    has_scripts: bool, open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina", java_script_enabled=has_scripts)
    window.goto(addresses["security"])
    window.get_by_role("button", name="العربية").click()
    window.wait_for_url(addresses["security"])
    assert window.locator("html").get_attribute("dir") == "rtl"


def test_a_fault_is_read_first_and_leads_to_its_field(
    open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina")
    window.goto(addresses["account_change_password"])
    window.get_by_role("button", name="Change it").click()
    assert window.evaluate("document.activeElement.className") == "faults"
    window.get_by_role("link", name=re.compile("^Present password")).click()
    assert window.evaluate("document.activeElement.name") == "oldpassword"


def test_the_first_key_press_offers_to_skip_to_the_content(
    open_as: Any, addresses: dict[str, str]
) -> None:
    window = open_as("amina")
    window.goto(addresses["day"])
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "content"
