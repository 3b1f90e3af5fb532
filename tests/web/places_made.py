"""Which places do tests about pages know? All are invented."""

from datetime import UTC, datetime

from kintrace.casework.place_load import load
from kintrace.casework.place_rows import understood
from kintrace.registry.models import Place

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TABLE = (
    {"code": "test:N", "kind": "country", "uk": "Норвія", "ru": "Норвия", "en": "Norvia"},
    {"code": "test:N-1", "kind": "region", "within": "test:N", "uk": "Приморська область",
     "ru": "Приморская область", "en": "Coast region"},
    {"code": "test:N-1-1", "kind": "district", "within": "test:N-1", "uk": "Портовий район",
     "en": "Harbour district"},
    {"code": "test:T", "kind": "town", "within": "test:N-1-1", "uk": "Нова Гавань",
     "ru": "Новая Гавань", "en": "New Harbour", "ar": "الميناء الجديد",
     "old": "uk:Стара Пристань (2016)|en:Old Landing (2016)", "codes": "other:7"},
)  # fmt: skip


def made_place() -> Place:
    """Return the town, which lies in a district of a region of a country."""
    load(None, at=AT, rows=understood(enumerate(TABLE, start=1))[0], source="Made for tests")
    return Place.objects.get(gazetteer="test", code="T")
