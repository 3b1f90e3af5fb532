"""Do two names weigh as much as they should?"""

import pytest

from kintrace.names import compare
from kintrace.names.evidence import Agreement, default_weights
from kintrace.names.reading import Role

# Bits that a whole name must reach to count as one name written twice.
CLEAR = 8.0

SAME = [
    # how it is one name, a name, the same name
    ("Ukrainian and Russian", "Олексій Коваленко", "Алексей Коваленко"),
    ("Ukrainian and Belarusian", "Олексій Коваленко", "Аляксей Каваленка"),
    ("Cyrillic and Latin", "Марія Коваль", "Maria Koval"),
    ("a French passport", "Юрій Ющенко", "Iouri Iouchtchenko"),
    ("a German clerk", "Юрій Ющенко", "Jurij Juschtschenko"),
    ("a Polish clerk", "Марія Шевчук", "Marija Szewczuk"),
    ("Arabic and Latin", "محمد حداد", "Mohammed Haddad"),
    ("Arabic and Cyrillic", "سمير حداد", "Самир Хаддад"),
    ("Georgian and Cyrillic", "ირაკლი კობაიძე", "Ираклий Кобаидзе"),
    ("letters of another script", "Вiктор Бондар", "Віктор Бондар"),
    ("a man's and a woman's family name", "Саша Ковальський", "Саша Ковальська"),
    ("a case of a document", "Іван Ковальський", "Івана Ковальського"),
    ("the order of the words", "Коваль, Марія", "Марія Коваль"),
    ("no patronymic", "Марія Коваль", "Марія Олексіївна Коваль"),
    ("a patronymic in another language", "Іван Сергійович Бойко", "Иван Сергеевич Бойко"),
    ("a diminutive", "Саша Коваль", "Олександр Коваль"),
    ("a diminutive of a woman's name", "Саша Коваль", "Олександра Коваль"),
    ("a hyphen", "Ганна-Марія Коваль", "Ганна Марія Коваль"),
    ("a family name written apart", "Марія Нечуй Левицька", "Марія Нечуйлевицька"),
    ("a title", "Dr. Ivan Tkach", "Іван Ткач"),
    ("an article and a filiation", "سمير بن علي الحداد", "Samir Ali Haddad"),
    ("the servant of God", "عبد الرحمن حداد", "Abdurrahman Haddad"),
    ("of the religion", "صلاح الدين حداد", "Salaheddine Haddad"),
    ("the father of", "Abu Samir Haddad", "أبو سمير حداد"),
]

KEPT_APART = [
    ("Олександр", "Олексій"),
    ("Олександр", "Олександра"),
    ("Марія", "Марина"),
    ("Олексій", "Олександра"),
    ("Євген", "Євгенія"),
    ("Валерій", "Валерія"),
    ("Іван", "Іванна"),
]


@pytest.mark.parametrize(("one", "other"), [r[1:] for r in SAME], ids=[r[0] for r in SAME])
def test_name_agrees_in_spite_of(one: str, other: str) -> None:
    assert compare(one, other).bits > CLEAR


@pytest.mark.parametrize("family", ["Коваль", "Скоробагатько"])
@pytest.mark.parametrize(("one", "other"), KEPT_APART)
def test_given_names_of_one_family_of_forms_are_kept_apart(
    one: str, other: str, family: str
) -> None:
    assert compare(f"{one} {family}", f"{other} {family}").bits < 0
    assert compare(f"{family} {one} Іванович", f"{family} {other} Іванович").bits < 0


@pytest.mark.parametrize(("one", "other"), SAME and [r[1:] for r in SAME])
def test_comparison_has_no_sides(one: str, other: str) -> None:
    assert compare(one, other).bits == pytest.approx(compare(other, one).bits)


def test_spelling_of_a_name_weighs_far_more_than_another_name_alike() -> None:
    spelling = compare("Марія Коваль", "Maria Koval").bits
    assert spelling > compare("Марія Коваль", "Марина Коваль").bits + CLEAR


def test_brothers_and_sisters_weigh_no_more_than_the_cap() -> None:
    found = compare("Іван Петрович Скоробагатько", "Олена Петрівна Скоробагатько")
    assert found.bits == pytest.approx(default_weights().sibling_cap)
    assert found.bits == pytest.approx(sum(reason.bits for reason in found.reasons))


def test_rare_name_weighs_more_than_a_common_one() -> None:
    common = compare("Марія Шевченко", "Maria Shevchenko").bits
    assert compare("Марія Скоробагатько", "Maria Skorobahatko").bits > common + 1


def test_common_name_is_common_in_every_spelling() -> None:
    spellings = [("محمد", "محمد"), ("Mohamed", "Mohamed"), ("Мохаммед", "Мохаммед")]
    weights = {compare(*pair).bits for pair in spellings}
    assert len(weights) == 1


def test_patronymic_is_no_evidence_for_a_family_name() -> None:
    told = compare("Коваль Марія Іванівна", "Марія Іваненко")
    assert not [r for r in told.reasons if r.bits > 0 and r.role is Role.PATRONYMIC]


def test_initials_agree_a_little() -> None:
    found = compare("М. К.", "Марія Коваль")
    assert 0 < found.bits < CLEAR
    assert {reason.agreement for reason in found.reasons} == {Agreement.INITIAL}


def test_initial_that_differs_speaks_against() -> None:
    assert compare("О. Коваль", "Марія Коваль").bits < compare("М. Коваль", "Марія Коваль").bits


def test_kunya_is_not_the_name_itself() -> None:
    himself = compare("Samir Haddad", "سمير حداد").bits
    assert compare("Abu Samir Haddad", "Samir Haddad").bits < himself - 2


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Коваль", "коваль", Agreement.SAME_SPELLING),
        ("Коваль", "Koval", Agreement.SAME_SOUND),
        ("Ганна", "Анна", Agreement.SAME_NAME),
        ("Саша", "Олександр", Agreement.DIMINUTIVE),
        ("Марія", "Марина", Agreement.DIFFERENT_NAME),
    ],
)
def test_reason_says_how_words_agree(one: str, other: str, agreement: Agreement) -> None:
    assert [reason.agreement for reason in compare(one, other).reasons] == [agreement]


def test_family_name_of_a_woman_is_called_another_form() -> None:
    reasons = compare("Саша Ковальський", "Саша Ковальська").reasons
    assert Agreement.OTHER_FORM in {reason.agreement for reason in reasons}


def test_name_without_words_says_nothing() -> None:
    assert compare("", "Марія Коваль").bits == 0
