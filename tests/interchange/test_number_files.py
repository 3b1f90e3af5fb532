"""Are the user's own weights and frequencies read, and refused when they are no numbers?"""

from pathlib import Path

import pytest

from kintrace.interchange import read_frequencies, read_weights
from kintrace.interchange.number_files import NumbersUnreadable
from kintrace.matching.model import WeightsNotUnderstood, default_model
from kintrace.names.frequency import default_frequencies


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


def test_a_womans_family_name_counts_as_a_mans(tmp_path: Path) -> None:
    table = read_frequencies(written(tmp_path, "name,count\nКовальська,30\nБондар,30\n"))
    assert table.of("Kovalskyi") == table.of("Бондар") == 1.0


def test_a_name_that_was_not_counted_is_as_common_as_in_our_table(tmp_path: Path) -> None:
    table = read_frequencies(written(tmp_path, "name,count\nБондар,30\n"))
    assert table.of("Ганна") == default_frequencies().of("Ганна")
    assert table.of("Скоробагатько") is None


def test_each_part_of_the_name_has_a_total_of_its_own(tmp_path: Path) -> None:
    rows = "name,count,part\nБондар,8,\nШульга,8,family\nСоломія,1,given\nЄва,3,given\n"
    table = read_frequencies(written(tmp_path, rows))
    assert (table.of("Бондар"), table.of("Соломія")) == (1.0, 2.0)


def test_a_rare_family_name_does_not_make_a_given_name_rare(tmp_path: Path) -> None:
    table = read_frequencies(written(tmp_path, "name,count\nБондар,9999\nРоман,1\n"))
    assert table.of("Роман") == default_frequencies().of("Роман")


def test_a_large_count_costs_no_more_than_a_small_one(tmp_path: Path) -> None:
    table = read_frequencies(written(tmp_path, f"name,count\nБондар,{10**15}\nШульга,{10**15}\n"))
    assert table.of("Бондар") == 1.0


@pytest.mark.parametrize("count", ["-3", "2.7", "inf"])
def test_a_count_that_is_no_whole_number_is_refused(tmp_path: Path, count: str) -> None:
    with pytest.raises(NumbersUnreadable, match="row 2 of numbers"):
        read_frequencies(written(tmp_path, f"name,count\nБондар,{count}\n"))


def test_weights_without_any_number_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NumbersUnreadable, match="no column of numbers"):
        read_weights(written(tmp_path, "feature,differs\nsex,-3\n"))
