"""Are titles, articles and words of filiation told from names?"""

import pytest

from kintrace.names.given_names import groups_of
from kintrace.names.letters import folded
from kintrace.names.particles import Particle, particle_of
from kintrace.names.tables import rows
from kintrace.values import script_of

ROWS = rows("particles.csv")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Dr", Particle.TITLE),
        ("пані", Particle.TITLE),
        ("الشيخ", Particle.TITLE),
        ("مولوی", Particle.TITLE),
        ("младший", Particle.SUFFIX),
        ("Al", Particle.ARTICLE),
        ("аль", Particle.ARTICLE),
        ("bin", Particle.FILIATION),
        ("ould", Particle.FILIATION),
        ("بنت", Particle.FILIATION),
        ("Abou", Particle.KUNYA),
        ("أبو", Particle.KUNYA),
        ("Abdul", Particle.SERVANT),
        ("عبد", Particle.SERVANT),
        ("von", Particle.NOBILIARY),
        ("оглы", Particle.PATRONYMIC_MARKER),
        ("kızı", Particle.PATRONYMIC_MARKER),
    ],
)
def test_word_is_read_as_its_kind(word: str, kind: Particle) -> None:
    assert particle_of(folded(word)) is kind


@pytest.mark.parametrize("word", ["Khan", "Amir", "Ганна", "محمد", "Malik", "Agha", "Zada"])
def test_name_is_no_particle(word: str) -> None:
    assert particle_of(folded(word)) is None


def test_no_form_is_listed_twice() -> None:
    forms = [folded(row["form"]) for row in ROWS]
    assert len(forms) == len(set(forms))


def test_every_row_tells_its_script() -> None:
    assert [row["form"] for row in ROWS if script_of(row["form"]).value != row["script"]] == []


def test_few_titles_are_formal_given_names() -> None:
    titles = [row["form"] for row in ROWS if row["kind"] == "title"]
    assert [form for form in titles if any(n.kind == "formal" for n in groups_of(form))] == [
        "ходжа",
        "آية",
    ]
