"""Does a document's page show who says what, and take a person's answer for each statement?"""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from kintrace.casework import access
from kintrace.casework.statement_state import standing
from kintrace.registry.models import AuditEvent, Document
from tests.casework.test_documents import GLUED
from tests.web.accounts_made import Made
from tests.web.accounts_objects import made_for
from tests.web.office import Office
from tests.web.visible import page

pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture(scope="module")
def standing_office(standing_office: Office) -> Office:
    """With the papers that most of these tests read."""
    made_for(standing_office, standing_office.amina)
    return standing_office


def test_an_upload_shows_both_texts_the_joint_and_each_statement(amina: Client) -> None:
    file = SimpleUploadedFile("page.txt", GLUED.encode(), content_type="text/plain")
    answer = amina.post(reverse("documents"), {"file": file})
    assert answer.status_code == 302
    shown = amina.get(answer.url).content.decode()
    assert 'class="piece echo"' in shown
    assert shown.count('class="joint"') >= 2
    assert "about" in shown
    assert "The document has no date." in shown
    assert shown.count("data-card") >= 2


def test_an_answer_is_one_tap_and_a_rejection_says_why(amina: Client, made: Made) -> None:
    address = reverse("statement_decide", args=[made.open_statement.pk])
    amina.post(address, {"answer": "reject"})
    assert standing(made.open_statement).answer == ""
    amina.post(address, {"answer": "reject", "why": "It is a headline."})
    assert standing(made.open_statement).answer == "reject"
    answer = amina.post(address, {"answer": "confirm"})
    assert answer.url.endswith(f"#s-{made.open_statement.pk}")
    assert standing(made.open_statement).counts


def test_a_correction_and_a_split_keep_the_hedge(amina: Client, made: Made) -> None:
    told = standing(made.statement).told
    said = {
        "speaker": "Norvia", "speaker_kind": "government", "stance": "claim",
        "polarity": "asserted", "content": told.content.text if told.content else "",
    }  # fmt: skip
    amina.post(reverse("statement_correct", args=[made.statement.pk]), said)
    now = standing(made.statement).told
    assert (now.stance.value, now.hedges) == ("claim", told.hedges)
    cut = made.statement.layer.text.index("without")
    amina.post(reverse("statement_split", args=[made.statement.pk]), {"after": [str(cut)]})
    parts = made.statement.parts.all()
    assert {standing(part).told.hedges for part in parts} == {told.hedges}
    assert "Confirm" in page(amina, "document", key=made.document.pk)


def test_a_statement_put_into_a_slot_stands_in_the_account(amina: Client, made: Made) -> None:
    said = {
        "movement": made.movement.pk, "slot": "number", "polarity": "affirms", "lowest": "35",
        "highest": "45", "new_party": "Norvian coast guard", "origin": "Norvia",
    }  # fmt: skip
    answer = amina.post(reverse("statement_place", args=[made.statement.pk]), said)
    assert answer.status_code == 302
    shown = page(amina, "movement_accounts", key=made.movement.pk)
    assert "Norvian coast guard" in shown
    assert "35–45" in shown


def test_the_original_is_handed_out_as_it_came_and_that_is_written_down(
    amina: Client, made: Made
) -> None:
    answer = amina.get(reverse("document_original", args=[made.document.pk]))
    assert b"Norvia accused" in b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert AuditEvent.objects.everywhere(why="test").filter(act="artifact.read").count() == 1


def test_a_picture_is_shared_without_what_the_camera_wrote(amina: Client) -> None:
    made, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "Lake Osk, the gate"
    Image.new("RGB", (8, 6), "teal").save(made, "JPEG", exif=exif)
    file = SimpleUploadedFile("gate.jpg", made.getvalue(), content_type="image/jpeg")
    answer = amina.post(reverse("documents"), {"file": file})
    key = answer.url.split("/")[2]
    assert reverse("document_shared", args=[key]) in amina.get(answer.url).content.decode()
    shared = amina.get(reverse("document_shared", args=[key]))
    assert shared.headers["Content-Type"].startswith("image/")
    assert b"Lake Osk" not in shared.content
    kept = amina.get(reverse("document_original", args=[key]))
    assert b"".join(kept.streaming_content) == made.getvalue()


def test_a_supervisor_takes_a_signed_bundle_out(office: Office, made: Made) -> None:
    client = Client()
    client.force_login(office.vira)
    address = reverse("movement_export", args=[made.movement.pk])
    assert client.post(address, {"to_whom": "A court"}).status_code == 200
    answer = client.post(address, {"to_whom": "A court", "reason": "It asked."})
    assert answer.headers["Content-Disposition"].endswith('.kintrace-evidence"')
    assert b"about" in answer.content


def test_another_agency_sees_none_of_it(office: Office, made: Made) -> None:
    client = Client()
    client.force_login(office.carla)
    for route, key in (("document", made.document.pk), ("movement", made.movement.pk)):
        assert client.get(reverse(route, args=[key])).status_code == 404
    assert access.visible(Document, user=office.carla, at=made.entry.placed_at).count() == 0


def test_a_newer_reading_comes_first_and_the_earlier_stays_below(amina: Client, made: Made) -> None:
    shown = page(amina, "document", key=made.document.pk)
    assert "Read it again" in shown
    amina.post(reverse("document_anew", args=[made.document.pk]))
    shown = page(amina, "document", key=made.document.pk)
    assert "An earlier reading" in shown
    assert (
        f'id="s-{made.statement.pk}"'
        in amina.get(reverse("document", args=[made.document.pk])).content.decode()
    )
    assert "Read it again" not in shown
