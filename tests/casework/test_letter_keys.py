"""Does a key count only once two officers signed for it, and do two people bring a letter back?"""

import pytest

from kintrace.casework import letter_keys, letter_recovery
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import LetterDirectory, LetterKey
from tests.casework.letters import (
    OFFICE,
    PASSPHRASE,
    TEXT,
    Post,
    arrived,
    sign_directory,
    written,
)
from tests.casework.office import works


def key_of(user: object) -> LetterKey:
    return LetterKey.objects.everywhere(why="test").get(owner=user, revoked_at__isnull=True)


def test_private_keys_are_kept_wrapped(post: Post) -> None:
    key = key_of(post.office.amina)
    assert "AGE-SECRET-KEY" not in key.wrapped
    assert letter_keys.unlock(post.office.amina, passphrase=PASSPHRASE).public.fingerprint == (
        key.fingerprint
    )


def test_one_has_one_pair_of_keys_and_a_long_passphrase(post: Post) -> None:
    office = post.office
    with pytest.raises(NotNow, match="keys already"):
        letter_keys.make(office.amina, at=post.now(), passphrase=PASSPHRASE)
    with pytest.raises(NotNow, match="too short"):
        letter_keys.make(office.verifier, at=post.now(), passphrase="short")
    with pytest.raises(Refused):
        letter_keys.make(office.dora, at=post.now(), passphrase=PASSPHRASE)


def test_a_key_counts_once_two_officers_signed_for_it(post: Post) -> None:
    new = works("New", post.office.northern, "case_worker")
    letter_keys.make(new, at=post.now(), passphrase=PASSPHRASE)
    assert not letter_keys.is_listed(new)
    letter_keys.propose_directory(
        post.office.supervisor, at=post.now(), office=OFFICE, passphrase=PASSPHRASE
    )
    assert not letter_keys.is_listed(new)
    letter_keys.second_directory(post.office.protector, at=post.now(), passphrase=PASSPHRASE)
    assert letter_keys.is_listed(new)


def test_one_officer_alone_signs_no_directory(post: Post) -> None:
    office = post.office
    more = {"office": OFFICE, "passphrase": PASSPHRASE}
    with pytest.raises(NotNow, match="no edition"):
        letter_keys.second_directory(office.protector, at=post.now(), passphrase=PASSPHRASE)
    letter_keys.propose_directory(office.supervisor, at=post.now(), **more)
    with pytest.raises(NotNow, match="second officer"):
        letter_keys.second_directory(office.supervisor, at=post.now(), passphrase=PASSPHRASE)
    with pytest.raises(NotNow, match="waits for its second"):
        letter_keys.propose_directory(office.protector, at=post.now(), **more)
    letter_keys.throw_away_directory(office.protector, at=post.now())
    assert LetterDirectory.objects.filter(second_by__isnull=True).count() == 0


def test_no_caseworker_or_messenger_signs_the_directory(post: Post) -> None:
    for user in (post.office.amina, post.messenger, post.office.dora):
        with pytest.raises(Refused):
            letter_keys.propose_directory(user, at=post.now(), office=OFFICE, passphrase=PASSPHRASE)
        with pytest.raises(Refused):
            letter_keys.second_directory(user, at=post.now(), passphrase=PASSPHRASE)
        with pytest.raises(Refused):
            letter_keys.throw_away_directory(user, at=post.now())


def test_a_revoked_key_seals_and_signs_nothing_more(post: Post) -> None:
    office = post.office
    key = key_of(office.carla)
    letter_keys.revoke(office.southern_supervisor, at=post.now(), key=key, why="Telephone lost.")
    with pytest.raises(NotNow, match="not in the signed directory"):
        written(post, kind="sealed")
    sign_directory(post)
    newest = letter_keys.directory().newest
    assert newest.entry(key.fingerprint).revoked_why == "Telephone lost."


def test_keys_are_revoked_by_oneself_or_an_officer_for_a_reason(post: Post) -> None:
    office = post.office
    key = key_of(office.amina)
    for user in (office.bashir, post.messenger, office.carla, office.southern_supervisor):
        with pytest.raises(Refused):
            letter_keys.revoke(user, at=post.now(), key=key, why="x")
    with pytest.raises(NotNow, match="say why"):
        letter_keys.revoke(office.amina, at=post.now(), key=key, why=" ")
    letter_keys.revoke(office.amina, at=post.now(), key=key, why="I wrote it down.")
    with pytest.raises(NotNow, match="once"):
        letter_keys.revoke(office.amina, at=post.now(), key=key, why="Again.")


def test_a_directory_that_was_changed_is_not_believed(post: Post) -> None:
    row = LetterDirectory.objects.get(edition=1)
    row.document = row.document.replace("courier", "officer")
    row.save()
    from kintrace.letters.directory_check import DirectoryNotGenuine

    with pytest.raises(DirectoryNotGenuine):
        letter_keys.directory()


def test_two_keepers_open_a_letter_whose_reader_can_not(post: Post) -> None:
    office, letter = post.office, arrived(post, kind="sealed")
    asked = letter_recovery.ask(
        office.supervisor, at=post.now(), letter=letter, reason="Carla left.",
        passphrase=PASSPHRASE,
    )  # fmt: skip
    with pytest.raises(NotNow, match="other keeper"):
        letter_recovery.agree(
            office.supervisor, at=post.now(), recovery=asked, passphrase=PASSPHRASE
        )
    said = letter_recovery.agree(
        office.protector, at=post.now(), recovery=asked, passphrase=PASSPHRASE
    )
    assert said.content.text == TEXT
    with pytest.raises(NotNow, match="once"):
        letter_recovery.agree(
            office.protector, at=post.now(), recovery=asked, passphrase=PASSPHRASE
        )


def test_nobody_but_a_keeper_asks_or_agrees_to_recovery(post: Post) -> None:
    office, letter = post.office, arrived(post, kind="sealed")
    more = {"letter": letter, "reason": "x", "passphrase": PASSPHRASE}
    for user in (office.amina, office.carla, post.messenger, office.dora):
        with pytest.raises(Refused):
            letter_recovery.ask(user, at=post.now(), **more)
    with pytest.raises(NotNow, match="only a keeper"):
        letter_recovery.ask(office.southern_supervisor, at=post.now(), **more)
    with pytest.raises(NotNow, match="say why"):
        letter_recovery.ask(office.supervisor, at=post.now(), **{**more, "reason": " "})
    asked = letter_recovery.ask(office.supervisor, at=post.now(), **more)
    with pytest.raises(NotNow, match=r"does not open|two halves"):
        letter_recovery.agree(
            office.southern_supervisor, at=post.now(), recovery=asked, passphrase=PASSPHRASE
        )


def test_the_recovery_key_needs_another_officer_with_keys(post: Post) -> None:
    office = post.office
    with pytest.raises(NotNow, match="another officer"):
        letter_recovery.make_recovery_key(office.supervisor, at=post.now(), other=office.supervisor)
    with pytest.raises(NotNow, match="another officer"):
        letter_recovery.make_recovery_key(office.supervisor, at=post.now(), other=office.amina)
    bare = works("Bare", office.northern, "supervisor")
    with pytest.raises(NotNow, match="keys of their own"):
        letter_recovery.make_recovery_key(office.supervisor, at=post.now(), other=bare)
    with pytest.raises(Refused):
        letter_recovery.make_recovery_key(office.amina, at=post.now(), other=office.supervisor)
