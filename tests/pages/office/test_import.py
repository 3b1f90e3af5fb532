"""Can somebody bring a Russian list, see what it says, take it in and undo it, in a browser?"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.pages.office.conftest import PHONE
from tests.web.lists_made import HOME

ROWS = (
    "№;ФИО;Дата рождения;Пол\n{0}-1;Ткаченко Мария;2014;ж\n{0}-2;Ткаченко Иван;2012;неразборчиво\n"
)
scripts = pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
by_language = pytest.mark.parametrize("language", ["en", "ar"])


@pytest.fixture
def bring(open_as: Any, addresses: dict[str, str]) -> Callable[..., Any]:
    """A window on a list that was just brought."""

    def window(name: str, **more: Any) -> Any:
        page = open_as("amina", viewport=PHONE, **more)
        page.goto(addresses["lists"])
        content = ROWS.format(name).encode("cp1251")
        sent = {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": content}
        page.locator("input[type=file]").set_input_files(sent)
        page.locator("input[name=source_kind][value=party]").check()
        page.locator("input[name=source_name]").fill(HOME)
        page.locator("form.bring button").click()
        page.wait_for_url("**/check/**")
        return page

    return window


@scripts
@by_language
def test_a_russian_list_comes_in_after_a_look_and_goes_out_again(
    language: str, has_scripts: bool, bring: Any
) -> None:
    window = bring(f"{language}{has_scripts}", language=language, java_script_enabled=has_scripts)
    assert window.get_by_role("cell", name="Ткаченко Мария").count() == 1
    # The sex of the second row is none, so that the row is put aside until the column is left out.
    assert window.locator("#aside").count() == 1
    window.locator("#column-3").select_option("-")
    window.locator("form.columns button").click()
    assert window.locator("#aside").count() == 0
    window.locator("form.confirm button").click()
    window.wait_for_selector("#undo")
    assert window.locator("details.line").count() == 2
    window.locator("details.line summary").first.click()
    assert window.get_by_text("Ткаченко Мария", exact=True).is_visible()
    window.locator("input[name=why]").fill("Не тот год.")
    window.locator("form.narrow-form button").click()
    window.get_by_text("Не тот год.").wait_for()
    assert window.locator("#undo").count() == 0


def test_a_list_confirmed_twice_comes_in_once(bring: Any) -> None:
    window = bring("twice")
    confirm = window.locator("form.confirm")
    sent = dict(confirm.evaluate("form => [...new FormData(form)]"))
    for _ in range(2):
        answer = window.request.post(window.url, form=sent, headers={"Referer": window.url})
        assert answer.url.endswith(f"/lists/{sent['key']}/")
