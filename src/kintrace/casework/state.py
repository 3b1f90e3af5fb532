"""How does a child's file go from state to state?

Along the edges of ``data/file_edges.csv`` and no others, each by an act of the policy table and
past guards. Nothing derives a state from the newest note.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from kintrace.casework import policy
from kintrace.casework.acting import acting, lock_row
from kintrace.casework.guards import GUARDS, Step, sentence_of
from kintrace.registry.models import ENDED, ChildFile, FileState, StateChange, User
from kintrace.values import KintraceError
from kintrace.values.tables import rows


class StepRefused(KintraceError):
    """A file may not go this way, or not yet; ``guards`` names what is missing, () = no way."""

    code = "K417"
    exit_code = 7

    def __init__(self, message: str, *, guards: tuple[str, ...] = (), hint: str = "") -> None:
        """Keep the guards that refused."""
        super().__init__(message, hint=hint)
        self.guards = guards


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from state to state, with the act of policy and the guards on it."""

    from_state: str
    to_state: str
    act: str
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What is to be done next on a file, by whom and by when."""

    what: str
    owner: User
    due_on: date


@cache
def edges() -> dict[tuple[str, str], Edge]:
    """Return every edge by its two states."""
    return {
        (row["from"], row["to"]): Edge(
            row["from"], row["to"], row["act"], tuple(row["guards"].split())
        )
        for row in rows("file_edges.csv", package="kintrace.casework")
    }


def ways(file: ChildFile, *, user: User, at: datetime) -> list[tuple[Edge, tuple[str, ...]]]:
    """Return the edges that a user may take from here, each with the guards that still refuse.

    A guard about a reason is left out, since the reason is said when going.
    """
    found = []
    for edge in edges().values():
        if edge.from_state == file.state and policy.may(user, edge.act, file):
            refusing = refusing_guards(edge, step=Step(file, at.date(), "said later"))
            found.append((edge, refusing))
    return found


def refusing_guards(edge: Edge, *, step: Step) -> tuple[str, ...]:
    """Return the names of the guards on an edge that do not hold, in the table's order."""
    return tuple(name for name in edge.guards if not GUARDS[name](step))


def move(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    to: FileState | str,
    next_step: NextStep | None = None,
    reason: str = "",
    duplicate_of: ChildFile | None = None,
) -> ChildFile:
    """Bring a file to another state and return it; a file that goes on needs a next step.

    Raises: Refused, StepRefused naming every guard that does not hold.
    """
    edge = edges().get((file.state, str(to)))
    if edge is None:
        raise StepRefused(
            f"there is no way from {file.state} to {to}", hint="see what the file offers next"
        )
    with acting(user, edge.act, at=at, on=file, reason=reason) as entry:
        fresh = lock_row(file)
        if fresh.state != edge.from_state:
            raise StepRefused("somebody moved this file on", hint="open it again")
        fresh.duplicate_of = duplicate_of
        refusing = refusing_guards(edge, step=Step(fresh, at.date(), reason))
        if refusing:
            raise StepRefused(
                " ".join(sentence_of(name) for name in refusing),
                guards=refusing,
                hint="each of these must be true first",
            )
        _set_next_step(fresh, next_step=next_step, to=str(to))
        fresh.state, fresh.state_at = str(to), at
        fresh.save()
        StateChange.objects.create(
            file=fresh, from_state=edge.from_state, to_state=str(to), at=at, by=user, reason=reason
        )
        entry.detail = {"from": edge.from_state, "to": str(to)}
        return fresh


def plan(user: User, *, at: datetime, file: ChildFile, next_step: NextStep) -> ChildFile:
    """Set what is to be done next on a file, by whom and by when.  Raises: Refused."""
    with acting(user, "file.plan", at=at, on=file) as entry:
        fresh = lock_row(file)
        _set_next_step(fresh, next_step=next_step, to=fresh.state)
        fresh.save()
        entry.detail = {"owner": str(next_step.owner.pk), "due_on": next_step.due_on.isoformat()}
        return fresh


def _set_next_step(file: ChildFile, *, next_step: NextStep | None, to: str) -> None:
    if to in ENDED:
        file.next_step, file.next_owner, file.next_due_on = "", None, None
        return
    if next_step is None or not next_step.what.strip():
        raise StepRefused("say what is to be done next, by whom and by when")
    if next_step.owner.agency_id != file.agency_id or not next_step.owner.is_active:
        raise StepRefused("the next step needs somebody who works in the file's agency")
    file.next_step = next_step.what
    file.next_owner, file.next_due_on = next_step.owner, next_step.due_on
