"""Is a letter written, checked, closed and opened by those who may, and by nobody else?"""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kintrace.casework import (
    access,
    consent,
    letter_arrive,
    letter_check,
    letter_close,
    letter_draft,
    letter_open,
    letter_read,
    letter_thread,
    letter_write,
)
from kintrace.casework.acting import NotNow
from kintrace.casework.letter_write import Words
from kintrace.casework.policy import Refused
from kintrace.registry.models import AuditEvent, Letter, LetterCheck, LetterContent
from tests.casework.letters import (
    PASSPHRASE,
    SENTINEL,
    TEXT,
    Post,
    arrived,
    childs_record,
    closed,
    envelope,
    picture,
    take_up,
    tried,
    written,
)
from tests.casework.office import works, yes


def kept(letter: Letter) -> LetterContent:
    return LetterContent.objects.everywhere(why="test").get(letter=letter)


def test_an_open_letter_is_kept_in_its_words_and_counted(post: Post) -> None:
    letter = written(post)
    assert (kept(letter).text, letter.words, letter.state) == (TEXT, 9, "draft")


def test_a_letter_sent_twice_with_one_key_is_one(post: Post) -> None:
    key = written(post).pk
    letter_write.write(
        post.office.amina, at=post.now(), sender=post.office.request.inquirer,
        envelope=envelope(post), words=Words(text=TEXT), key=key,
    )  # fmt: skip
    assert Letter.objects.everywhere(why="test").count() == 1


def test_a_form_of_25_words_takes_25(post: Post) -> None:
    assert written(post, form="words_25", words=Words(text="word " * 25)).words == 25
    with pytest.raises(NotNow, match="more than this form"):
        written(post, form="words_25", words=Words(text="word " * 26))


def test_a_form_of_ticked_sentences_has_no_own_words(post: Post) -> None:
    letter = written(post, form="safe_and_well", words=Words(phrases=["well"]))
    assert kept(letter).phrases == ["well"]
    with pytest.raises(NotNow, match="tick"):
        written(post, form="anxious_for_news", words=Words())


@pytest.mark.parametrize("missing", ["recipient_name", "recipient_address", "sender_place"])
def test_an_envelope_is_whole(post: Post, missing: str) -> None:
    with pytest.raises(NotNow):
        written(post, envelope=envelope(post, **{missing: " "}))


def test_a_letter_goes_only_where_contact_is_wanted(post: Post) -> None:
    record = post.office.request.inquirer
    answer = consent.ConsentAnswer(
        purpose="contact", is_given=False, given_by="self", given_on=post.when.date()
    )
    consent.give(post.office.amina, at=post.now(), record=record, answer=answer)
    with pytest.raises(NotNow, match="does not want contact"):
        written(post)


def test_others_write_no_letter_for_somebody(post: Post) -> None:
    for user in (post.office.carla, post.office.dora, post.messenger):
        with pytest.raises(Refused):
            written(post, user=user)


def test_a_check_is_made_by_another_and_once(post: Post) -> None:
    letter = written(post)
    with pytest.raises(NotNow, match="somebody else"):
        letter_check.check(post.office.amina, at=post.now(), letter=letter, is_fit=True)
    for user in (post.office.carla, post.messenger, post.office.dora):
        with pytest.raises(Refused):
            letter_check.check(user, at=post.now(), letter=letter, is_fit=True)
    letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=True)
    with pytest.raises(NotNow, match="does not wait"):
        letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=True)


def test_a_letter_turned_back_is_written_anew(post: Post) -> None:
    letter = written(post)
    with pytest.raises(NotNow, match="say what"):
        letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=False)
    letter_check.check(
        post.office.bashir, at=post.now(), letter=letter, is_fit=False, why="Names a street."
    )
    letter_write.rewrite(
        post.office.amina, at=post.now(), letter=letter, words=Words(text="We are well.")
    )
    done = letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=True)
    assert (kept(letter).text, done.is_fit) == ("We are well.", True)
    with pytest.raises(NotNow, match="before it is checked"):
        letter_write.rewrite(post.office.amina, at=post.now(), letter=letter, words=Words(text="x"))


