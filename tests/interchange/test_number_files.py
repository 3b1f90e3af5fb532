"""Are the user's own weights and frequencies read, and refused when they are no numbers?"""

from pathlib import Path

import pytest

from kintrace.interchange import read_frequencies, read_weights
from kintrace.interchange.number_files import NumbersUnreadable
from kintrace.matching.model import WeightsNotUnderstood, default_model


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "numbers.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_weights_replace_only_the_numbers_that_are_given(tmp_path: Path) -> None:
    weights = read_weights(written(tmp_path, "feature,differ,cap\nsex,-3.5,\nbirth,,9\n"))
    assert weights == {"sex": {"differ": -3.5}, "birth": {"cap": 9.0}}
    model = default_model().changed(weights)
    assert model.of("sex").differ == -3.5
    assert model.of("sex").cap == default_model().of("sex").cap


def test_frequencies_count_all_spellings_of_a_name(tmp_path: Path) -> None:
    table = read_frequencies(written(tmp_path, "name;count\nБондар;30\nBondar;30\nМельник;4\n"))
    assert table.of("Бондар") == table.of("Bondar")
    assert (table.of("Мельник") or 0) > (table.of("Bondar") or 0)


@pytest.mark.parametrize(
    "text",
    ["feature,differ\nsex,much\n", "field,differ\nsex,-3\n", "feature,differ\nsex\nbirth,1\n"],
)
def test_a_file_that_holds_no_weights_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NumbersUnreadable):
        read_weights(written(tmp_path, text))


def test_a_file_that_holds_no_counts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NumbersUnreadable, match="no column count"):
        read_frequencies(written(tmp_path, "name,share\nБондар,0.1\n"))


def test_a_number_that_the_model_does_not_have_is_refused() -> None:
    with pytest.raises(WeightsNotUnderstood):
        default_model().changed({"sex": {"colour": 1.0}})
