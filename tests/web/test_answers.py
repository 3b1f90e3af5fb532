"""Does a form keep apart an answer and the three ways of having none?"""

import pytest
from django import forms
from django.template import Context, Template

from kintrace.values import Unknown
from kintrace.web.answers import AnswerField


class Asking(forms.Form):
    father = AnswerField(label="Father")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({}, Unknown.NOT_ASKED),
        ({"father": ""}, Unknown.NOT_ASKED),
        ({"father": " Іван "}, "Іван"),
        ({"father": "Іван", "father_unknown": "not_asked"}, "Іван"),
        ({"father": "", "father_unknown": "does_not_know"}, Unknown.DOES_NOT_KNOW),
        ({"father": "", "father_unknown": "withheld"}, Unknown.WITHHELD),
        ({"father": "", "father_unknown": "something else"}, Unknown.NOT_ASKED),
    ],
)
def test_what_is_sent_is_kept_as_an_answer_or_a_kind_of_unknown(sent, kept) -> None:
    form = Asking(sent)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["father"] == kept


def test_an_answer_and_a_reason_for_none_are_asked_about() -> None:
    form = Asking({"father": "Іван", "father_unknown": "withheld"})
    assert [error.code for error in form.errors.as_data()["father"]] == ["both"]


@pytest.mark.parametrize("kind", list(Unknown))
def test_what_was_kept_is_shown_again(kind: Unknown) -> None:
    page = str(Asking(initial={"father": kind})["father"])
    assert f'value="{kind.name.lower()}" id="id_father_{kind.name.lower()}" checked' in page
    assert page.count("checked") == 1


def test_a_typed_answer_is_shown_with_no_reason_tapped() -> None:
    page = str(Asking(initial={"father": "Іван"})["father"])
    assert 'value="Іван"' in page
    assert "checked" not in page


def test_each_fault_of_a_form_leads_to_its_field() -> None:
    form = Asking({"father": "Іван", "father_unknown": "withheld"})
    page = Template("{% error_summary form %}").render(Context({"form": form}))
    assert 'href="#id_father"' in page
