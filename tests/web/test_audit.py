"""Does the audit page tell that something was done, and never of whom or why?"""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import access, checkpoints
from kintrace.web.audit.keys import public_key
from tests.web.office import Office

pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture
def dora(office: Office, settings, tmp_path) -> Client:
    """Dora at her desk, in an office that has its keys."""
    from kintrace.site.home import Home, prepare_home

    settings.HOME = Home(tmp_path / "office")
    prepare_home(settings.HOME)
    client = Client()
    client.force_login(office.dora)
    return client


def test_an_auditor_sees_no_reason(dora: Client, office: Office) -> None:
    from tests.web.intakes import open_child

    opened = open_child(office.amina)
    access.note_read(
        "file.read", user=office.amina, at=timezone.now(), on=opened, why="a word of the case"
    )
    page = dora.get(reverse("audit")).content.decode()
    assert "Read a child&#x27;s file" in page
    assert "a word of the case" not in page


def test_the_chain_is_said_to_be_whole(dora: Client) -> None:
    page = dora.post(reverse("audit_verify"), follow=True).content.decode()
    assert "The chain is whole." in page


def test_a_checkpoint_fits_the_public_key(dora: Client) -> None:
    document = dora.post(reverse("audit_checkpoint")).content.decode()
    assert checkpoints.compare([document], key=public_key()) == ()
    assert json.loads(document)["office"] == "Northern Family Service"
