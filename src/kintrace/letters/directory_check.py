"""Can a directory be trusted, and what do several offices' directories say together?

Every version must follow from the one before: its hash named, two of its officers' signatures,
nobody left out, no key taken back into trust. Whoever trusts the first version's words, compared
by voice, can trust the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kintrace.letters.directory import (
    Entry,
    NotInDirectory,
    Version,
    read_version,
)
from kintrace.values.errors import KintraceError

SIGNERS = 2


class DirectoryNotGenuine(KintraceError):
    """A directory is not signed by two of its officers, or does not follow from the one before."""

    code = "K746"
    exit_code = 10


@dataclass(frozen=True, slots=True)
class OfficeDirectory:
    """All versions of one office's directory, oldest first, each found genuine."""

    versions: tuple[Version, ...]

    @property
    def office(self) -> str:
        """The office's name."""
        return self.first.office

    @property
    def first(self) -> Version:
        """The version whose words another office compared."""
        return self.versions[0]

    @property
    def newest(self) -> Version:
        """The version that counts."""
        return self.versions[-1]

    def written(self) -> bytes:
        """Return the file: a version a line."""
        return b"".join(version.written() + b"\n" for version in self.versions)

    def followed_by(self, version: Version) -> OfficeDirectory:
        """Return the directory with one version more.  Raises: DirectoryNotGenuine."""
        return checked((*self.versions, version))


@dataclass(frozen=True, slots=True)
class Directories:
    """What several offices say of their people; no name and no key stands in two of them."""

    offices: tuple[OfficeDirectory, ...]

    def __post_init__(self) -> None:
        """Refuse two directories of which either could be the false one."""
        names = [one.office for one in self.offices]
        if len(set(names)) != len(names):
            raise DirectoryNotGenuine(
                "two directories are of offices with the same name",
                hint="give each office's directory once, the newest",
            )
        signing = [entry.keys.signing for one in self.offices for entry in one.newest.entries]
        if len(set(signing)) != len(signing):
            # Anybody can copy public keys; then what one office says would hold for another's.
            raise DirectoryNotGenuine(
                "two offices list the same key",
                hint="ask both whose it is; who works for two offices has keys for each",
            )

    def entry(self, fingerprint: str) -> tuple[str, Entry] | None:
        """Return the office and the entry of the keys with this fingerprint, None if unknown."""
        for directory in self.offices:
            entry = directory.newest.entry(fingerprint)
            if entry is not None:
                return directory.office, entry
        return None

    def office(self, name: str) -> OfficeDirectory:
        """Return one office's directory.  Raises: NotInDirectory."""
        for directory in self.offices:
            if directory.office == name:
                return directory
        raise NotInDirectory(
            "there is no directory of that office", hint="give it with --directory FILE"
        )

    def person(self, holder: str, *, office: str | None = None) -> tuple[str, Entry]:
        """Return the office and the trusted entry of a person by the name they are listed under.

        Raises: NotInDirectory, also where two people have that name.
        """
        found = [
            (directory.office, entry)
            for directory in self.offices
            for entry in directory.newest.entries
            if entry.keys.holder == holder
            and entry.revoked_at == ""
            and office in (None, directory.office)
        ]
        if len(found) != 1:
            told = "nobody" if not found else "more than one person"
            raise NotInDirectory(
                f"the directories list {told} of that name",
                hint="write the name as the directory does; kintrace letter directory shows it",
            )
        return found[0]


def read_directory(data: bytes) -> OfficeDirectory:
    """Return an office's directory if every version in the file is genuine.

    Raises: RecordNotUnderstood, KeysNotGenuine, DirectoryNotGenuine.
    """
    lines = data.split(b"\n")
    if lines.pop() != b"" or not lines:
        raise DirectoryNotGenuine("a directory is cut short", hint="ask for the file again")
    return checked(read_version(line) for line in lines)


def checked(versions: Iterable[Version]) -> OfficeDirectory:
    """Return versions as one directory.  Raises: DirectoryNotGenuine, with the first fault."""
    listed = tuple(versions)
    for number, version in enumerate(listed, start=1):
        before = listed[number - 2] if number > 1 else None
        for fault in _faults(version, before, number):
            raise DirectoryNotGenuine(
                f"version {number} of a directory {fault}",
                hint="don't use it; ask two of that office's officers for it again",
            )
    if not listed:
        raise DirectoryNotGenuine("a directory has no version", hint="ask for the file again")
    return OfficeDirectory(listed)


def _faults(version: Version, before: Version | None, number: int) -> Iterator[str]:
    """Yield what is wrong with one version, given the one before it (None = it is the first)."""
    if version.number != number:
        yield "has another number"
    fingerprints = [one.keys.fingerprint for one in version.entries]
    if len(set(fingerprints)) != len(fingerprints):
        yield "lists a key twice"
    if len({one.keys.signing for one in version.entries}) != len(fingerprints):
        yield "lists one key under two names"
    trusted = [one.keys.encryption for one in version.entries if one.revoked_at == ""]
    if len(set(trusted)) != len(trusted):
        yield "lists one key to read with for two people"
    if len(version.officers()) < SIGNERS:
        yield "leaves fewer than two officers"
    if before is None:
        if version.previous != "":
            yield "follows another that is not here"
    else:
        yield from _faults_of_following(version, before)
    yield from _faults_of_signatures(version, before or version)


def _faults_of_following(version: Version, before: Version) -> Iterator[str]:
    if version.previous != before.hash:
        yield "does not follow from the one before"
    if version.office != before.office:
        yield "is of another office"
    if version.made_at < before.made_at:
        yield "is older than the one before"
    for old in before.entries:
        new = version.entry(old.keys.fingerprint)
        if new is None or new.role is not old.role:
            yield "leaves out a person or changes what they may do"
        elif old.revoked_at and (new.revoked_at == "" or new.revoked_at > old.revoked_at):
            yield "trusts a key again that was revoked"


def _faults_of_signatures(version: Version, electing: Version) -> Iterator[str]:
    """Signatures are of officers of the version before, or of the first version itself."""
    officers, message = electing.officers(), version.message()
    signers = [one.key for one in version.signatures]
    if len(set(signers)) != len(signers) or signers != sorted(signers):
        yield "has one officer's signature twice, or signatures out of order"
    if len(signers) < SIGNERS:
        yield "lacks the signature of a second officer"
    for one in version.signatures:
        entry = electing.entry(one.key) if one.key in officers else None
        if entry is None:
            yield "is signed by somebody who is no officer"
        elif not entry.is_trusted(at=version.made_at):
            yield "is signed with a key that was not trusted then"
        elif not entry.keys.has_signed(message, one.signature):
            yield "has a signature that does not fit"
