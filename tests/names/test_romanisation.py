"""Are names written as the standards and habits write them?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.names.romanisation import Scheme, cyrillise, romanise, russify, ukrainise
from kintrace.names.romanisation.letters import POSITIONS, letter_table
from kintrace.names.tables import rows
from kintrace.values import Script, script_of

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"
LETTERS = {
    "uk": UKRAINIAN,
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя’",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
}
OF_LETTERS = [scheme for scheme in Scheme if scheme.use.language in LETTERS]

# The examples of the resolution of 27 January 2010 itself.
KMU_2010 = """
Алушта Alushta|Андрій Andrii|Борщагівка Borshchahivka|Борисенко Borysenko|Вінниця Vinnytsia
Володимир Volodymyr|Гадяч Hadiach|Богдан Bohdan|Згурський Zghurskyi|Ґалаґан Galagan
Ґорґани Gorgany|Донецьк Donetsk|Дмитро Dmytro|Рівне Rivne|Олег Oleh|Есмань Esman
Єнакієве Yenakiieve|Гаєвич Haievych|Короп’є Koropie|Житомир Zhytomyr|Жанна Zhanna
Закарпаття Zakarpattia|Казимирчук Kazymyrchuk|Медвин Medvyn|Михайленко Mykhailenko
Іванків Ivankiv|Іващенко Ivashchenko|Їжакевич Yizhakevych|Кадиївка Kadyivka|Мар’їне Marine
Йосипівка Yosypivka|Стрий Stryi|Олексій Oleksii|Київ Kyiv|Коваленко Kovalenko|Лебедин Lebedyn
Харків Kharkiv|Христина Khrystyna|Біла Bila|Стеценко Stetsenko|Чернівці Chernivtsi
Шостка Shostka|Кишеньки Kyshenky|Щербухи Shcherbukhy|Гоща Hoshcha|Гаращенко Harashchenko
Юрій Yurii|Корюківка Koriukivka|Яготин Yahotyn|Ярошенко Yaroshenko|Костянтин Kostiantyn
Знам’янка Znamianka|Феодосія Feodosiia|Згорани Zghorany|Розгон Rozghon
"""

OTHER_SCHEMES = [
    (Scheme.RU_ICAO_2013, "Щукин", "Shchukin"),
    (Scheme.RU_ICAO_2013, "Подъячев", "Podieiachev"),
    (Scheme.RU_ICAO_2013, "Юлия", "Iuliia"),
    (Scheme.RU_GOST_2006, "Цветков", "Tcvetkov"),
    (Scheme.RU_PASSPORT_1997, "Юрьев", "Yuryev"),
    (Scheme.RU_BGN_1947, "Ельцин", "Yel’tsin"),
    (Scheme.RU_SCHOLARLY, "Чайковский", "Čajkovskij"),
    (Scheme.RU_PRESS, "Чайковский", "Chaykovsky"),
    (Scheme.RU_SOVIET_FRENCH, "Горбачёв", "Gorbatchev"),
    (Scheme.RU_SOVIET_FRENCH, "Пушкин", "Pouchkine"),
    (Scheme.RU_SOVIET_FRENCH, "Сергей", "Serguei"),
    (Scheme.UK_SOVIET_FRENCH, "Ющенко", "Iouchtchenko"),
    (Scheme.UK_PASSPORT_2007, "Григорій", "Grygorii"),
    (Scheme.UK_PASSPORT_2004, "Григорій", "Hryhorii"),
    (Scheme.UK_NATIONAL_1996, "Щербань", "Scherban’"),
    (Scheme.UK_BGN_1965, "Хмельницький", "Khmel’nyts’kyy"),
    (Scheme.UK_BGN_2019, "Хмельницький", "Khmelnytskyi"),
    (Scheme.UK_SCHOLARLY, "Ющенко", "Juščenko"),
    (Scheme.RU_GERMAN, "Хрущёв", "Chruschtschow"),
    (Scheme.RU_GERMAN, "Чехов", "Tschechow"),
    (Scheme.UK_GERMAN, "Шевченко", "Schewtschenko"),
    (Scheme.RU_POLISH, "Горбачёв", "Gorbaczow"),
    (Scheme.RU_POLISH, "Ельцин", "Jelcyn"),
    (Scheme.UK_POLISH, "Зеленський", "Zełenski"),
    (Scheme.BE_NATIONAL_2007, "Гомель", "Homieĺ"),
    (Scheme.BE_NATIONAL_2007, "Магілёў", "Mahilioŭ"),
    (Scheme.BE_BGN_1979, "Гомель", "Homyel’"),
    (Scheme.BG_STREAMLINED_2009, "София", "Sofia"),
    (Scheme.ISO_9_1995, "Ґалаґан", "G̀alag̀an"),
    (Scheme.ISO_9_1995, "Щукин", "Ŝukin"),
    (Scheme.KA_NATIONAL_2002, "ქუთაისი", "Kutaisi"),
    (Scheme.KA_NATIONAL_2002, "თბილისი", "Tbilisi"),
    (Scheme.KA_NATIONAL_2002, "ჭიათურა", "Ch’iatura"),
    (Scheme.HY_BGN_1981, "Երևան", "Yerevan"),
    (Scheme.HY_HUBSCHMANN, "Երևան", "Erewan"),
    (Scheme.EL_ELOT_743, "Ευαγγελία", "Evangelia"),
    (Scheme.EL_ELOT_743, "Γιώργος Μπάμπης", "Giorgos Bampis"),
]

ABJAD = [
    (Scheme.AR_ENGLISH, "محمد عبد الرحمن", "Mohammed Abdul Rahman"),
    (Scheme.AR_FRENCH, "محمد عبد الرحمن", "Mohamed Abderrahmane"),
    (Scheme.AR_PLAIN, "حسين علي", "Husayn Ali"),
    (Scheme.AR_FRENCH, "أحمد ولد خالد", "Ahmed Ould Khaled"),
    (Scheme.AR_ENGLISH, "أبو بكر البغدادي", "Abu Bakr Al-Baghdadi"),
    (Scheme.AR_BGN_1956, "سهيل الشامي", "Suhayl ash Shāmī"),
    (Scheme.HE_COMMON, "יצחק לוי", "Yitzhak Levi"),
]


def examples(text: str) -> list[list[str]]:
    return [pair.split() for line in text.strip().splitlines() for pair in line.split("|")]


@pytest.mark.parametrize(("cyrillic", "latin"), examples(KMU_2010))
def test_ukrainian_national_system_writes_its_own_examples(cyrillic: str, latin: str) -> None:
    assert romanise(cyrillic, scheme=Scheme.UK_KMU_2010) == latin


@pytest.mark.parametrize(("scheme", "native", "latin"), OTHER_SCHEMES)
def test_scheme_writes_known_names(scheme: Scheme, native: str, latin: str) -> None:
    assert romanise(native, scheme=scheme) == latin


@pytest.mark.parametrize(("scheme", "native", "latin"), ABJAD)
def test_names_without_short_vowels_are_read_from_the_tables(
    scheme: Scheme, native: str, latin: str
) -> None:
    assert romanise(native, scheme=scheme) == latin


def test_capitals_stay_capitals() -> None:
    assert romanise("ЩЕРБА Щ. Юрій", scheme=Scheme.UK_KMU_2010) == "SHCHERBA Shch. Yurii"


def test_stress_marks_are_left_out() -> None:
    assert romanise("Га́нна", scheme=Scheme.UK_KMU_2010) == "Hanna"


@pytest.mark.parametrize("scheme", Scheme)
def test_every_scheme_says_where_it_is_met(scheme: Scheme) -> None:
    assert scheme.use.where


@pytest.mark.parametrize("scheme", Scheme)
def test_no_table_holds_a_row_twice(scheme: Scheme) -> None:
    keys = [(row["from"], row["position"]) for row in rows(scheme.table)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("scheme", OF_LETTERS)
def test_every_row_names_a_known_position(scheme: Scheme) -> None:
    positions = {part for row in rows(scheme.table) for part in row["position"].split("|")}
    assert positions <= set(POSITIONS)


@pytest.mark.parametrize("scheme", OF_LETTERS)
def test_every_letter_of_the_language_has_a_row_for_any_place(scheme: Scheme) -> None:
    known = {row["from"] for row in rows(scheme.table) if row["position"] == "any"}
    missing = {c for c in LETTERS[scheme.use.language] if c not in known}
    assert missing <= set("άέήίόύώ")


@settings(deadline=None)
@given(st.text(alphabet=UKRAINIAN, min_size=1))
def test_no_cyrillic_letter_is_left(word: str) -> None:
    for scheme in Scheme:
        if scheme.use.language == "uk":
            latin = romanise(word, scheme=scheme)
            assert script_of(latin) in (Script.LATIN, Script.OTHER)


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_romanised(text: str) -> None:
    for scheme in Scheme:
        assert isinstance(romanise(text, scheme=scheme), str)


@pytest.mark.parametrize(
    ("text", "language", "cyrillic"),
    [
        ("Mohammed", "ru", "Мохаммед"),
        ("Muhammad", "ru", "Мухаммад"),
        ("Ahmad", "uk", "Ахмад"),
        ("John", "ru", "Джон"),
        ("John", "uk", "Джон"),
        ("Andrew Kovalsky", "uk", "Ендрю Ковальський"),
        ("محمد", "ru", "Мухаммад"),
        ("Олена", "ru", "Олена"),
    ],
)
def test_foreign_names_are_written_in_cyrillic(text: str, language: str, cyrillic: str) -> None:
    assert cyrillise(text, language="uk" if language == "uk" else "ru") == cyrillic


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Білоус", "Белоус"),
        ("Ковальський", "Ковальский"),
        ("Ковальська", "Ковальская"),
        ("Глібів", "Глебов"),
        ("Кириченко", "Кириченко"),
        ("Іванівка", "Ивановка"),
        ("Харків", "Харьков"),
        ("Чорний", "Черный"),
        ("Андрійович", "Андреевич"),
        ("Василівна", "Васильевна"),
        ("Дем’яненко", "Демьяненко"),
    ],
)
def test_ukrainian_names_are_written_in_russian(ukrainian: str, russian: str) -> None:
    assert russify(ukrainian) == russian


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [
        ("Белоус", "Білоус"),
        ("Ковальский", "Ковальський"),
        ("Кириченко", "Кириченко"),
        ("Королёв", "Корольов"),
        ("Лебедев", "Лебедєв"),
        ("Сергеевич", "Сергійович"),
        ("Харьков", "Харків"),
    ],
)
def test_russian_names_are_written_in_ukrainian(russian: str, ukrainian: str) -> None:
    assert ukrainise(russian) == ukrainian


@pytest.mark.parametrize("name", ["russification.csv", "ukrainisation.csv", "cyrillisation_uk.csv"])
def test_other_tables_name_known_positions(name: str) -> None:
    rules = [rule for rules in letter_table(name).rules.values() for rule in rules]
    assert {part for rule in rules for part in rule.position.split("|")} <= set(POSITIONS)
