"""Which encoding is recognised, from how little text?"""

from pathlib import Path

import pytest

from kintrace.interchange import read_table
from kintrace.values.encodings import EncodingUnknown, encoding_named, encoding_of_samples

UKRAINIAN = "ПІБ;Дата народження\nПетро Коваленко;12.05.2014\nЇжакевич Оксана;2014\n"
RUSSIAN = "ФИО;Дата рождения\nСидорова Анна;2012\nПётр Иванов;2013\n"
CAPITALS = "name;age\nКОВАЛЕНКО ОЛЕНА;7\n"
SMALL = "name;age\nковаленко олена;7\n"
ONE_NAME = "name\nГанна\n"
ARABIC = "الاسم;العمر\nأمينة الخطيب;7\nيوسف حداد;6\n"
TURKISH = "name;age\nYılmaz Güneş;7\n"
POLISH = "imię;wiek\nŁukasz Wiśniewski;7\n"
FRENCH = "nom;âge\nFrançois Lefèvre;7\n"
SPANISH = "name;age\nJosé Muñoz;7\n"
HEBREW = "name;age\nמשה כהן;7\nשרה לוי;6\n"
GREEK = "name;age\nΓιώργος Παπαδόπουλος;7\n"

CYRILLIC = [
    pytest.param(text, encoding, id=f"{name}-{encoding}")
    for name, text in (
        ("russian", RUSSIAN),
        ("capitals", CAPITALS),
        ("small", SMALL),
        ("one name", ONE_NAME),
    )
    for encoding in ("cp1251", "koi8_u", "iso8859_5", "cp866")
]
OTHERS = [
    (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8_u"),
    (UKRAINIAN, "iso8859_5"),
    (ARABIC, "cp1256"),
    ("name\nبشير\n", "cp1256"),
    (TURKISH, "cp1254"),
    (POLISH, "cp1250"),
    (FRENCH, "cp1252"),
    (SPANISH, "cp1252"),
    (HEBREW, "cp1255"),
    (GREEK, "cp1253"),
]


@pytest.mark.parametrize(("text", "encoding"), [*CYRILLIC, *OTHERS])
def test_a_few_names_tell_a_one_byte_encoding(text: str, encoding: str) -> None:
    assert encoding_of_samples([text.encode(encoding)]).name == encoding


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-u"],
)
def test_a_file_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes(UKRAINIAN.encode(encoding))
    table = read_table(file)
    assert table.frame["name"].to_list() == ["Петро Коваленко", "Їжакевич Оксана"]


def test_a_name_far_down_in_a_plain_file_still_tells_the_encoding(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    plain = "".join(f"C-{number},Anna Koval\n" for number in range(100_000))
    file.write_bytes(f"record_id,name\n{plain}C-x,Ганна Коваль\n".encode("koi8-u"))
    assert read_table(file).frame["name"][-1] == "Ганна Коваль"


def test_a_few_broken_bytes_do_not_make_utf_8_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    lines = [f"C-{number},Ганна Коваль".encode() for number in range(50)]
    file.write_bytes(b"\n".join([b"record_id,name", *lines, b"C-x,Ole\xffna"]))
    table = read_table(file)
    assert table.encoding == "utf-8"
    assert table.quarantine.rows() == [
        (52, "the row has bytes that the encoding can't read", r"C-x,Ole\xffna")
    ]


def test_the_encoding_that_is_told_wins(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes(ONE_NAME.encode("cp1251"))
    assert read_table(file, encoding="koi8-u").frame["name"].to_list() != ["Ганна"]


def test_an_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(EncodingUnknown, match="no encoding is called 'cp12510'"):
        encoding_named("cp12510")


def test_an_encoding_of_bytes_to_bytes_is_refused() -> None:
    with pytest.raises(EncodingUnknown):
        encoding_named("base64")
