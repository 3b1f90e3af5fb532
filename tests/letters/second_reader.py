"""Can a letter be opened and its way checked from the pages of formats alone?

A second reader in the fewest lines, written from docs/formats with nothing of Kintrace: the age
tool, an Ed25519 and JSON. It keeps to what it needs for the vectors, and trusts their directories.
"""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Record = dict[str, Any]


def canonical(record: Any) -> bytes:
    """docs/formats/canonical-json.md."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def without(record: Record, *names: str) -> Record:
    return {name: told for name, told in record.items() if name not in names}


def is_signed(by: str, signature: str, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(by)).verify(
            bytes.fromhex(signature), message
        )
    except InvalidSignature:
        return False
    return True


def people(directories: list[str]) -> dict[str, Record]:
    """Each entry by fingerprint, with its office, from the last line of each directory."""
    found = {}
    for text in directories:
        version = json.loads(text.splitlines()[-1])
        for entry in version["entries"]:
            fingerprint = digest(canonical(without(entry["keys"], "proof")))
            found[fingerprint] = entry | {"office": version["office"]}
    return found


def is_trusted(entry: Record, at: str) -> bool:
    return entry["keys"]["made_at"] <= at and (not entry["revoked_at"] or at < entry["revoked_at"])


def decrypted(age_file: bytes, identity: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key.txt"
        key.write_text(identity + "\n")
        run = subprocess.run(
            ["age", "--decrypt", "--identity", key], input=age_file, capture_output=True
        )
    return run.stdout if run.returncode == 0 else None


def refusal(
    age_file: bytes, envelope: Record, *, identity: str, holder: str, known: dict[str, Record]
) -> str | None:
    """The code of docs/formats/letter.md by which a sealed letter is refused; None if it opens."""
    if envelope["form"] != "sealed" or digest(age_file) != envelope["content_sha256"]:
        return "K751"
    filled = decrypted(age_file, identity)
    if filled is None:
        return "K752"
    if len(filled) != envelope["size"]:
        return "K758"
    letter = json.loads(filled)
    if canonical(letter) != filled.rstrip(b" "):
        return "K741"
    mine = public_of(identity)
    named = letter["outside"]["recipient"] == holder or mine == letter["recovery"]
    if mine not in (letter["to"], letter["recovery"]) or not named:
        return "K754"
    if letter["outside"] != without(envelope, "kind", "version", "content_sha256"):
        return "K753"
    sender = known.get(envelope["closed_by"])
    if sender is None or sender["office"] != envelope["from_office"]:
        return "K755"
    if not is_trusted(sender, letter["sealed_at"]):
        return "K756"
    message = b"kintrace-sealed-letter v1\n" + canonical(without(letter, "signature"))
    if not is_signed(sender["keys"]["signing"], letter["signature"], message):
        return "K757"
    return None


def public_of(identity: str) -> str:
    run = subprocess.run(["age-keygen", "-y"], input=identity.encode(), capture_output=True)
    return run.stdout.decode().strip()


def is_whole(records: list[str], envelope: Record, known: dict[str, Record]) -> bool:
    """Whether a way has no fault; which one is for a longer program."""
    before: Record | None = None
    for number, text in enumerate(records, start=1):
        record = json.loads(text)
        said = without(record, "signatures")
        previous = envelope if before is None else without(before, "signatures")
        holder = (before["receiver"] or before["giver"]) if before else None
        giver = record["giver"]
        fits = (
            canonical(record).decode() == text
            and record["number"] == number
            and record["previous"] == digest(canonical(previous))
            and record["envelope"] == digest(canonical(envelope))
            and record["letter"] == envelope["letter"]
            and (giver == holder if holder else giver["key"] == envelope["closed_by"])
            and record["recorded_at"] >= record["at"] >= (before or record)["at"]
            and record["seal"] == "intact"
            and are_signed(record, said, known)
        )
        if not fits:
            return False
        before = record
    return True


def are_signed(record: Record, said: Record, known: dict[str, Record]) -> bool:
    parties = {"giver": record["giver"], "receiver": record["receiver"]}
    present = {part: party for part, party in parties.items() if party is not None}
    needed = [part for part, party in present.items() if party["key"]]
    if len(needed) < len(present):
        needed.append("recorder")
    if [one["as"] for one in record["signatures"]] != needed:
        return False
    for one in record["signatures"]:
        entry, part = known.get(one["key"]), one["as"]
        message = f"kintrace-custody v1 {part}\n".encode() + canonical(said)
        is_own = part == "recorder" or present[part]["key"] == one["key"]
        may = entry is not None and (part != "recorder" or entry["role"] != "courier")
        if not (is_own and may and entry and is_trusted(entry, record["recorded_at"])):
            return False
        if not is_signed(entry["keys"]["signing"], one["signature"], message):
            return False
    return True
