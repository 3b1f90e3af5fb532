"""Where does the office keep its data and keys?

One folder that only its owner can read: database, keys, copies made before a change, attachments.
Layer: site. Knows nothing of Django, so that it can run before Django is set up.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from kintrace.site.errors import FolderNotUsable

HOME_VARIABLE = "KINTRACE_HOME"
ONLY_OWNER = 0o077
SECRET_LENGTH = 64


@dataclass(frozen=True)
class Home:
    """The data folder, and what lies where in it."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file, where no other database is named."""
        return self.path / "office.sqlite3"

    @property
    def copies(self) -> Path:
        """Copies of the SQLite file, one before each change of its tables."""
        return self.path / "copies"

    @property
    def attachments(self) -> Path:
        """Artifacts as they were received, each named by its hash."""
        return self.path / "attachments"

    @property
    def catalogues(self) -> Path:
        """Compiled translations; made anew whenever the office starts."""
        return self.path / "catalogues"

    @property
    def secret_key(self) -> Path:
        """What sessions and forms are signed with."""
        return self.path / "keys" / "secret_key"

    @property
    def signing_key(self) -> Path:
        """Ed25519, PEM: what checkpoints of the audit and exports are signed with."""
        return self.path / "keys" / "signing_key.pem"

    @property
    def public_key(self) -> Path:
        """Ed25519, PEM: what others check our signatures with. May be handed out."""
        return self.path / "keys" / "signing_key.pub.pem"

    @property
    def demo_marker(self) -> Path:
        """Stands here where all persons are invented: pages say so, and ask no second factor."""
        return self.path / "demo"

    @property
    def is_demo(self) -> bool:
        """Whether all persons in this folder are invented."""
        return self.demo_marker.exists()


def home_from(environ: Mapping[str, str]) -> Home:
    """The folder named by KINTRACE_HOME, else the place where programs keep a user's data."""
    named = environ.get(HOME_VARIABLE)
    if named:
        return Home(Path(named).expanduser().absolute())
    data = environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Home(Path(data) / "kintrace")


def prepare_home(home: Home) -> bool:
    """Make the folder and its keys where they are missing; returns whether the folder is new.

    Raises: FolderNotUsable.
    """
    is_new = not home.secret_key.exists()
    try:
        for folder in (home.path, home.secret_key.parent, home.copies, home.attachments):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_open_folder(home.path)
        _write_once(home.secret_key, secrets.token_urlsafe(SECRET_LENGTH).encode())
        _make_signing_key(home)
    except OSError as error:
        raise FolderNotUsable(
            f"{home.path} can't be used: {error.strerror}",
            hint="name another folder with --home, or check who owns this one",
        ) from error
    return is_new


def mark_as_demo(home: Home, *, is_new: bool) -> None:
    """Say of a new folder that all persons in it are invented.

    Raises: FolderNotUsable, for a folder that may hold real people.
    """
    if not is_new and not home.is_demo:
        raise FolderNotUsable(
            f"{home.path} is an office already, and may hold real people",
            hint="name a new folder for the demo with --home",
        )
    home.demo_marker.touch(mode=0o600)


def _refuse_open_folder(path: Path) -> None:
    found = path.stat()
    if found.st_uid != os.getuid():
        raise FolderNotUsable(
            f"{path} belongs to another user",
            hint="start the office as that user, or name another folder with --home",
        )
    if found.st_mode & ONLY_OWNER:
        # It may hold other people's files, so its mode is the user's to change.
        raise FolderNotUsable(
            f"{path} can be read by other users of this machine", hint=f"chmod 700 {path}"
        )


def _make_signing_key(home: Home) -> None:
    if home.signing_key.exists():
        return
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _write_once(home.public_key, public)
    _write_once(home.signing_key, private)


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that only the owner reads, whole or not at all; one that is there stays."""
    if path.exists():
        return
    unfinished = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
