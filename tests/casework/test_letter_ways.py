"""Does a letter go from hand to hand with receipts, and back into tracing if it can't arrive?"""

import json

import pytest
from django.db import DatabaseError, transaction

from kintrace.casework import access, letter_attempt, letter_hand_over, letter_papers, letter_way
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import (
    Claim,
    Letter,
    LetterAttempt,
    LetterContent,
    LetterCustody,
    LetterLeg,
    Task,
)
from tests.casework.letters import (
    PASSPHRASE,
    Post,
    arrived,
    childs_record,
    closed,
    envelope,
    handed,
    offered,
    on_paper,
    picture,
    take_up,
    told,
    tried,
    written,
)


def faults(letter: Letter, **more: object) -> list[str]:
    """What is wrong with a letter's way, in words of programs."""
    return [fault.kind.value for fault in letter_way.report_of(letter, **more).faults]


def test_a_letter_goes_through_two_couriers_one_without_a_device(post: Post) -> None:
    office, letter = post.office, closed(post)
    leg = handed(post, letter, by=office.amina, to=post.messenger)
    handed(post, letter, by=post.messenger, to=office.bashir, leg=leg)
    on_paper(post, offered(post, letter, by=office.bashir, to="Old Petro"), by=office.bashir)
    last = offered(post, letter, by=office.carla, to=office.carla)
    on_paper(post, last, by=office.carla)
    report = letter_way.report_of(letter, now=post.now())
    assert (report.is_whole, len(report.records)) == (True, 4)
    assert letter_way.holder_of(letter) == office.carla.pk


def test_a_hand_over_counts_only_once_both_signed(post: Post) -> None:
    office, letter = post.office, closed(post)
    leg = offered(post, letter, by=office.amina, to=post.messenger)
    assert letter_way.holder_of(letter) == office.amina.pk
    with pytest.raises(NotNow, match="being handed over"):
        offered(post, letter, by=office.amina, to=post.second)
    letter_hand_over.receive(post.messenger, at=post.now(), leg=leg, passphrase=PASSPHRASE)
    letter.refresh_from_db()
    assert (letter.state, letter_way.holder_of(letter)) == ("in_custody", post.messenger.pk)


def test_nobody_signs_for_somebody_else(post: Post) -> None:
    office, letter = post.office, closed(post)
    leg = offered(post, letter, by=office.amina, to=post.messenger)
    for user in (post.second, office.dora, office.protector):
        with pytest.raises(Refused):
            letter_hand_over.receive(user, at=post.now(), leg=leg, passphrase=PASSPHRASE)
    with pytest.raises(NotNow, match="only who the letter was handed to"):
        letter_hand_over.receive(office.amina, at=post.now(), leg=leg, passphrase=PASSPHRASE)
    with pytest.raises(NotNow, match="does not open your keys"):
        letter_hand_over.receive(
            post.messenger, at=post.now(), leg=leg, passphrase="some other plain words"
        )


def test_nobody_hands_over_what_they_do_not_have(post: Post) -> None:
    office, letter = post.office, closed(post)
    with pytest.raises(NotNow, match="somebody else has"):
        offered(post, letter, by=office.bashir, to=post.messenger)
    leg = handed(post, letter, by=office.amina, to=post.messenger)
    with pytest.raises(NotNow, match="somebody else has"):
        offered(post, letter, by=office.amina, to=post.second)
    handed(post, letter, by=post.messenger, to=post.second, leg=leg)
    with pytest.raises(NotNow, match="somebody else has this letter"):
        offered(post, letter, by=post.messenger, to=office.carla, leg=leg)
    with pytest.raises(Refused):
        offered(post, letter, by=post.messenger, to=office.carla)


def test_a_letter_that_is_not_closed_is_handed_to_nobody(post: Post) -> None:
    with pytest.raises(NotNow, match="not on its way"):
        offered(post, written(post), by=post.office.amina, to=post.messenger)


def test_a_receiver_who_finds_the_seal_broken_does_not_sign(post: Post) -> None:
    office, letter = post.office, closed(post)
    leg = offered(post, letter, by=office.amina, to=post.messenger)
    ended = letter_hand_over.refuse(post.messenger, at=post.now(), leg=leg, why="It is torn.")
    assert (ended.ended_why, letter_way.holder_of(letter)) == ("It is torn.", office.amina.pk)
    leg = offered(post, letter, by=office.amina, to=post.messenger, is_seal_broken=True)
    letter_hand_over.receive(post.messenger, at=post.now(), leg=leg, passphrase=PASSPHRASE)
    assert faults(letter) == ["seal_broken"]


def test_a_hand_over_is_taken_back_by_its_giver_alone(post: Post) -> None:
    office, letter = post.office, closed(post)
    leg = offered(post, letter, by=office.amina, to=post.messenger)
    with pytest.raises(NotNow, match="only the two sides"):
        letter_hand_over.take_back(office.bashir, at=post.now(), leg=leg, why="x")
    letter_hand_over.take_back(office.amina, at=post.now(), leg=leg, why="He did not come.")
    with pytest.raises(NotNow, match="is over"):
        letter_hand_over.receive(post.messenger, at=post.now(), leg=leg, passphrase=PASSPHRASE)


