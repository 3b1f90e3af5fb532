"""Which three numbers does somebody see first?

Each stands beside what it is out of, and each is of what the person may read anyway. Layer: web.
"""

from datetime import datetime

from django.utils.translation import gettext

from kintrace.casework import access, policy
from kintrace.registry.models import ENDED, Candidate, ChildFile, User
from kintrace.web.front.day import Count
from kintrace.web.front.desk import TO_JUDGE


def counts_for(user: User, *, at: datetime) -> list[Count]:
    """Return the numbers for who reads files; none for others. Six queries."""
    if not policy.may(user, "file.read"):
        return []
    files = access.visible(ChildFile, user=user, at=at)
    open_files = files.exclude(state__in=ENDED)
    late = open_files.filter(next_due_on__lt=at.date())
    home = files.filter(reunifications__outcome="reunited").distinct()
    counts = [
        Count(late.count(), open_files.count(), gettext("open files whose next step is late")),
        Count(home.count(), files.count(), gettext("children who are with their family again")),
    ]
    if policy.may(user, "candidate.read"):
        pairs = access.visible(Candidate, user=user, at=at).exclude(state="superseded")
        waiting = pairs.filter(state__in=TO_JUDGE)
        counts.insert(
            1,
            Count(waiting.count(), pairs.count(), gettext("proposed pairs that wait for readers")),
        )
    return counts
