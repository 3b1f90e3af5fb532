"""What waits for one person today?

Asks the register within the person's reach, and by whom things wait: steps for a child's safety
that are late, answers to what they asked, pairs that they have not judged yet, and what other
agencies asked theirs. Each list is short and says how many more there are. Layer: web.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from kintrace.casework import access, judge, policy
from kintrace.registry.models import (
    Candidate,
    CandidateState,
    CaseTransfer,
    ChildFile,
    HandoverState,
    LetterLeg,
    Referral,
    Review,
    Task,
    TwoPersonRequest,
    User,
)
from kintrace.web.files.known import Title, titles_of
from kintrace.web.front.alerts import unseen
from kintrace.web.front.day import DeskItem, DeskSection

# What fits a phone's page beside the other lists.
SHOWN = 5
# An answer that nobody acted on for longer than this is found in the file's story.
ANSWERS_FOR_DAYS = 14
TO_JUDGE = (CandidateState.PROPOSED, CandidateState.UNDER_REVIEW)


def sections_for(user: User, *, at: datetime) -> list[DeskSection]:
    """Return the lists that this person's roles have work in, most urgent first."""
    sections = []
    if policy.may(user, "task.finish"):
        sections += [safety(user, at=at), steps(user, at=at)]
    if policy.may(user, "alert.see"):
        sections.append(opened_from_outside(user, at=at))
    if policy.may(user, "file.read"):
        sections.append(answers(user, at=at))
    if policy.may(user, "candidate.judge"):
        sections.append(pairs(user, at=at))
    if policy.may(user, "referral.answer") or policy.may(user, "transfer.answer"):
        sections.append(handovers(user, at=at))
    if policy.may(user, "disclosure.decide"):
        sections.append(second_person(user, at=at))
    if policy.may(user, "letter_leg.read"):
        sections.append(letters(user, at=at))
    return sections


def safety(user: User, *, at: datetime) -> DeskSection:
    """Steps for a child's safety that are late: one's own, and all that a supervisor sees."""
    rows = access.visible(Task, user=user, at=at).filter(
        is_safety_step=True, done_at__isnull=True, due_on__lt=at.date()
    )
    if not policy.may(user, "file.assign"):
        rows = rows.filter(owner=user)
    found = list(rows.select_related("file__record").order_by("due_on", "pk")[:SHOWN])
    called = titles_of([task.file.record for task in found], user=user)
    items = [
        _on_file(task.file, task.what, called=called, due_on=task.due_on, is_overdue=True)
        for task in found
    ]
    return _section(
        gettext("Safety steps overdue"), gettext("No safety step is overdue."), items, rows.count()
    )


def opened_from_outside(user: User, *, at: datetime) -> DeskSection:
    """Files that somebody outside their caseload opened and nobody has seen to, oldest first."""
    rows = unseen(user, at=at)
    found = list(rows.select_related("file__record", "user")[:SHOWN])
    called = titles_of([row.file.record for row in found], user=user)
    items = [
        DeskItem(
            url=reverse("alert", kwargs={"key": row.pk}),
            words=str(row.user),
            child=called[row.file.record_id].text,
            language=called[row.file.record_id].language,
            due_on=row.granted_at.date(),
        )
        for row in found
    ]
    return _section(
        gettext("Files opened from outside"),
        gettext("No file was opened from outside unseen."),
        items,
        rows.count(),
        reverse("alerts"),
    )


def steps(user: User, *, at: datetime) -> DeskSection:
    """Next steps of files that are this person's and due today or before."""
    rows = access.visible(ChildFile, user=user, at=at).filter(
        next_owner=user, next_due_on__lte=at.date()
    )
    found = list(rows.select_related("record").order_by("next_due_on", "pk")[:SHOWN])
    called = titles_of([file.record for file in found], user=user)
    items = [
        _on_file(
            file,
            file.next_step,
            called=called,
            due_on=file.next_due_on,
            is_overdue=file.next_due_on < at.date(),
        )
        for file in found
    ]
    more = f"{reverse('files')}?mine=on"
    return _section(
        gettext("Next steps due"), gettext("No next step is due."), items, rows.count(), more
    )


def answers(user: User, *, at: datetime) -> DeskSection:
    """What others answered to this person in the last fortnight."""
    since = at - timedelta(days=ANSWERS_FOR_DAYS)
    asked: list[tuple[Any, ChildFile, str]] = [
        *_answered_questions(user, at=at, since=since),
        *(
            (row.answered_at, row.file, row.get_state_display())
            for model in (Referral, CaseTransfer)
            for row in access.visible(model, user=user, at=at)
            .filter(asked_by=user, answered_at__gte=since)
            .select_related("file__record")
        ),
    ]
    asked.sort(key=lambda one: one[0], reverse=True)
    files = access.visible(ChildFile, user=user, at=at)
    there = set(files.filter(pk__in=[file.pk for _, file, _ in asked]).values_list("pk", flat=True))
    seen = [one for one in asked if one[1].pk in there]
    called = titles_of([file.record for _, file, _ in seen[:SHOWN]], user=user)
    items = [_on_file(file, gettext(words), called=called) for _, file, words in seen[:SHOWN]]
    return _section(
        gettext("Answers that came"), gettext("No answer waits for you."), items, len(seen)
    )


