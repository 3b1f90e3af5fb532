"""Which letters do tests about pages open, and who wrote, carries and awaits them?

An office whose people have keys in a signed directory. One letter in each of the states that a
page shows, from a child of Amina's to another agency. All persons are invented.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from kintrace.casework import (
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
from kintrace.registry.models import (
    Agency,
    Letter,
    LetterCustody,
    LetterKey,
    LetterLeg,
    Record,
    Role,
    User,
)
from tests.casework.letters import CHEAP, PASSPHRASE, TEXT, picture
from tests.casework.office import works
from tests.web.intakes import open_child
from tests.web.office import Office, with_password

SENTINEL = "Zimorodok"
_PEOPLE: dict[Any, dict[str, User]] = {}


def people(office: Office) -> dict[str, User]:
    """Return the people of the post, all with keys; made once for each office."""
    if office.amina.pk not in _PEOPLE:
        _PEOPLE[office.amina.pk] = _make(office)
    return _PEOPLE[office.amina.pk]


def _make(office: Office) -> dict[str, User]:
    at = timezone.now() - timedelta(days=3)
    usual, keys_file.usual_cost = keys_file.usual_cost, lambda: CHEAP
    third = Agency.objects.get_or_create(name="Third agency")[0]
    found = {
        "amina": office.amina,
        "bashir": office.bashir,
        "carla": office.carla,
        "vira": office.vira,
        "hanna": _named("Hanna", office.amina.agency, Role.DATA_PROTECTION_OFFICER),
        "mykola": _named("Mykola", office.amina.agency, Role.MESSENGER),
        "reader": _named("Reader", third, Role.CASE_WORKER),
        "nadia": _named("Nadia", office.carla.agency, Role.SUPERVISOR),
    }
    if letter_keys.is_listed(office.amina):
        keys_file.usual_cost = usual
        return found
    try:
        for one in found.values():
            letter_keys.make(one, at=at, passphrase=PASSPHRASE)
    finally:
        keys_file.usual_cost = usual
    letter_recovery.make_recovery_key(found["vira"], at=at, other=found["hanna"])
    letter_keys.propose_directory(
        found["vira"], at=at, office="Office of the tests", passphrase=PASSPHRASE
    )
    letter_keys.second_directory(found["hanna"], at=at, passphrase=PASSPHRASE)
    return found


def _named(name: str, agency: Agency, *roles: Role) -> User:
    """Somebody of the post, who logs in as the cast does."""
    email = f"{name.lower()}@office.localhost"
    there = User.objects.filter(email=email).first()
    if there is not None:
        return there
    made = works(name, agency, *roles)
    made.email = email
    made.save()
    return with_password(made)


def folder() -> Path:
    """Where pictures are kept."""
    return Path(settings.MEDIA_ROOT)


def wrote(office: Office, *, kind: str = "open", by: Any = None) -> Letter:
    """A letter that waits for its check, from a child to the third agency."""
    who, at = people(office), timezone.now() - timedelta(hours=5)
    writer = by or office.amina
    sender = open_child(writer).record
    reader = who["reader"]
    return letter_write.write(
        writer,
        at=at,
        sender=sender,
        envelope=Envelope(
            sender_name="Олена Бондар",
            sender_name_also="Olena Bondar",
            sender_place="Northern Family Service",
            recipient_name="أمينة الحداد",
            recipient_name_also="Amina al-Haddad",
            recipient_address="House by the bridge\nRiver Street 2",
            to_agency=reader.agency,
            to_owner=reader,
            language="uk",
        ),
        words=Words(text=TEXT),
        kind=kind,
        checker=office.bashir if kind == "sealed" else None,
    )


def went(office: Office, *, kind: str = "open") -> Letter:
    """A letter that was checked and closed."""
    letter = wrote(office, kind=kind)
    at = letter.written_at
    if kind == "sealed":
        letter_draft.open_draft(
            office.bashir, at=at + timedelta(minutes=1), letter=letter, passphrase=PASSPHRASE
        )
    letter_check.check(office.bashir, at=at + timedelta(minutes=2), letter=letter, is_fit=True)
    return letter_close.close(
        office.amina, at=at + timedelta(minutes=3), letter=letter, passphrase=PASSPHRASE
    )


def handed_to(office: Office, receiver: Any, *, kind: str = "open") -> LetterLeg:
    """A letter that Amina hands to somebody, who has not signed yet; "" has no device."""
    letter = went(office, kind=kind)
    who = {"receiver_name": "Old Petro"} if receiver == "" else {"receiver": receiver}
    return letter_hand_over.offer(
        office.amina,
        at=letter.closed_at + timedelta(minutes=1),
        letter=letter,
        passing=Passing(place="At the bridge", **who),
        passphrase=PASSPHRASE,
    )


def carried_by(office: Office, messenger: Any, *, kind: str = "open") -> LetterLeg:
    """A letter that somebody has signed for and carries."""
    leg = handed_to(office, messenger, kind=kind)
    return letter_hand_over.receive(
        messenger, at=leg.offered_at + timedelta(minutes=1), leg=leg, passphrase=PASSPHRASE
    )


def on_paper(office: Office) -> Letter:
    """A letter with somebody who has no device, with the paper receipt."""
    leg = handed_to(office, "")
    paper = letter_papers.picture(picture(), folder=folder())
    letter_hand_over.record_on_paper(
        office.amina,
        at=leg.offered_at + timedelta(minutes=1),
        leg=leg,
        paper=paper,
        passphrase=PASSPHRASE,
    )
    return Letter.objects.everywhere(why="test").get(pk=leg.letter_id)


def recovery_asked(office: Office) -> Any:
    """A sealed letter that Vira asks Hanna to open with her."""
    return letter_recovery.ask(
        people(office)["vira"],
        at=timezone.now(),
        letter=went(office, kind="sealed"),
        reason="The reader left.",
        passphrase=PASSPHRASE,
    )


def hold(letter: Letter, holder: Any) -> Letter:
    """Let a letter be somebody's, as the matrix asks for it."""
    rows = Letter.objects.everywhere(why="test").filter(pk=letter.pk)
    rows.update(agency=holder.agency, team=holder.team, owner=holder)
    return rows.get()


