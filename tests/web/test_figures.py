"""Do the figures name nobody, and does a spreadsheet run nothing?"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.registry.models import AuditEvent, Team
from kintrace.web.figures.tables import table_of
from kintrace.web.figures.written import as_csv
from tests.web.intakes import open_child
from tests.web.office import Office

pytestmark = pytest.mark.usefixtures("without_second_factor")


def test_a_few_files_are_not_counted_out(office: Office) -> None:
    for _number in range(3):
        open_child(office.amina)
    text = as_csv(table_of("files", user=office.vira))
    assert "Identified,<5" in text
    assert ",3" not in text


def test_other_agencies_are_not_counted(office: Office) -> None:
    for _number in range(6):
        open_child(office.carla)
    assert ",6" not in as_csv(table_of("files", user=office.vira))


def test_a_team_named_like_a_formula_is_no_formula(office: Office) -> None:
    agency = office.amina.agency
    office.amina.team = Team.objects.create(agency=agency, name="=HYPERLINK(1)")
    office.amina.save()
    for user in (office.amina, office.bashir):
        open_child(user)
    text = as_csv(table_of("files", user=office.vira))
    assert "'=HYPERLINK(1)" in text


def test_taking_a_table_is_written_to_the_audit(office: Office) -> None:
    client = Client()
    client.force_login(office.vira)
    before = timezone.now()
    assert client.get(reverse("figures_csv", args=["files"])).status_code == 200
    events = AuditEvent.objects.everywhere(why="a test").filter(at__gte=before)
    assert [event.act for event in events] == ["aggregate.read"]
