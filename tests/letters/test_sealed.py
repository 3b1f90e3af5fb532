"""Is a sealed letter opened by its reader, and refused where anything does not fit?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import letter_cast as cast
from kintrace.letters import crypto
from kintrace.letters.content import Content
from kintrace.letters.directory import Entry, KeyRole, NotInDirectory, revoked, sign
from kintrace.letters.directory_check import Directories
from kintrace.letters.envelope import envelope_of, read_envelope
from kintrace.letters.keys import PrivateKeys, keys_of
from kintrace.letters.opening import (
    EnvelopeChanged,
    LetterForwarded,
    LetterNotForKey,
    OpenedLetter,
    SenderRevoked,
    SenderUnknown,
    SignatureFalse,
    WrongLetter,
    open_sealed,
)
from kintrace.letters.padding import LetterTooLarge
from kintrace.letters.photos import Photo
from kintrace.letters.sealed import SealedLetter, read_inside, seal
from kintrace.letters.strict import RecordNotUnderstood

LETTER = cast.letter()


def opened(
    letter: SealedLetter = LETTER,
    reader: PrivateKeys = cast.CARLA,
    directories: Directories = cast.DIRECTORIES,
) -> OpenedLetter:
    return open_sealed(
        letter.data, envelope=letter.envelope, reader=reader, directories=directories
    )


def sealed_anew(text: bytes, reader: PrivateKeys) -> SealedLetter:
    """What somebody who could read the letter sends on in its old envelope."""
    data = crypto.encrypt(text, to=(reader.public.encryption,))
    return SealedLetter(envelope_of(LETTER.envelope.outside, content=data), data)


def inside() -> bytes:
    text = crypto.decrypt(LETTER.data, seed=cast.CARLA.encryption_seed)
    assert text is not None
    return text


# Letters of all scripts, but no halves of characters: those have no UTF-8.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=400).filter(
    lambda text: text.strip() != ""
)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_arrives_as_it_was_written(text: str) -> None:
    assert opened(cast.letter(text)).content.text == text


def test_the_reader_knows_who_sealed_it_and_when() -> None:
    letter = opened()
    assert letter.sender.keys == cast.AMINA.public
    assert letter.sealed_at == "2026-03-02T08:00:00Z"
    assert not letter.is_by_recovery


def test_the_offices_recovery_key_opens_it_and_says_so() -> None:
    assert opened(reader=cast.RECOVERY[cast.EAST]).is_by_recovery


@pytest.mark.parametrize(
    "reader", [cast.AMINA, cast.DANYLO, cast.PETRO, cast.RECOVERY[cast.WEST], cast.STRANGER]
)
def test_nobody_else_opens_it_not_even_who_sealed_it(reader: PrivateKeys) -> None:
    with pytest.raises(LetterNotForKey):
        opened(reader=reader)


def test_a_reader_can_not_pass_it_on_as_written_to_another() -> None:
    with pytest.raises(LetterForwarded):
        opened(sealed_anew(inside(), cast.PETRO), reader=cast.PETRO)


def test_a_letter_to_somebody_listed_with_this_readers_key_is_refused() -> None:
    twin = keys_of(
        "Twin",
        made_at=cast.CARLA.public.made_at,
        encryption_seed=cast.CARLA.encryption_seed,
        signing_seed=bytes(32),
    )
    east = cast.directory(
        cast.EAST, [cast.PETRO, cast.SOFIA], Entry(twin.public, KeyRole.CASEWORKER)
    )
    both = Directories((cast.WEST_DIRECTORY, east))
    letter = seal(
        cast.content(), sender=cast.AMINA, recipient="Twin", directories=both, at=cast.after(days=1)
    )
    with pytest.raises(LetterForwarded):
        opened(letter, directories=both)


def test_the_envelope_shows_nothing_of_what_it_says() -> None:
    shown = LETTER.envelope.written().decode()
    assert not any(word in shown for word in ("Мама", "Оля", "uk", "Amina"))
    assert read_envelope(LETTER.envelope.written()) == LETTER.envelope


def test_another_letters_inside_is_refused() -> None:
    with pytest.raises(WrongLetter):
        opened(replace(LETTER, data=cast.letter("Інший").data))


@pytest.mark.parametrize("field", ["letter", "recipient", "from_office", "to_office"])
def test_an_envelope_that_the_sender_did_not_sign_is_refused(field: str) -> None:
    outside = replace(LETTER.envelope.outside, **{field: "0" * 32})
    envelope = envelope_of(outside, content=LETTER.data)
    with pytest.raises(EnvelopeChanged):
        opened(replace(LETTER, envelope=envelope))


def test_an_unknown_sender_is_refused() -> None:
    with pytest.raises(SenderUnknown):
        opened(directories=Directories((cast.EAST_DIRECTORY,)))


def test_another_persons_signature_is_refused() -> None:
    said = read_inside(inside().rstrip(b" "))
    forged = replace(said, signature=cast.CARLA.sign(said.message()))
    text = forged.written().ljust(len(inside()), b" ")
    with pytest.raises(SignatureFalse):
        opened(sealed_anew(text, cast.CARLA))


def west_without_amina(days: int) -> Directories:
    version = revoked(
        cast.WEST_DIRECTORY.first,
        cast.AMINA.public.fingerprint,
        since=cast.after(days=days),
        why="lost telephone",
        made_at=cast.after(days=5),
    )
    for officer in (cast.OLEH, cast.IRYNA):
        version = sign(version, by=officer)
    return Directories((cast.WEST_DIRECTORY.followed_by(version), cast.EAST_DIRECTORY))


def test_a_letter_sealed_after_the_senders_key_was_revoked_is_refused() -> None:
    with pytest.raises(SenderRevoked):
        opened(directories=west_without_amina(1))


def test_a_letter_sealed_before_is_opened_with_a_warning() -> None:
    warnings = opened(directories=west_without_amina(2)).warnings
    assert any("revoked later" in warning for warning in warnings)


def test_an_older_directory_than_the_senders_is_told() -> None:
    newer = west_without_amina(9)
    letter = seal(
        cast.content(),
        sender=cast.AMINA,
        recipient="Carla",
        directories=newer,
        at=cast.after(days=6),
    )
    assert any("older" in warning for warning in opened(letter).warnings)
    assert not any("older" in warning for warning in opened(letter, directories=newer).warnings)


def test_a_stranger_can_not_seal_in_an_offices_name() -> None:
    with pytest.raises(NotInDirectory):
        seal(
            cast.content(),
            sender=cast.STRANGER,
            recipient="Carla",
            directories=cast.DIRECTORIES,
            at=cast.after(days=1),
        )


@pytest.mark.parametrize(
    ("words", "size"), [(1, 2048), (90, 2048), (150, 4096), (300, 4096), (500, 7168), (1000, 16384)]
)
def test_a_letter_looks_as_large_as_its_class(words: int, size: int) -> None:
    letter = cast.letter("слово " * words)
    filled = crypto.decrypt(letter.data, seed=cast.CARLA.encryption_seed)
    assert filled is not None
    assert len(filled) == letter.envelope.outside.size == size


@pytest.mark.parametrize("content", [{"writer": ""}, {"text": " \n"}, {"language": "Ukrainian!"}])
def test_a_letter_that_could_not_be_read_again_is_not_sealed(content: dict[str, str]) -> None:
    wrong = replace(cast.content(), **content)
    with pytest.raises(RecordNotUnderstood):
        seal(
            wrong,
            sender=cast.AMINA,
            recipient="Carla",
            directories=cast.DIRECTORIES,
            at=cast.after(days=1),
        )


def test_a_letter_too_large_for_the_largest_class_is_refused() -> None:
    photos = tuple(Photo(bytes([number]) * 2_500_000) for number in range(8))
    with pytest.raises(LetterTooLarge):
        seal(
            Content("Мама", "Оля", "uk", "Фото", photos=photos),
            sender=cast.AMINA,
            recipient="Carla",
            directories=cast.DIRECTORIES,
            at=cast.after(days=1),
        )
