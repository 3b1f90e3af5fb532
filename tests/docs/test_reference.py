"""Are the reference pages what the code says today?"""

import pytest

from scripts.reference import FOLDER, errors, pages


@pytest.mark.parametrize("name", ["commands.md", "errors.md"])
def test_each_reference_page_is_written_from_the_code(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run `make reference`"


def test_each_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in errors()]
    assert sorted(codes) == sorted(set(codes))


def test_each_error_says_when_it_happens() -> None:
    assert [error.__name__ for error in errors() if not error.__doc__] == []
