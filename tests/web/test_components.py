"""Do the pieces of pages escape, keep names apart, and say their signs in words?"""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

HOSTILE = "<script>alert(1)</script>"


def drawn(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def test_a_name_stands_apart_in_its_own_language() -> None:
    assert drawn("{% name said 'uk' %}", said="Ганна") == '<bdi dir="auto" lang="uk">Ганна</bdi>'


@pytest.mark.parametrize("source", ["{% name said %}", "{% chip 'differs' said %}"])
def test_what_people_wrote_never_becomes_markup(source: str) -> None:
    assert HOSTILE not in drawn(source, said=HOSTILE)


@pytest.mark.parametrize("sign", ["agrees", "close", "differs", "unknown", "done", "overdue"])
def test_each_sign_has_a_word(sign: str) -> None:
    with translation.override("en"):
        assert sign in drawn("{% chip sign %}", sign=sign).split("</svg>")[1]


@pytest.mark.parametrize(
    ("unknown", "words"),
    [("withheld", "does not want to say"), ("does_not_know", "does not know")],
)
def test_a_claim_without_a_value_says_why(unknown: str, words: str) -> None:
    said = SimpleNamespace(value="", unknown=unknown, source="aunt")
    assert words in drawn("{% claim said %}", said=said)


def test_a_claim_names_its_teller() -> None:
    said = SimpleNamespace(value="Олег", language="uk", unknown="", source="тітка", said_text="")
    page = drawn("{% claim said %}", said=said)
    assert '<bdi dir="auto" lang="uk">Олег</bdi>' in page
    assert '<bdi dir="auto">тітка</bdi>' in page


def test_evidence_against_goes_the_other_way_from_zero() -> None:
    page = drawn("{% evidence_scale bits as scale %}{% evidence_bar -3 scale %}", bits=[-3, 9])
    assert 'class="against ' in page
    assert "−3.0" in page


def test_pages_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/?kind=sighting&page=2")
    page = Paginator(range(9), 3).page(2)
    links = drawn("{% pages page %}", page=page, request=request)
    assert "?kind=sighting&amp;page=1" in links
    assert "?kind=sighting&amp;page=3" in links
