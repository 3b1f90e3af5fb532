"""How do tests bring a list and import it, as the pages do?

`RUSSIAN` is a list as an institution writes it: Russian headers, in a one-byte encoding, with a
line that has no name and one whose sex is none.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kintrace.casework import list_import
from kintrace.registry.models import Artifact, Import
from kintrace.web.lists.brought import bring, path_of
from kintrace.web.lists.reading import read_list

RUSSIAN = """Номер карточки;ФИО;Дата рождения;Пол;Место рождения;Мать;Группа
17;Ковальская Мария Ивановна;12.05.2014;ж;Херсон;Ковальская Оксана;младшая
18;Мельник Иван;2013;м;Каховка;;младшая
;;2012;м;Херсон;;старшая
20;Шевченко Ольга;2011;неразборчиво;Алёшки;;старшая
21;Бондарь Пётр;неизвестно;м;;;старшая
"""
HOME = "Дом ребёнка № 3"


def uploaded(text: str = RUSSIAN, *, encoding: str = "cp1251") -> SimpleUploadedFile:
    """The list as a browser sends it."""
    return SimpleUploadedFile("список.csv", text.encode(encoding), content_type="text/csv")


def bring_list(user: Any) -> Artifact:
    """Bring the Russian list, as the list of an institution."""
    return bring(
        user,
        at=timezone.now(),
        file=uploaded(),
        source_kind="institution",
        source_name=HOME,
    )


def import_list(user: Any) -> Import:
    """Import the Russian list."""
    artifact = bring_list(user)
    return list_import.make_import(
        user,
        at=timezone.now(),
        source=artifact.source,
        artifact=artifact,
        mapping={},
        rows=read_list(path_of(artifact), mapping={}).rows,
        key=uuid5(NAMESPACE_URL, f"the list of {user.pk}"),
    )
