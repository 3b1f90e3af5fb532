"""What does a letter need before it can go, and how is it brought on in a test?

Keys for the cast, made once since making them is slow by design; a recovery key; a directory that
two officers signed. Then each step of a letter's way as one call.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from kintrace.casework import (
    letter_arrive,
    letter_attempt,
    letter_check,
    letter_close,
    letter_draft,
    letter_hand_over,
    letter_keys,
    letter_papers,
    letter_recovery,
    letter_write,
)
from kintrace.casework.letter_hand_over import Passing
from kintrace.casework.letter_write import Envelope, Words
from kintrace.letters import keys_file
from kintrace.letters.crypto import Cost
from kintrace.registry.models import Letter, LetterLeg, Role, User
from tests.casework.office import Office, register, works

PASSPHRASE = "six plain words that nobody guesses"
OFFICE = "Office of the tests"
SENTINEL = "Zimorodok"
TEXT = f"My dear, the {SENTINEL} sings by the river again."
# A photo of a receipt: the smallest picture that can be read.
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


@cache
def picture() -> bytes:
    """A small photo, as a telephone would send it."""
    import io

    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(written, format="PNG")
    return written.getvalue()


@dataclass
class Post:
    """The people of a letter's way, all with keys in a signed directory.

    ``when`` moves on by a minute with each step, so that records follow one another.
    """

    office: Office
    messenger: User
    second: User
    folder: Path
    when: datetime
    people: list[User] = field(default_factory=list)

    def now(self) -> datetime:
        """The next minute."""
        self.when += timedelta(minutes=1)
        return self.when


def open_post(office: Office, *, at: datetime, folder: Path) -> Post:
    """Give everybody keys, and let two officers sign the directory."""
    messenger = works("Messenger", office.northern, Role.MESSENGER)
    second = works("Southern messenger", office.southern, Role.MESSENGER)
    people = [office.amina, office.bashir, office.carla, office.supervisor, office.protector,
              office.southern_supervisor, messenger, second]  # fmt: skip
    post = Post(office, messenger, second, folder, at, people)
    for one in people:
        letter_keys.make(one, at=post.now(), passphrase=PASSPHRASE)
    sign_directory(post)
    return post


def sign_directory(post: Post) -> None:
    """Let two officers sign what keys there are now."""
    office = post.office
    if letter_keys.recovery_key() is None:
        letter_recovery.make_recovery_key(office.supervisor, at=post.now(), other=office.protector)
    letter_keys.propose_directory(
        office.supervisor, at=post.now(), office=OFFICE, passphrase=PASSPHRASE
    )
    letter_keys.second_directory(office.protector, at=post.now(), passphrase=PASSPHRASE)


def cheap_keys(monkeypatch: Any) -> None:
    """Let a guess of a passphrase cost little, so that tests are quick."""
    monkeypatch.setattr(keys_file, "usual_cost", lambda: CHEAP)


def envelope(post: Post, **more: Any) -> Envelope:
    """An envelope from the aunt to the child, whose file another agency holds."""
    told: dict[str, Any] = {
        "sender_name": "Мельник Ганна",
        "sender_name_also": "Melnyk Hanna",
        "sender_place": "Northern Family Service, Main Street 1",
        "recipient_name": "Ковальський Олександр",
        "recipient_address": "Children's home No. 2\nSea Street 4",
        "to_agency": post.office.southern,
        "language": "uk",
    }
    return Envelope(**{**told, **more})


def written(post: Post, *, kind: str = "open", **more: Any) -> Letter:
    """Let Amina write a letter for the aunt."""
    outside = more.pop("envelope", None)
    if kind == "sealed":
        outside = outside or envelope(post, to_owner=post.office.carla)
        more.setdefault("checker", post.office.bashir)
    return letter_write.write(
        more.pop("user", post.office.amina),
        at=post.now(),
        sender=more.pop("sender", post.office.request.inquirer),
        envelope=outside or envelope(post),
        words=more.pop("words", Words(text=TEXT)),
        kind=kind,
        **more,
    )


def closed(post: Post, *, kind: str = "open", **more: Any) -> Letter:
    """A letter that Bashir checked and Amina closed."""
    letter = written(post, kind=kind, **more)
    if kind == "sealed":
        letter_draft.open_draft(
            post.office.bashir, at=post.now(), letter=letter, passphrase=PASSPHRASE
        )
    letter_check.check(post.office.bashir, at=post.now(), letter=letter, is_fit=True)
    return letter_close.close(
        post.office.amina, at=post.now(), letter=letter, passphrase=PASSPHRASE
    )


def offered(
    post: Post, letter: Letter, *, by: User, to: User | str, leg: LetterLeg | None = None,
    is_seal_broken: bool = False,
) -> LetterLeg:  # fmt: skip
    """A letter that somebody hands to a user, or to somebody without a device by name."""
    who = {"receiver_name": to} if isinstance(to, str) else {"receiver": to}
    return letter_hand_over.offer(
        by,
        at=post.now(),
        letter=letter,
        passing=Passing(place="At the bridge", is_seal_broken=is_seal_broken, **who),
        passphrase=PASSPHRASE,
        leg=leg,
    )


def handed(post: Post, letter: Letter, *, by: User, to: User, leg: Any = None) -> LetterLeg:
    """A letter that went from hand to hand, both with devices."""
    made = offered(post, letter, by=by, to=to, leg=leg)
    return letter_hand_over.receive(to, at=post.now(), leg=made, passphrase=PASSPHRASE)


def on_paper(post: Post, leg: LetterLeg, *, by: User) -> LetterLeg:
    """A hand-over whose paper receipt somebody photographed."""
    paper = letter_papers.picture(picture(), folder=post.folder)
    return letter_hand_over.record_on_paper(
        by, at=post.now(), leg=leg, paper=paper, passphrase=PASSPHRASE
    )


def told(post: Post, outcome: str, **more: Any) -> letter_attempt.Told:
    """What happened at the door."""
    if outcome == "delivered" and "mark_kind" not in more:
        paper = letter_papers.typed("Sasha", folder=post.folder)
        more |= {"mark_kind": "typed", "mark_text": "Sasha", "paper": paper}
    return letter_attempt.Told(
        outcome=outcome, **{"place": "Sea Street 4", "told_by": "a neighbour", **more}
    )


def tried(post: Post, letter: Letter, *, by: User, outcome: str, **more: Any) -> Any:
    """One try to deliver a letter."""
    leg = more.pop("leg", None)
    said = told(post, outcome, **more)
    return letter_attempt.attempt(
        by, at=post.now(), letter=letter, told=said, passphrase=PASSPHRASE, leg=leg
    )


def arrived(post: Post, *, kind: str = "open", by: str = "courier") -> Letter:
    """A letter that came to Carla: by a messenger, and by somebody without a device."""
    office, letter = post.office, closed(post, kind=kind)
    leg = handed(post, letter, by=office.amina, to=post.messenger)
    handed(post, letter, by=post.messenger, to=office.carla, leg=leg)
    letter.refresh_from_db()
    return letter


def childs_record(post: Post) -> Any:
    """The child's record, in a file that Carla registered."""
    return register(post.office.carla, at=post.now()).record


def take_up(post: Post, letter: Letter, record: Any) -> Letter:
    """Let Carla say for whom the letter is."""
    return letter_arrive.take_up(post.office.carla, at=post.now(), letter=letter, recipient=record)
