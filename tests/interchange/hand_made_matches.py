"""Which proposals does a report show when nothing was computed?

Five fictional requests against fictional records, with evidence written by hand, so that a test of
the page knows every number. The shape is that of `kintrace.matching`.
"""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class HandMadeRow:
    feature: str
    left: str
    right: str
    sign: str
    bits: float
    reason: str = ""


@dataclass(frozen=True)
class HandMadeExplanation:
    rows: tuple[HandMadeRow, ...]


@dataclass(frozen=True)
class HandMadeMatches:
    pairs: dict[tuple[str, str], tuple[HandMadeRow, ...]]
    posteriors: dict[tuple[str, str], float]
    prior: float = -13.3

    @property
    def candidates(self) -> pl.DataFrame:
        rows, ranks = [], dict[str, int]()
        for (request_id, record_id), evidence in self.pairs.items():
            ranks[request_id] = ranks.get(request_id, 0) + 1
            total = sum(row.bits for row in evidence)
            rows.append(
                {
                    "request_id": request_id,
                    "record_id": record_id,
                    "rank": ranks[request_id],
                    "bits": total + self.prior,
                    "evidence": total,
                    "posterior": self.posteriors[request_id, record_id],
                    **{f"bits:{row.feature}": row.bits for row in evidence},
                }
            )
        return pl.DataFrame(rows, schema_overrides=None, infer_schema_length=None)

    def explain(self, request_id: str, record_id: str) -> HandMadeExplanation:
        return HandMadeExplanation(self.pairs[request_id, record_id])


def row(feature: str, left: str, right: str, sign: str, bits: float, reason: str = ""):
    return HandMadeRow(feature, left, right, sign, bits, reason)


REQUESTS = pl.DataFrame(
    [
        {
            "record_id": "T-17",
            "name": "Ковальський Олександр Іванович",
            "alternate_names": "Саша; Сашко",
            "sex": "ч",
            "date_of_birth": "12.05.2014",
            "birthplace": "Херсон",
            "mother_name": "Ковальська Оксана Петрівна",
            "relatives": "тітка: Мельник Ганна",
            "distinguishing_features": "шрам над лівою бровою",
            "separated_on": "жовтень 2022",
            "separation_place": "Олешки",
            "attribute:language": "uk",
        },
        {
            "record_id": "T-18",
            "name": "محمد أحمد الخطيب",
            "sex": "ذكر",
            "age": "8",
            "age_as_of": "2023-02-11",
            "birthplace": "حلب",
            "mother_name": "فاطمة الخطيب",
            "relatives": "جدة: أمينة الخطيب",
            "attribute:language": "ar",
        },
        {
            "record_id": "T-19",
            "given_name": "Марія",
            "family_name": "Литвиненко",
            "sex": "ж",
            "date_of_birth": "2016-08-30",
            "birthplace": "Бердянськ",
            "mother_name": "Литвиненко Ірина",
            "group": "G-4",
        },
        {
            "record_id": "T-20",
            "name": "Бондар Денис",
            "date_of_birth": "2012",
            "birthplace": "Маріуполь",
            "mother_name": "Бондар Світлана",
            "father_name": "невідомо",
            "relatives": "бабуся: Бондар Ніна; дядько: Бондар Юрій",
            "distinguishing_features": "родимка на правому плечі",
            "separated_on": "2022-04-02",
            "separation_place": "Маріуполь",
        },
        {"record_id": "T-21", "name": "Савченко Аліна", "date_of_birth": "2019"},
    ],
    infer_schema_length=None,
)

REGISTER = pl.DataFrame(
    [
        {
            "record_id": "R-204",
            "name": "Aleksandr Kovalskiy",
            "sex": "M",
            "date_of_birth": "2014",
            "birthplace": "Kherson",
            "mother_name": "Oksana Kovalskaya",
            "relatives": "aunt: Anna Melnik",
            "distinguishing_features": "scar on left eyebrow",
            "institution": "Children's home no. 3",
            "separated_on": "10.2022",
        },
        {
            "record_id": "R-377",
            "name": "Ковальский Александр Петрович",
            "sex": "м",
            "date_of_birth": "03.11.2014",
            "birthplace": "Харьков",
            "mother_name": "Ковальская Ирина",
        },
        {"record_id": "R-378", "name": "Ковалёв Александр", "date_of_birth": "2013"},
        {
            "record_id": "R-410",
            "name": "Mohamad Ahmad Alkhatib",
            "sex": "M",
            "date_of_birth": "2014",
            "birthplace": "Aleppo",
            "mother_name": "Fatmeh Al Khatib",
        },
        {
            "record_id": "R-411",
            "name": "محمود أحمد الخطيب",
            "sex": "ذكر",
            "date_of_birth": "2014",
            "birthplace": "إدلب",
            "mother_name": "غير معروف",
            "attribute:language": "ar",
        },
        {
            "record_id": "R-500",
            "given_name": "Мария",
            "family_name": "Литвиненко",
            "sex": "ж",
            "date_of_birth": "30.08.2016",
            "birthplace": "Бердянск",
            "mother_name": "Литвиненко Ирина",
        },
        {
            "record_id": "R-501",
            "given_name": "Марина",
            "family_name": "Литвиненко",
            "sex": "ж",
            "date_of_birth": "30.08.2016",
            "birthplace": "Бердянск",
            "mother_name": "Литвиненко Ирина",
        },
        {
            "record_id": "R-620",
            "name": "Соколов Денис Игоревич",
            "date_of_birth": "14.01.2013",
            "birthplace": "Таганрог",
            "mother_name": "",
            "relatives": "бабушка: Бондарь Нина; дядя: Бондарь Юрий",
            "distinguishing_features": "родимое пятно на правом плече",
            "separated_on": "02.04.2022",
            "separation_place": "Мариуполь",
        },
    ],
    infer_schema_length=None,
)