def _holder(office: Office, actor: Any, scope: str) -> Any:
    return {"own": actor, "team": office.bashir, "other": office.carla}[scope]


_KEPT: dict[Any, Any] = {}


def _once(office: Office, name: str, make: Callable[[], Any]) -> Any:
    """What was made for this office under a name before, or is made now."""
    key = (office.amina.pk, name)
    if key not in _KEPT:
        _KEPT[key] = make()
    return _KEPT[key]


def _letter(make: Callable[[Office], Letter], name: str) -> Callable[..., dict[str, Any]]:
    def of(office: Office, actor: Any, scope: str) -> dict[str, Any]:
        letter = _once(office, name, lambda: make(office))
        return {"key": hold(letter, _holder(office, actor, scope)).pk}

    return of


def _leg(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    leg = _once(office, "leg", lambda: carried_by(office, people(office)["mykola"]))
    holder = _holder(office, actor, scope)
    rows = LetterLeg.objects.everywhere(why="test").filter(pk=leg.pk)
    rows.update(agency=holder.agency, team=holder.team, owner=holder)
    if scope == "other":
        hold(leg.letter, holder)
    return {"key": leg.pk}


def _record(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    holder = _holder(office, actor, scope)
    record = _once(office, "record", lambda: open_child(office.bashir).record)
    rows = Record.objects.everywhere(why="test").filter(pk=record.pk)
    rows.update(owner=holder, team=holder.team, agency=holder.agency)
    return {"key": record.pk}


def _to_answer(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    """A letter that came to somebody, for a record of theirs."""
    holder = _holder(office, actor, scope)
    letter = _once(office, "reply", lambda: went(office))
    record = _record(office, actor, scope)["key"]
    rows = Letter.objects.everywhere(why="test").filter(pk=letter.pk)
    rows.update(to_agency=holder.agency, to_team=holder.team, to_owner=holder, recipient=record)
    return {"key": letter.pk}


def _key(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    people(office)
    holder = _holder(office, actor, scope)
    there = LetterKey.objects.everywhere(why="test").filter(owner=holder).first()
    if there is None:
        there = LetterKey.objects.create(
            agency=holder.agency, owner=holder, public="{}", wrapped="", made_at=timezone.now(),
            fingerprint=f"{holder.pk.hex}{holder.pk.hex}",
        )  # fmt: skip
    return {"key": there.pk}


def _paper(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    letter = _once(office, "paper", lambda: on_paper(office))
    hold(letter, _holder(office, actor, scope))
    rows = LetterCustody.objects.everywhere(why="test")
    return {"key": rows.get(letter=letter).pk}


def _recovery(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    return {"key": _once(office, "recovery", lambda: recovery_asked(office)).pk}


def _sealed(office: Office) -> Letter:
    return went(office, kind="sealed")


BY_LEG = ("letter_leg", "letter_receipt", "letter_receipt_pdf", "leg_receive", "leg_refuse",
          "leg_hand_over", "leg_take_back", "leg_attempt")  # fmt: skip
OPEN_DRAFT, OPEN_GOES = _letter(wrote, "draft"), _letter(went, "open")
SEALED = _letter(_sealed, "sealed")
LETTER_OBJECTS: dict[str, Callable[..., dict[str, Any]]] = {
    "letter_write": _record,
    "letter": OPEN_GOES,
    "letter_words": OPEN_GOES,
    "letter_check": OPEN_DRAFT,
    "letter_rewrite": OPEN_DRAFT,
    "letter_close": OPEN_DRAFT,
    "letter_take_up": OPEN_GOES,
    "letter_hand_over": OPEN_GOES,
    "letter_take_back": OPEN_GOES,
    "letter_from_paper": OPEN_GOES,
    "letter_receipt_add": OPEN_GOES,
    "letter_attempt": OPEN_GOES,
    "letter_recover": SEALED,
    "letter_reply": _to_answer,
    "letter_print": OPEN_GOES,
    "letter_pdf": OPEN_GOES,
    "letter_file": SEALED,
    "letter_paper": _paper,
    "letter_recovery": _recovery,
    "letter_keys_revoke": _key,
    **dict.fromkeys(BY_LEG, _leg),
}  # fmt: skip


def _page(route: str) -> Callable[[Office], dict[str, Any]]:
    def of(office: Office) -> dict[str, Any]:
        people(office)
        if route.startswith(("leg_", "letter_leg", "letter_receipt")) and route not in (
            "letter_receipt_add",
        ):
            mykola = people(office)["mykola"]
            made = {"leg_receive": handed_to, "leg_refuse": handed_to}.get(route, carried_by)
            return {"key": _once(office, f"page {route}", lambda: made(office, mykola)).pk}
        return LETTER_OBJECTS[route](office, office.amina, "own")

    return of


BY_MESSENGER = {"carrying", "letter_leg", "letter_receipt", "leg_receive", "leg_refuse",
                "leg_hand_over", "leg_take_back", "leg_attempt"}  # fmt: skip
BY_OTHERS = {"letter_check": "bashir", "letter_keys": "vira", "letter_recover": "vira",
             "letter_recovery": "hanna"}  # fmt: skip
NO_PAGE = {"letter_pdf", "letter_file", "letter_paper", "letter_receipt_pdf"}
# Route, who opens it, and its thing.
LETTER_PAGES: tuple[tuple[str, str, Any], ...] = (
    ("letters", "amina", lambda office: people(office) and {}),
    ("carrying", "mykola", lambda office: people(office) and {}),
    ("letter_keys", "vira", lambda office: people(office) and {}),
    *(
        (
            route,
            "mykola" if route in BY_MESSENGER else BY_OTHERS.get(route, "amina"),
            _page(route),
        )
        for route in LETTER_OBJECTS
        if route not in NO_PAGE
    ),
)