def _answered_questions(user: User, *, at: datetime, since: datetime) -> Iterable[Any]:
    """Questions about pairs that somebody else answered, each with the answer."""
    rows = access.visible(Task, user=user, at=at).filter(
        made_by=user, kind="question", done_at__gte=since
    )
    for task in rows.exclude(done_by=user).select_related("file__record"):
        yield task.done_at, task.file, task.outcome or task.what


def pairs(user: User, *, at: datetime) -> DeskSection:
    """Pairs that this person has neither judged nor put off, the longest waiting first."""
    rows = waiting_pairs(user, at=at)
    found = list(rows.select_related("sought", "found").order_by("proposed_at", "pk")[:SHOWN])
    called = titles_of([pair.sought for pair in found], user=user)
    items = [
        DeskItem(
            url=reverse("pair", kwargs={"key": pair.pk}),
            words=gettext("compare two records"),
            child=called[pair.sought_id].text,
            language=called[pair.sought_id].language,
        )
        for pair in found
    ]
    return _section(
        gettext("Pairs to review"),
        gettext("No pair waits for you."),
        items,
        rows.count(),
        reverse("pairs"),
    )


def waiting_pairs(user: User, *, at: datetime) -> Any:
    """Return the pairs in reach that wait for this person's judgement.

    An answer that was taken back lets its pair wait again.
    """
    put_off = Review.objects.everywhere(why="what a reader put off").filter(
        by=user, put_off_until__gt=at.date()
    )
    return (
        access.visible(Candidate, user=user, at=at)
        .filter(state__in=TO_JUDGE)
        .exclude(pk__in=judge.answers_of(user).values("candidate"))
        .exclude(pk__in=put_off.values("candidate"))
    )


def handovers(user: User, *, at: datetime) -> DeskSection:
    """What other agencies ask of this one, and nobody answered yet."""
    items = []
    for model, route, act, words in (
        (CaseTransfer, "transfer", "transfer.answer", gettext("Take a file over?")),
        (Referral, "referral", "referral.answer", gettext("Help a child of another agency?")),
    ):
        if policy.may(user, act):
            rows = access.visible(model, user=user, at=at).filter(
                to_agency=user.agency_id, state=HandoverState.IN_PROGRESS
            )
            for row in rows.select_related("from_agency").order_by("asked_at"):
                url = reverse(route, kwargs={"key": row.pk})
                items.append(DeskItem(url=url, words=words, child=row.from_agency.name))
    return _section(
        gettext("Handovers"),
        gettext("No handover waits for you."),
        items[:SHOWN],
        len(items),
        reverse("handovers"),
    )


def second_person(user: User, *, at: datetime) -> DeskSection:
    """What somebody else asked that nobody may do alone."""
    rows = (
        access.visible(TwoPersonRequest, user=user, at=at)
        .filter(decided_at__isnull=True)
        .exclude(asked_by=user)
    )
    items = [
        DeskItem(
            url=reverse("two_persons", kwargs={"key": row.pk}),
            words=gettext(str(row.get_kind_display())),
        )
        for row in rows.order_by("asked_at")[:SHOWN]
    ]
    return _section(
        gettext("Waiting for a second person"),
        gettext("Nothing waits for a second person."),
        items,
        rows.count(),
        reverse("two_persons_list"),
    )


def _on_file(file: ChildFile, words: str, *, called: dict[Any, Title], **more: Any) -> DeskItem:
    title = called[file.record_id]
    url = reverse("file", kwargs={"key": file.pk})
    return DeskItem(url=url, words=words, child=title.text, language=title.language, **more)


def letters(user: User, *, at: datetime) -> DeskSection:
    """Letters that were handed to this person and wait for their signature: outsides alone."""
    rows = access.visible(LetterLeg, user=user, at=at).filter(
        owner=user, received_at__isnull=True, ended_at__isnull=True
    )
    found = rows.select_related("letter__to_agency").order_by("offered_at", "pk")[:SHOWN]
    items = [
        DeskItem(
            url=reverse("letter_leg", args=[leg.pk]),
            words=f"{leg.letter.number} · {leg.letter.to_agency.name}",
        )
        for leg in found
    ]
    return _section(
        gettext("Letters handed to you"),
        gettext("No letter waits for your signature."),
        items,
        rows.count(),
        reverse("carrying"),
    )


def _section(
    title: str, empty: str, items: list[DeskItem], count: int, more_url: str = ""
) -> DeskSection:
    is_more = count > len(items)
    return DeskSection(title, empty, items, more_url=more_url if is_more else "", number=count)
