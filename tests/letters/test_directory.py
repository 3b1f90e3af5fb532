"""Is a directory trusted only as its officers signed it, and a revoked key never again?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks import letter_cast as cast
from kintrace.letters.directory import (
    Entry,
    KeyRole,
    NotInDirectory,
    Version,
    next_version,
    revoked,
    sign,
)
from kintrace.letters.directory_check import (
    Directories,
    DirectoryNotGenuine,
    OfficeDirectory,
    checked,
    read_directory,
)
from kintrace.letters.keys import keys_of

FIRST = cast.WEST_DIRECTORY.first


def signed(version: Version, *officers) -> Version:
    for officer in officers or (cast.OLEH, cast.IRYNA):
        version = sign(version, by=officer)
    return version


def second() -> Version:
    entry = Entry(cast.keys("Bashir").public, KeyRole.CASEWORKER)
    return next_version(FIRST, added=[entry], made_at=cast.after(days=1))


def without_amina() -> Version:
    return revoked(
        FIRST,
        cast.AMINA.public.fingerprint,
        since=cast.after(days=2),
        why="lost telephone",
        made_at=cast.after(days=3),
    )


def test_a_directory_reads_back_from_its_file() -> None:
    longer = cast.WEST_DIRECTORY.followed_by(signed(second()))
    assert read_directory(longer.written()) == longer
    assert longer.newest.number == 2


FALSIFIED: dict[str, Callable[[], Version]] = {
    "one signature": lambda: signed(second(), cast.OLEH),
    "no signature": second,
    "a caseworker's signature": lambda: signed(second(), cast.OLEH, cast.AMINA),
    "a stranger's signature": lambda: signed(second(), cast.OLEH, cast.STRANGER),
    "signed, then changed": lambda: replace(signed(second()), office="East office"),
    "another number": lambda: signed(replace(second(), number=3)),
    "another past": lambda: signed(replace(second(), previous="0" * 64)),
    "older than before": lambda: signed(replace(second(), made_at="2026-01-01T00:00:00Z")),
    "somebody left out": lambda: signed(replace(second(), entries=second().entries[:2])),
    "a key twice": lambda: signed(replace(second(), entries=second().entries * 2)),
}


@pytest.mark.parametrize("what", FALSIFIED)
def test_a_version_is_refused_with(what: str) -> None:
    with pytest.raises(DirectoryNotGenuine):
        cast.WEST_DIRECTORY.followed_by(FALSIFIED[what]())


def test_nobody_is_promoted_by_a_new_version() -> None:
    entries = [
        replace(one, role=KeyRole.OFFICER) if one.keys == cast.AMINA.public else one
        for one in second().entries
    ]
    with pytest.raises(DirectoryNotGenuine):
        cast.WEST_DIRECTORY.followed_by(signed(replace(second(), entries=tuple(entries))))


def test_a_directory_cut_short_inside_a_line_is_refused() -> None:
    data = cast.WEST_DIRECTORY.written()
    for end in (0, 1, len(data) // 2, len(data) - 1):
        with pytest.raises(Exception, match=r"directory|JSON"):
            read_directory(data[:end])


def test_a_revoked_key_counts_before_and_not_after() -> None:
    office = cast.WEST_DIRECTORY.followed_by(signed(without_amina()))
    entry = office.newest.entry(cast.AMINA.public.fingerprint)
    assert entry is not None
    assert entry.is_trusted(at="2026-03-03T07:59:59Z")
    assert not entry.is_trusted(at="2026-03-03T08:00:00Z")
    assert not entry.is_trusted(at="2026-02-28T00:00:00Z"), "before it was made"


def test_a_revoked_key_is_never_trusted_again() -> None:
    office = cast.WEST_DIRECTORY.followed_by(signed(without_amina()))
    back = next_version(office.newest, made_at=cast.after(days=4))
    entries = tuple(replace(one, revoked_at="", revoked_why="") for one in back.entries)
    with pytest.raises(DirectoryNotGenuine):
        office.followed_by(signed(replace(back, entries=entries)))


def test_the_last_two_officers_can_not_be_revoked_away() -> None:
    gone = revoked(
        FIRST,
        cast.OLEH.public.fingerprint,
        since=cast.START,
        why="left",
        made_at=cast.after(days=1),
    )
    with pytest.raises(DirectoryNotGenuine):
        cast.WEST_DIRECTORY.followed_by(signed(gone))


def test_two_directories_of_one_name_are_refused() -> None:
    with pytest.raises(DirectoryNotGenuine):
        Directories((cast.WEST_DIRECTORY, cast.WEST_DIRECTORY))


def test_a_key_that_two_offices_list_is_refused() -> None:
    copied = Entry(cast.AMINA.public, KeyRole.COURIER)
    east = cast.directory(cast.EAST, [cast.PETRO, cast.SOFIA], copied)
    with pytest.raises(DirectoryNotGenuine):
        Directories((cast.WEST_DIRECTORY, east))


def test_one_key_to_read_with_has_one_person() -> None:
    twin = keys_of(
        "Twin",
        made_at="2026-03-01T08:00:00Z",
        encryption_seed=cast.AMINA.encryption_seed,
        signing_seed=bytes(32),
    )
    with pytest.raises(DirectoryNotGenuine):
        cast.WEST_DIRECTORY.followed_by(
            signed(
                next_version(
                    FIRST,
                    added=[Entry(twin.public, KeyRole.CASEWORKER)],
                    made_at=cast.after(days=1),
                )
            )
        )


def test_a_person_is_found_by_name_only_where_one_person_has_it() -> None:
    namesake = Entry(cast.make_keys("Amina", made_at=cast.START).public, KeyRole.CASEWORKER)
    east = cast.directory(cast.EAST, [cast.PETRO, cast.SOFIA], namesake)
    both = Directories((cast.WEST_DIRECTORY, east))
    assert both.person("Amina", office=cast.WEST)[1].keys == cast.AMINA.public
    for name in ("Amina", "Nobody"):
        with pytest.raises(NotInDirectory):
            both.person(name)


def test_a_revoked_person_is_nobody_to_write_to() -> None:
    office = cast.WEST_DIRECTORY.followed_by(signed(without_amina()))
    with pytest.raises(NotInDirectory):
        Directories((office,)).person("Amina")


def test_a_directory_of_no_version_is_refused() -> None:
    with pytest.raises(DirectoryNotGenuine):
        checked([])
    assert isinstance(cast.EAST_DIRECTORY, OfficeDirectory)
