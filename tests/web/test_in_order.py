"""Do names stand in the order of the reader's alphabet?"""

import pytest
from django.utils import translation

from kintrace.registry.models import Agency
from kintrace.web.files.act_page import NamesField
from kintrace.web.in_order import in_order

NAMES = ["Яна", "Іван", "Їжак", "Ґанна", "Галина", "Ганна", "Елла", "Єва", "Zoë", "Anna", "أحمد",
         "باسم", "Ёлка", "Жанна"]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("uk", "Галина Ганна Ґанна Ёлка Елла Єва Жанна Іван Їжак Яна Anna Zoë أحمد باسم"),
        ("ru", "Галина Ганна Ґанна Ёлка Елла Єва Жанна Іван Їжак Яна Anna Zoë أحمد باسم"),
        ("en", "Anna Zoë Галина Ганна Ґанна Ёлка Елла Єва Жанна Іван Їжак Яна أحمد باسم"),
        ("ar", "أحمد باسم Anna Zoë Галина Ганна Ґанна Ёлка Елла Єва Жанна Іван Їжак Яна"),
    ],
)
def test_the_readers_script_comes_first_and_letters_as_in_the_alphabet(
    language: str, order: str
) -> None:
    with translation.override(language):
        assert " ".join(in_order(NAMES)) == order


def test_a_shorter_name_comes_before_a_longer_and_a_blank_before_letters() -> None:
    with translation.override("uk"):
        assert in_order(["Анна", "Ан", "Ан Яна"]) == ["Ан", "Ан Яна", "Анна"]


@pytest.mark.django_db
def test_choices_stand_in_that_order() -> None:
    for name in ("Яр", "Ірпінь", "Вінниця"):
        Agency.objects.create(name=name)
    field = NamesField(of=Agency)
    field.queryset = Agency.objects.order_by("-name")
    with translation.override("uk"):
        assert [str(label) for _, label in field.choices] == ["Вінниця", "Ірпінь", "Яр"]
