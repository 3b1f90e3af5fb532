"""What happened, newest first: to the child as told, and in the work?

The child's own days stand with the words they were said in, beside acts with their exact day.
Nothing here is derived from notes. Layer: web.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from kintrace.registry.models import Artifact, ChildFile, Claim, Sighting, StateChange
from kintrace.registry.vocabulary import properties
from kintrace.web.files.movements import Leg
from kintrace.web.files.work import Work

# What a page can hold and a person can read; older things are in the sections themselves.
LONGEST = 120


@dataclass(frozen=True)
class Event:
    """One thing that happened on a day; `when` and `words` are as somebody told them."""

    on: date
    when: str
    title: str
    words: str = ""
    language: str = ""
    by: str = ""
    is_told: bool = False
    order: str = ""


def story_of(file: ChildFile, *, claims: list[Claim], legs: list[Leg], work: Work) -> list[Event]:
    """Return what happened, newest first, at most LONGEST things.

    ``claims`` are those that the user may see, newest first, and ``legs`` the child's movements.
    """
    events = [
        *_told(claims),
        *_moved(file, work, legs=legs),
        *_worked(file, work),
        *_handed(work),
        *_said(file, work, claims=claims),
        *_home(work),
    ]
    return sorted(events, key=lambda one: (one.on, one.order), reverse=True)[:LONGEST]


def _told(claims: list[Claim]) -> Iterator[Event]:
    """Days of the child's life, as somebody told them."""
    dated = {code for code, known in properties().items() if known.kind == "date"}
    for row in claims:
        if row.property not in dated or row.earliest is None or _is_struck(row):
            continue
        label = gettext(properties()[row.property].label)
        yield Event(
            on=row.earliest,
            when=row.value,
            title=label,
            language=row.language,
            by=str(row.source),
            is_told=True,
        )


def _moved(file: ChildFile, work: Work, *, legs: list[Leg]) -> Iterator[Event]:
    for leg in legs:
        if leg.on is not None:
            yield Event(
                on=leg.on,
                when=leg.departed or leg.arrived,
                title=gettext("Movement"),
                words=f"{leg.start} {gettext('→')} {leg.end}",
                is_told=True,
            )
    for seen in work.of(Sighting, lambda: file.record.sightings.select_related("record")):
        if seen.observed_earliest is not None:
            title = gettext(str(seen.get_kind_display()))
            yield Event(seen.observed_earliest, seen.observed_text, title, is_told=True)


def _worked(file: ChildFile, work: Work) -> Iterator[Event]:
    yield _act(file.opened_at, gettext("Registered"), by=file.opened_by)
    for row in work.of(StateChange, lambda: file.state_changes.select_related("by")):
        title = gettext("State: %(state)s") % {"state": gettext(str(row.get_to_state_display()))}
        yield _act(row.at, title, words=row.reason, by=row.by)
    for row in work.flags:
        yield _act(row.raised_at, gettext("Flag raised"), words=row.text, by=row.raised_by)
    for row in work.tasks:
        if row.done_at is None:
            continue
        yield _act(row.done_at, gettext("Task done"), words=row.what, by=row.done_by)
    for row in work.cares:
        title = gettext("Care: %(kind)s") % {"kind": gettext(str(row.get_kind_display()))}
        yield _act(row.recorded_at, title, by=row.recorded_by)


def _handed(work: Work) -> Iterator[Event]:
    """Which other agencies were asked, for those who may see handovers."""
    for row in work.referrals:
        title = gettext("Another agency was asked for a service")
        yield _act(row.asked_at, title, words=row.service, by=row.asked_by)
    for row in work.transfers:
        title = gettext("Another agency was asked to take the file over")
        yield _act(row.asked_at, title, by=row.asked_by)


def _said(file: ChildFile, work: Work, *, claims: list[Claim]) -> Iterator[Event]:
    """What was written down, a day and teller at a time, and what was agreed to."""
    counted: dict[Any, list[Any]] = {}
    for row in claims:
        day = timezone.localdate(row.recorded_at)
        counted.setdefault((day, row.source, row.recorded_by), []).append(row)
    for (_day, source, by), said in counted.items():
        count = len(said)
        title = ngettext(
            "%(count)s statement written down", "%(count)s statements written down", count
        ) % {"count": count}
        yield _act(said[0].recorded_at, title, words=str(source), by=by)
    for row in work.consents:
        purpose = {"purpose": gettext(str(row.get_purpose_display()))}
        agreed, refused = gettext("Agreed to: %(purpose)s"), gettext("Not agreed to: %(purpose)s")
        title = (agreed if row.is_given else refused) % purpose
        yield _act(row.recorded_at, title, words=row.words, by=row.recorded_by)
    for row in work.of(Artifact, lambda: file.record.artifacts.select_related("received_by")):
        title = gettext("Document received")
        yield _act(row.received_at, title, words=row.name, by=row.received_by)


def _home(work: Work) -> Iterator[Event]:
    for row in work.verifications:
        yield _act(row.opened_at, gettext("Verification opened"), by=row.opened_by)
        if row.seconded_at is not None:
            title = gettext("Two officers found: %(outcome)s") % {
                "outcome": gettext(str(row.get_outcome_display()))
            }
            yield _act(row.seconded_at, title, by=row.seconded_by)
    for row in work.procedures:
        if row.decided_at is not None:
            title = gettext("Panel: %(decision)s") % {
                "decision": gettext(str(row.get_decision_display()))
            }
            yield _act(row.decided_at, title, by=row.decided_by)
    for row in work.reunifications:
        title = gettext(str(row.get_outcome_display()))
        yield _day(row.reunited_on, title, words=row.with_whom_text, by=row.recorded_by)
    for row in work.visits:
        seen, unseen = (
            gettext("Visit: the child was seen"),
            gettext("Visit: the child was not seen"),
        )
        title = seen if row.was_child_seen else unseen
        yield _day(row.visited_on, title, words=row.childs_words, by=row.recorded_by)


def _act(at: datetime, title: str, *, words: str = "", by: Any = "") -> Event:
    day = timezone.localdate(at)
    return Event(day, "", title, words=words, by=str(by), order=at.isoformat())


def _day(on: date, title: str, *, words: str = "", by: Any = "") -> Event:
    return Event(on, "", title, words=words, by=str(by))


def _is_struck(claim: Claim) -> bool:
    return getattr(claim, "struck_by", None) is not None
