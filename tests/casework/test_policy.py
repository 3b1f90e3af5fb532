"""Does asking the policy about many acts at once answer as asking about each?"""

from kintrace.casework import policy
from tests.casework.office import Office


def test_many_acts_have_the_answers_that_each_has(office: Office) -> None:
    acts = sorted(policy.table())
    people = ("amina", "bashir", "carla", "dora", "verifier", "supervisor", "southern_supervisor")
    for who in people:
        user = getattr(office, who)
        for thing in (office.file, office.file.record, office.request):
            each = {act: policy.may(user, act, thing) for act in acts}
            assert policy.answers(user, acts, on=thing) == each
