"""Whose rows may a query return?

Every table about children and families is asked through a scope: a reach that policy gave to a
user, an object that was already got, or the whole office with a reason that a reader of the code
can judge. A query without one raises, so that a forgotten filter shows as an error and never as
another agency's child. Which reach a user has is ``casework.policy``'s to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, sql

from kintrace.values import KintraceError


class ScopeMissing(KintraceError):
    """A query about children or families was sent without saying on whose behalf."""

    code = "K401"
    exit_code = 70


class Level(IntEnum):
    """How far somebody's reach goes, narrow to wide."""

    NOTHING = 0
    SELF = 1
    OWN = 2
    TEAM = 3
    AGENCY = 4
    OFFICE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Rows that one user may get: a level, who they are, and files opened to them one by one."""

    level: Level
    user_id: UUID
    team_id: UUID | None
    agency_id: UUID
    opened_files: frozenset[UUID] = field(default_factory=frozenset)


class ScopedQuery(sql.Query):
    """A query that refuses to be sent before it has a scope."""

    has_scope = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """Return the compiler of a query that has a scope.  Raises: ScopeMissing."""
        refuse_without_scope(self)
        return super().get_compiler(*args, **kwargs)


class ScopedQuerySet(models.QuerySet):
    """A queryset that says on whose behalf it asks."""

    def __init__(
        self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None
    ) -> None:
        """Start without a scope, unless the query has one already."""
        super().__init__(model, query or ScopedQuery(model), using, hints)

    def within(self, reach: Reach) -> "ScopedQuerySet":
        """Return only rows in reach."""
        return self.filter(rows_within(reach, model=self.model))._with_scope()

    def everywhere(self, *, why: str) -> "ScopedQuerySet":
        """Return rows of all agencies; ``why`` tells the reader of the code what needs that."""
        if not why:
            raise ScopeMissing("a query over all agencies gave no reason")
        return self._with_scope()

    def _with_scope(self) -> "ScopedQuerySet":
        scoped = self._chain()
        scoped.query.has_scope = True
        return scoped

    def _add_hints(self, **hints: Any) -> None:
        # Django names here the object whose relation is followed: it was got within a scope.
        super()._add_hints(**hints)
        if hints.get("instance") is not None:
            self.query.has_scope = True

    def update(self, **values: Any) -> int:
        """Change rows within the scope.  Raises: ScopeMissing."""
        refuse_without_scope(self.query)
        return super().update(**values)

    def delete(self) -> Any:
        """Delete rows within the scope.  Raises: ScopeMissing."""
        refuse_without_scope(self.query)
        return super().delete()

    def _raw_delete(self, using: Any) -> Any:
        refuse_without_scope(self.query)
        return super()._raw_delete(using)


ScopedManager = models.Manager.from_queryset(ScopedQuerySet, "ScopedManager")


def refuse_without_scope(query: Any) -> None:
    """Raise ScopeMissing unless the query has a scope."""
    if not query.has_scope:
        raise ScopeMissing(
            f"a query on {query.model._meta.db_table} has no scope",
            hint="ask through casework.access, or say everywhere(why=...)",
        )


def rows_within(reach: Reach, *, model: Any) -> Q:
    """Return the condition that rows of ``model`` lie in reach; no path and no column, no row."""
    if reach.level is Level.OFFICE:
        return Q()
    if reach.level is Level.NOTHING:
        return _nothing()
    reached = [
        condition
        for path in model.scope_paths
        for condition in _owned_within(reach, path=path, columns=model.scope_columns)
    ]
    if reach.level >= Level.AGENCY:
        reached += [Q(**{column: reach.agency_id}) for column in model.addressed_to]
    if model.has_shared_rows:
        reached.append(Q(agency__isnull=True))
    if model.file_path and reach.opened_files:
        reached.append(Q(**{f"{model.file_path}__in": sorted(reach.opened_files)}))
    return _any(reached)


def _owned_within(reach: Reach, *, path: str, columns: tuple[str, ...]) -> Iterator[Q]:
    """Yield at most one condition: the agency once, so that a database can go by its index."""
    if reach.level is Level.SELF:
        if "person_user" in columns:
            yield Q(**{f"{path}person_user": reach.user_id})
        return
    # An owner who moved to another agency leaves the files behind.
    agency = Q(**{f"{path}agency": reach.agency_id})
    if reach.level >= Level.AGENCY:
        yield agency
        return
    held = [Q(**{f"{path}owner": reach.user_id})] if "owner" in columns else []
    if reach.level >= Level.TEAM and "team" in columns and reach.team_id is not None:
        held.append(Q(**{f"{path}team": reach.team_id}))
    if held:
        yield agency & _any(held)


def _any(conditions: list[Q]) -> Q:
    return reduce(or_, conditions) if conditions else _nothing()


def _nothing() -> Q:
    return Q(pk__in=())
