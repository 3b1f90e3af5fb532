"""Does a file name the kinds of things that it has, and no other?"""

from datetime import datetime

from django.db.models import Q

from kintrace.casework import desk
from kintrace.casework.there import KINDS, ON_FILE, ON_RECORD, kinds_of
from kintrace.registry.models import Candidate, Flag, Note, Task
from tests.casework.office import Office, propose


def test_a_file_names_what_it_has(office: Office, at: datetime) -> None:
    file = office.file
    assert kinds_of(file) & {Note, Flag, Candidate} == frozenset()
    desk.write_note(office.amina, at=at, file=file, text="Likes ships.")
    desk.raise_flag(office.amina, at=at, file=file, kind="health", text="Asthma")
    desk.make_task(
        office.amina, at=at, file=file, what="A visit", due_on=at.date(), owner=office.amina
    )
    propose(office, at=at)
    assert kinds_of(file) >= {Note, Flag, Task, Candidate}
    columns = {kind: Q(file=file) for kind in ON_FILE}
    for kind, names in ON_RECORD:
        of_record = [Q(**{name: file.record_id}) for name in names]
        columns[kind] = of_record[0] | of_record[-1]
    there = {kind for kind in KINDS if kind.objects.everywhere(why="test").filter(columns[kind])}
    assert kinds_of(file) == there