def test_the_database_refuses_a_writer_who_checks(post: Post) -> None:
    letter = written(post)
    letter.state, letter.checked_at, letter.checked_by = "checked", post.when, post.office.amina
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_a_check_is_never_changed(post: Post) -> None:
    letter = closed(post)
    rows = LetterCheck.objects.everywhere(why="test").filter(letter=letter)
    for change in (lambda: rows.update(why="other"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_no_letter_goes_unchecked(post: Post) -> None:
    with pytest.raises(NotNow, match="not checked"):
        letter_close.close(post.office.amina, at=post.now(), letter=written(post))
    letter = written(post)
    for user in (post.office.carla, post.messenger):
        with pytest.raises(Refused):
            letter_close.close(user, at=post.now(), letter=letter)


def test_a_closed_open_letter_has_an_outside_without_a_childs_name(post: Post) -> None:
    letter = closed(post)
    assert letter.state == "open"
    assert "Ковальський" not in letter.envelope
    assert SENTINEL not in letter.envelope


def test_the_database_never_holds_a_word_of_a_sealed_letter(post: Post) -> None:
    draft = written(post, kind="sealed", words=Words(text=TEXT, photos=[picture()]))
    assert kept(draft).text == ""
    assert SENTINEL.encode() not in bytes(kept(draft).draft)
    sealed = closed(post, kind="sealed")
    assert (bytes(kept(sealed).draft), kept(sealed).text) == (b"", "")
    assert bytes(kept(sealed).sealed).startswith(b"age-encryption.org/v1")


def test_the_database_refuses_plain_words_in_a_sealed_letter(post: Post) -> None:
    content = kept(written(post, kind="sealed"))
    content.text = TEXT
    with pytest.raises(IntegrityError), transaction.atomic():
        content.save()


def test_a_draft_opens_for_its_writer_and_its_checker_alone(post: Post) -> None:
    letter = written(post, kind="sealed")
    for reader in (post.office.amina, post.office.bashir):
        said = letter_draft.open_draft(reader, at=post.now(), letter=letter, passphrase=PASSPHRASE)
        assert said.text == TEXT
    with pytest.raises(NotNow, match="not written for your keys"):
        letter_draft.open_draft(
            post.office.supervisor, at=post.now(), letter=letter, passphrase=PASSPHRASE
        )
    with pytest.raises(Refused):
        letter_draft.open_draft(
            post.office.carla, at=post.now(), letter=letter, passphrase=PASSPHRASE
        )


def test_a_sealed_draft_is_read_before_it_is_checked(post: Post) -> None:
    letter = written(post, kind="sealed")
    with pytest.raises(NotNow, match="open the draft first"):
        letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=True)


def test_only_the_writer_seals(post: Post) -> None:
    letter = written(post, kind="sealed")
    at = post.now()
    letter_draft.open_draft(post.office.bashir, at=at, letter=letter, passphrase=PASSPHRASE)
    letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=True)
    for user, words in ((post.office.bashir, PASSPHRASE), (post.office.amina, "wrong words here")):
        with pytest.raises(NotNow):
            letter_close.close(user, at=post.now(), letter=letter, passphrase=words)


def test_a_sealed_letter_needs_a_reader_and_another_checker(post: Post) -> None:
    with pytest.raises(NotNow, match="needs a reader"):
        written(post, kind="sealed", envelope=envelope(post))
    with pytest.raises(NotNow, match="name a colleague"):
        written(post, kind="sealed", checker=post.office.amina)
    unlisted = works("Unlisted", post.office.northern, "case_worker")
    with pytest.raises(NotNow, match="not in the signed directory"):
        written(post, kind="sealed", checker=unlisted)


def test_a_sealed_letter_is_opened_by_its_reader_once_it_is_there(post: Post) -> None:
    letter = closed(post, kind="sealed")
    with pytest.raises(NotNow, match="receive the letter first"):
        letter_open.open_letter(
            post.office.carla, at=post.now(), letter=letter, passphrase=PASSPHRASE
        )
    letter = arrived(post, kind="sealed")
    said = letter_open.open_letter(
        post.office.carla, at=post.now(), letter=letter, passphrase=PASSPHRASE
    )
    event = AuditEvent.objects.everywhere(why="test").filter(act="letter.open").last()
    assert (said.content.text, event.actor) == (TEXT, post.office.carla)


