"""How is a proposed statement kept in a row, and read from it whole?

As plain JSON with one entry for each field, so that no hedge, speaker or link of a relay chain can
be left out. Fields that a later version adds get their default; those it dropped are left.
"""

import dataclasses
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from kintrace.documents.statements import Statement

Whole = TypeVar("Whole")


def written(value: Any) -> Any:
    """Return a statement, or a part of one, as what JSON can hold."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: written(getattr(value, field.name)) for field in fields}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [written(one) for one in value]
    return value


def statement_of(told: dict[str, Any]) -> Statement:
    """Return the statement that a row holds."""
    return read(Statement, told)


def read(kind: type[Whole], told: Any) -> Whole:
    """Return what JSON holds as a value of this type."""
    return cast(Whole, _read(kind, told))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, told: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        (kind,) = [one for one in get_args(kind) if one is not type(None)]
        return None if told is None else _read(kind, told)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in told)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        fields = [field.name for field in dataclasses.fields(kind) if field.name in told]
        return kind(**{name: _read(hints[name], told[name]) for name in fields})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(told)
    if kind is date:
        return date.fromisoformat(told)
    return told
