"""Is a name read as a person who knows such names would read it?"""

import pytest

from kintrace.names.reading import MAX_WORDS, Role, read_name
from kintrace.values import PersonName

G, P, F, U = Role.GIVEN, Role.PATRONYMIC, Role.FAMILY, Role.UNKNOWN

ROLES = [
    # what the name shows, the name, its words in plain form, their roles
    ("a patronymic in the middle", "Марія Олексіївна Коваль", "марія олексіївна коваль", (G, P, F)),
    ("a patronymic at the end", "Коваль Марія Олексіївна", "коваль марія олексіївна", (F, G, P)),
    ("a romanised patronymic", "Oleksandr Petrovych Tkach", "oleksandr petrovych tkach", (G, P, F)),
    ("a comma", "Коваль, Марія", "коваль марія", (F, G)),
    ("capitals", "ШЕВЧЕНКО Олена", "шевченко олена", (F, G)),
    ("a known given name", "Ткач Марія", "ткач марія", (F, G)),
    ("a short form beside an ending", "Настя Павлюк", "настя павлюк", (G, F)),
    ("initials", "М. К. Коваль", "м к коваль", (G, P, F)),
    ("an initial of the family name", "Марія К.", "марія к", (G, F)),
    ("a family name like a patronymic", "Роман Абрамович", "роман абрамович", (G, F)),
    ("oglu", "Мамедов Али Гасан оглы", "мамедов али гасан", (F, G, P)),
    ("fathers in a row", "محمد بن علي الحداد", "محمد علي حداد", (G, P, F)),
    ("fathers in a row, romanised", "Omar bin Khalid al-Haddad", "omar khalid haddad", (G, P, F)),
    ("two given names", "Ганна-Марія Коваль", "ганна марія коваль", (U, U, U)),
    ("a case of a document", "Марії Ковальської", "марія ковальський", (G, F)),
    ("a case, with a patronymic", "Івана Петровича Ткаченка", "іван петрович ткаченко", (G, P, F)),
    ("a case in Russian", "Марины Ивановны Донской", "марина ивановна донский", (G, P, F)),
]  # fmt: skip

WORDS = [
    # what is left out or made one, the name, its words in plain form
    ("a title", "Dr. Ivan Koval", "ivan koval"),
    ("a title in Arabic", "د. سمير حداد", "سمير حداد"),
    ("a title and a short title", "гр. пан Іван Коваль", "іван коваль"),
    ("an article", "Samir al Haddad", "samir haddad"),
    ("an article written together", "سمير الحداد", "سمير حداد"),
    ("a nobiliary word", "Ludwig von Berg", "ludwig berg"),
    ("the servant of God", "Abd al-Rahman Haddad", "abdrahman haddad"),
    ("the servant of God as one word", "Abdurrahman Haddad", "abdrahman haddad"),
    ("the servant of God in Arabic", "عبد الرحمن حداد", "عبدرحمن حداد"),
    ("the servant of God in Arabic as one word", "عبدالرحمن حداد", "عبدرحمن حداد"),
    ("the father of", "Abou Samir Haddad", "abusamir haddad"),
    ("of the religion", "Salah ad-Din Haddad", "salahadin haddad"),
    ("of the religion as one word", "Salaheddine Haddad", "salahadin haddad"),
    ("of God", "Faiz Ullah Haddad", "faizullah haddad"),
    ("a letter of another script", "Вiктор Бондар", "віктор бондар"),
    ("an apostrophe at the edge", "«Марія» Коваль", "марія коваль"),
]


@pytest.mark.parametrize(
    ("name", "forms", "roles"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES]
)
def test_part_of_the_name_is_seen_from(name: str, forms: str, roles: tuple[Role, ...]) -> None:
    tokens = read_name(name).tokens
    assert (" ".join(t.form for t in tokens), tuple(t.role for t in tokens)) == (forms, roles)


@pytest.mark.parametrize(
    ("name", "forms"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS]
)
def test_reading_takes_care_of(name: str, forms: str) -> None:
    assert " ".join(token.form for token in read_name(name).tokens) == forms


@pytest.mark.parametrize(
    "name", ["Ivan Borodin", "Edin Kovac", "Коваль Алла", "Berg Ulla", "Din Mohammad"]
)
def test_ending_that_only_looks_like_a_compound_is_left_alone(name: str) -> None:
    assert len(read_name(name).tokens) == 2
    assert [t.form for t in read_name(name).tokens] == name.lower().split()


def test_parts_that_the_source_told_are_taken_at_its_word() -> None:
    name = PersonName("Марина Іван", given="Марина", family="Іван")
    assert [token.role for token in read_name(name).tokens] == [G, F]


def test_patronymic_names_the_father_and_never_is_his_name() -> None:
    father, patronymic = read_name("Олексій Олексійович Коваль").tokens[:2]
    assert patronymic.groups == {"of:oleksii-m"}
    assert not father.groups & patronymic.groups


def test_name_inside_a_compound_is_a_short_form_of_it() -> None:
    (token,) = read_name("Salahuddin").tokens
    assert "salah-m" in token.diminutive_of
    assert "salahuddin-m" in token.groups - token.diminutive_of


def test_akin_name_of_another_people_is_known() -> None:
    turkish, arabic = read_name("Mehmet").tokens[0], read_name("محمد").tokens[0]
    assert turkish.groups & arabic.groups


def test_words_beyond_the_most_are_noted() -> None:
    reading = read_name("Анна " * (MAX_WORDS + 1))
    assert len(reading.tokens) == MAX_WORDS
    assert reading.notes == (f"only the first {MAX_WORDS} words are compared",)


@pytest.mark.parametrize("text", ["", " , ", "...", "-"])
def test_text_without_a_name_has_no_words(text: str) -> None:
    assert read_name(text).tokens == ()