def test_a_sealed_letter_is_opened_by_nobody_else(post: Post) -> None:
    letter, office = arrived(post, kind="sealed"), post.office
    with pytest.raises(NotNow, match="only the caseworker"):
        letter_open.open_letter(office.amina, at=post.now(), letter=letter, passphrase=PASSPHRASE)
    for user in (office.bashir, office.supervisor, office.southern_supervisor, post.messenger):
        with pytest.raises(Refused):
            letter_open.open_letter(user, at=post.now(), letter=letter, passphrase=PASSPHRASE)
    with pytest.raises(NotNow, match="does not open your keys"):
        letter_open.open_letter(
            office.carla, at=post.now(), letter=letter, passphrase="some other words here"
        )


def test_a_changed_sealed_letter_is_not_opened(post: Post) -> None:
    letter = arrived(post, kind="sealed")
    content = kept(letter)
    content.sealed = bytes(content.sealed)[:-1] + b"x"
    content.save()
    with pytest.raises(NotNow, match="not what was sealed"):
        letter_open.open_letter(
            post.office.carla, at=post.now(), letter=letter, passphrase=PASSPHRASE
        )


def test_open_words_are_read_by_both_sides_and_nobody_between(post: Post) -> None:
    letter, office = arrived(post), post.office
    take_up(post, letter, None)
    for user in (office.amina, office.bashir, office.carla):
        assert letter_read.read_words(letter, user=user, at=post.now()).text == TEXT
    for user in (post.messenger, post.second, office.dora, office.protector):
        with pytest.raises(access.NotThere):
            letter_read.read_words(letter, user=user, at=post.now())


def test_a_draft_is_not_there_for_the_other_agency(post: Post) -> None:
    letter, office = written(post), post.office
    assert letter_read.visible_letters(office.carla, at=post.now()).count() == 0
    for get in (letter_read.get_letter, lambda key, **who: letter_read.read_words(letter, **who)):
        with pytest.raises(access.NotThere):
            get(letter.pk, user=office.southern_supervisor, at=post.now())


def test_the_receiving_agency_takes_a_letter_up_once(post: Post) -> None:
    letter, office = arrived(post), post.office
    record = childs_record(post)
    assert take_up(post, letter, record).recipient == record
    with pytest.raises(NotNow, match="taken this letter up"):
        letter_arrive.take_up(
            office.southern_supervisor, at=post.now(), letter=letter, recipient=None
        )
    with pytest.raises(NotNow, match="only the agency"):
        letter_arrive.take_up(office.amina, at=post.now(), letter=letter, recipient=None)
    with pytest.raises(Refused):
        letter_arrive.take_up(post.messenger, at=post.now(), letter=letter, recipient=None)


def test_a_delivered_letter_is_answered_once(post: Post) -> None:
    letter, office = arrived(post), post.office
    record = childs_record(post)
    take_up(post, letter, record)
    back = envelope(post, to_agency=office.northern)
    more = {"user": office.carla, "sender": record, "envelope": back}
    with pytest.raises(NotNow, match="was delivered"):
        written(post, reply_to=letter, **more)
    tried(post, letter, by=office.carla, outcome="delivered")
    letter.refresh_from_db()
    answer = written(post, reply_to=letter, **more)
    assert (answer.first, answer.reply_to) == (letter, letter)
    with pytest.raises(IntegrityError), transaction.atomic():
        written(post, reply_to=letter, **more)


def test_a_thread_shows_only_what_both_sides_agreed_to(post: Post) -> None:
    letter, office = arrived(post), post.office
    record, day = childs_record(post), post.when.date()
    take_up(post, letter, record)
    assert letter_thread.thread_of(record, on=day) == letter_thread.Thread((), 1)
    sides = ((office.amina, office.request.inquirer), (office.carla, record))
    for user, side in sides:
        assert letter_thread.thread_of(record, on=day).letters == ()
        consent.give(user, at=post.now(), record=side, answer=yes("letters", on=day))
    assert letter_thread.thread_of(record, on=day).letters == (letter,)