def test_a_messenger_hands_to_nobody_without_a_device(post: Post) -> None:
    letter = closed(post)
    own = handed(post, letter, by=post.office.amina, to=post.messenger)
    leg = offered(post, letter, by=post.messenger, to="Old Petro", leg=own)
    with pytest.raises(Refused):
        on_paper(post, leg, by=post.messenger)


def test_a_paper_receipt_is_for_who_has_no_device(post: Post) -> None:
    leg = offered(post, closed(post), by=post.office.amina, to=post.messenger)
    with pytest.raises(NotNow, match="both sides"):
        on_paper(post, leg, by=post.office.amina)


def test_a_photo_that_is_none_is_refused(post: Post) -> None:
    with pytest.raises(NotNow, match="can't be read"):
        letter_papers.picture(b"no picture", folder=post.folder)


def test_a_custody_record_is_never_changed(post: Post) -> None:
    letter = arrived(post)
    rows = LetterCustody.objects.everywhere(why="test").filter(letter=letter)
    for change in (lambda: rows.update(record="{}"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_record_that_does_not_follow_is_not_kept(post: Post) -> None:
    letter, office = arrived(post), post.office
    row = letter_way.records_of(letter)[0]
    first = letter_way.read_custody(row.record.encode())
    with pytest.raises(NotNow, match="does not follow"):
        letter_way.append(letter, first, user=office.amina, at=post.now())


def test_a_gap_and_a_swap_in_the_database_are_loud(post: Post) -> None:
    letter = arrived(post)
    whole = letter_way.records_of(letter)
    told_first = json.loads(whole[0].record)
    told_first["place"] = "Elsewhere"
    swapped = json.dumps(told_first, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    rows = [letter_way.read_custody(swapped.encode()), *map(_read, whole[1:])]
    known = {"envelope": letter_way.envelope_of(letter),
             "directories": letter_way.directories()}  # fmt: skip
    assert "not_linked" in {one.kind.value for one in letter_way.verify_chain(rows, **known).faults}
    gap = letter_way.verify_chain([_read(whole[1])], **known)
    assert "gap" in {one.kind.value for one in gap.faults}


def _read(row: LetterCustody) -> object:
    return letter_way.read_custody(row.record.encode())


def test_a_letter_is_delivered_with_the_recipients_mark(post: Post) -> None:
    letter, office = arrived(post), post.office
    tried(post, letter, by=office.carla, outcome="delivered", was_read_aloud=True)
    letter.refresh_from_db()
    report = letter_way.report_of(letter, now=post.now())
    assert (letter.state, report.is_whole) == ("delivered", True)
    assert report.records[-1].is_read_aloud


@pytest.mark.parametrize("kind", ["drawn", "thumb"])
def test_a_drawn_or_photographed_mark_is_kept(post: Post, kind: str) -> None:
    letter = arrived(post)
    paper = letter_papers.picture(picture(), folder=post.folder)
    made = tried(post, letter, by=post.office.carla, outcome="delivered", mark_kind=kind,
                 paper=paper)  # fmt: skip
    assert made.mark.sha256 == paper.kept.sha256


def test_nothing_is_delivered_without_a_mark(post: Post) -> None:
    letter = arrived(post)
    with pytest.raises(NotNow, match="mark is missing"):
        tried(post, letter, by=post.office.carla, outcome="delivered", mark_kind="drawn")
    attempts = LetterAttempt.objects.everywhere(why="test")
    assert attempts.count() == 0


def test_a_messenger_delivers_an_open_letter_of_their_own_leg(post: Post) -> None:
    office, letter = post.office, closed(post)
    leg = handed(post, letter, by=office.amina, to=post.messenger)
    with pytest.raises(Refused):
        tried(post, letter, by=post.second, outcome="delivered", leg=leg)
    with pytest.raises(Refused):
        tried(post, letter, by=post.messenger, outcome="delivered")
    tried(post, letter, by=post.messenger, outcome="delivered", leg=leg)
    letter.refresh_from_db()
    leg.refresh_from_db()
    assert (letter.state, leg.ended_at is not None) == ("delivered", True)


def test_a_sealed_letter_is_delivered_by_its_reader_who_opened_it(post: Post) -> None:
    office, letter = post.office, closed(post, kind="sealed")
    leg = handed(post, letter, by=office.amina, to=post.messenger)
    with pytest.raises(NotNow, match="goes to its reader"):
        tried(post, letter, by=post.messenger, outcome="delivered", leg=leg)
    handed(post, letter, by=post.messenger, to=office.carla, leg=leg)
    letter.refresh_from_db()
    with pytest.raises(NotNow, match="goes to its reader"):
        tried(post, letter, by=office.carla, outcome="delivered")
    from kintrace.casework.letter_open import open_letter

    open_letter(office.carla, at=post.now(), letter=letter, passphrase=PASSPHRASE)
    tried(post, letter, by=office.carla, outcome="delivered")
    report = letter_way.report_of(letter, now=post.now())
    assert (report.is_opened, report.is_whole) == (True, True)


def test_nobody_at_home_is_told_and_the_letter_stays(post: Post) -> None:
    letter = arrived(post)
    tried(post, letter, by=post.office.carla, outcome="not_at_home")
    letter.refresh_from_db()
    assert (letter.state, letter.attempts.count()) == ("in_custody", 1)


@pytest.mark.parametrize("why", ["moved", "not_found", "refused", "unsafe", "deceased"])
def test_a_letter_that_can_not_be_delivered_asks_tracing(post: Post, why: str) -> None:
    letter, office = arrived(post), post.office
    record = childs_record(post)
    take_up(post, letter, record)
    with pytest.raises(NotNow, match="who told you"):
        tried(post, letter, by=office.carla, outcome=why, told_by=" ")
    tried(post, letter, by=office.carla, outcome=why)
    letter.refresh_from_db()
    task = Task.objects.everywhere(why="test").get(file__record=record)
    assert (letter.state, letter.undeliverable_why, task.kind) == ("undeliverable", why, "letter")
    assert (task.owner, task.is_safety_step) == (office.carla, why == "unsafe")


def test_a_new_address_becomes_a_claim_of_who_told_it(post: Post) -> None:
    letter, record = arrived(post), childs_record(post)
    take_up(post, letter, record)
    tried(post, letter, by=post.office.carla, outcome="moved", new_address="Hill Street 7")
    said = Claim.objects.everywhere(why="test").get(property="present_address")
    assert (said.record, said.value, said.source.name) == (record, "Hill Street 7", "a neighbour")


def test_a_word_of_death_stops_letters_and_writes_no_claim(post: Post) -> None:
    letter, office = arrived(post), post.office
    record = childs_record(post)
    take_up(post, letter, record)
    before = Claim.objects.everywhere(why="test").count()
    tried(post, letter, by=office.carla, outcome="deceased")
    assert Claim.objects.everywhere(why="test").count() == before
    with pytest.raises(NotNow, match="wait here"):
        closed(post, envelope=envelope(post, recipient=record))


def test_a_try_is_told_by_who_has_the_letter_and_while_it_is_on_its_way(post: Post) -> None:
    letter, office = arrived(post), post.office
    with pytest.raises(NotNow, match="somebody else has"):
        tried(post, letter, by=office.amina, outcome="delivered")
    for user in (office.dora, office.protector):
        with pytest.raises(Refused):
            tried(post, letter, by=user, outcome="delivered")
    tried(post, letter, by=office.carla, outcome="delivered")
    with pytest.raises(NotNow, match="not on its way"):
        tried(post, letter, by=office.carla, outcome="delivered")


def test_a_courier_without_a_device_wrote_on_paper_what_happened(post: Post) -> None:
    office, letter = post.office, closed(post)
    on_paper(post, offered(post, letter, by=office.amina, to="Old Petro"), by=office.amina)
    letter.refresh_from_db()
    with pytest.raises(NotNow, match="attach a photo"):
        tried(post, letter, by=office.amina, outcome="not_found")
    paper = letter_papers.picture(picture(), folder=post.folder)
    tried(post, letter, by=office.amina, outcome="not_found", paper=paper)
    assert letter_way.report_of(letter, now=post.now()).is_whole


def test_a_try_sent_twice_is_one(post: Post) -> None:
    letter, said = arrived(post), told(post, "not_at_home", key=post.office.file.pk)
    for _ in range(2):
        letter_attempt.attempt(
            post.office.carla, at=post.now(), letter=letter, told=said, passphrase=PASSPHRASE
        )
    assert letter.attempts.count() == 1


def test_an_answer_that_arrives_ends_the_round(post: Post) -> None:
    office, letter = post.office, arrived(post)
    record = childs_record(post)
    take_up(post, letter, record)
    tried(post, letter, by=office.carla, outcome="delivered")
    letter.refresh_from_db()
    answer = written(post, user=office.carla, sender=record, reply_to=letter,
                     envelope=envelope(post, to_agency=office.northern))  # fmt: skip
    from kintrace.casework import letter_check, letter_close

    supervisor = office.southern_supervisor
    letter_check.check(supervisor, at=post.now(), letter=answer, is_fit=True)
    answer = letter_close.close(office.carla, at=post.now(), letter=answer)
    letter.refresh_from_db()
    assert letter.state == "replied"
    handed(post, answer, by=office.carla, to=office.amina)
    answer.refresh_from_db()
    tried(post, answer, by=office.amina, outcome="delivered")
    letter.refresh_from_db()
    assert letter.state == "back_delivered"


def test_a_messenger_reaches_their_own_legs_and_no_word(post: Post) -> None:
    letter = closed(post)
    handed(post, letter, by=post.office.amina, to=post.messenger)
    at = post.now()
    assert access.visible(LetterLeg, user=post.messenger, at=at).count() == 1
    assert access.visible(LetterLeg, user=post.second, at=at).count() == 0
    for model in (Letter, LetterContent, LetterCustody, LetterAttempt):
        assert access.visible(model, user=post.messenger, at=at).count() == 0