SAME = "same name in another language: "
MATCHES = HandMadeMatches(
    pairs={
        ("T-17", "R-204"): (
            row(
                "given_name", "Олександр", "Aleksandr", "agrees", 5.1, SAME + "Олександр, Aleksandr"
            ),
            row(
                "family_name",
                "Ковальський",
                "Kovalskiy",
                "agrees",
                9.4,
                SAME + "Ковальський, Kovalskiy",
            ),
            row("patronymic", "Іванович", "", "unknown", 0.0, "not written on one side"),
            row("sex", "ч", "M", "agrees", 1.0, "same sex"),
            row("birth", "12.05.2014", "2014", "close", 3.2, "one date lies within the other"),
            row("birthplace", "Херсон", "Kherson", "agrees", 4.4, "same place: Херсон, Kherson"),
            row("mother", "", "", "agrees", 6.9, SAME + "Ковальська, Kovalskaya"),
            row("relatives", "", "", "agrees", 5.6, SAME + "Ганна, Anna"),
            row(
                "distinguishing_features",
                "",
                "",
                "close",
                2.8,
                "both speak of a scar at the left eyebrow",
            ),
            row("separated_on", "", "", "agrees", 2.1, "same month"),
        ),
        ("T-17", "R-377"): (
            row(
                "given_name", "Олександр", "Александр", "agrees", 5.1, SAME + "Олександр, Александр"
            ),
            row(
                "family_name",
                "Ковальський",
                "Ковальский",
                "agrees",
                9.4,
                SAME + "Ковальський, Ковальский",
            ),
            row(
                "patronymic",
                "Іванович",
                "Петрович",
                "differs",
                -4.7,
                "other name: Іванович, Петрович",
            ),
            row("sex", "ч", "м", "agrees", 1.0, "same sex"),
            row("birth", "", "", "differs", -3.0, "same year, other day and month"),
            row("birthplace", "", "", "differs", -2.2, "other place: Херсон, Харьков"),
            row("mother", "", "", "differs", -2.6, "other name: Оксана, Ирина"),
        ),
        ("T-17", "R-378"): (row("family_name", "Ковальський", "Ковалёв", "differs", 2.0),),
        ("T-18", "R-410"): (
            row("given_name", "محمد", "Mohamad", "agrees", 2.4, SAME + "محمد, Mohamad"),
            row("family_name", "الخطيب", "Alkhatib", "agrees", 7.0, SAME + "الخطيب, Alkhatib"),
            row("birth", "8", "2014", "agrees", 2.6, "the age fits the year"),
            row("birthplace", "حلب", "Aleppo", "agrees", 4.1, "same place: حلب, Aleppo"),
            row("mother", "", "", "agrees", 6.0, SAME + "فاطمة, Fatmeh"),
        ),
        ("T-18", "R-411"): (
            row("given_name", "محمد", "محمود", "differs", -3.8, "other name: محمد, محمود"),
            row("family_name", "الخطيب", "الخطيب", "agrees", 7.0, "same name: الخطيب, الخطيب"),
            row("birth", "8", "2014", "agrees", 2.6, "the age fits the year"),
            row("mother", "", "", "unknown", 0.0, "not known on one side"),
        ),
        ("T-19", "R-500"): (
            row("given_name", "Марія", "Мария", "agrees", 4.0, SAME + "Марія, Мария"),
            row("family_name", "Литвиненко", "Литвиненко", "agrees", 8.2, "same name"),
            row("birth", "", "", "agrees", 8.9, "same day"),
        ),
        ("T-19", "R-501"): (
            row("given_name", "Марія", "Марина", "close", 2.5, "one letter group apart"),
            row("family_name", "Литвиненко", "Литвиненко", "agrees", 8.2, "same name"),
            row("birth", "", "", "agrees", 8.9, "same day"),
        ),
        ("T-20", "R-620"): (
            row("given_name", "Денис", "Денис", "agrees", 5.2, "same name"),
            row("family_name", "Бондар", "Соколов", "differs", -4.0, "other name: Бондар, Соколов"),
            row("birth", "", "", "differs", -2.1, "other year, one apart"),
            row("relatives", "", "", "agrees", 10.3, SAME + "Бондар, Бондарь"),
            row(
                "distinguishing_features",
                "",
                "",
                "agrees",
                5.0,
                "both speak of a mark on the right shoulder",
            ),
            row("separated_on", "", "", "agrees", 7.4, "same day and place"),
        ),
    },
    posteriors={
        ("T-17", "R-204"): 0.99996,
        ("T-17", "R-377"): 0.0001,
        ("T-17", "R-378"): 0.0,
        ("T-18", "R-410"): 0.993,
        ("T-18", "R-411"): 0.0005,
        ("T-19", "R-500"): 0.71,
        ("T-19", "R-501"): 0.27,
        ("T-20", "R-620"): 0.97,
    },
)
