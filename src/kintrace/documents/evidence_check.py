"""Is this evidence bundle what was signed, down to the last byte?

Checks the container, the signature, every file against the signed list, every custody chain against
its head, every layer against its hash, and names each place that does not hold. Trusts nothing that
it reads, and calls nothing true: a whole bundle is one that nobody changed since it was signed.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kintrace.documents.artifact import (
    OTHER_BYTES,
    Artifact,
    CustodyHead,
    CustodyUnclear,
    read_line,
    verify_custody,
)
from kintrace.documents.evidence import (
    FORMAT,
    MANIFEST,
    README,
    SIGNATURE,
    STATEMENTS,
    STATEMENTS_TEXT,
    file_rows,
    signed_message,
    statements_text,
)
from kintrace.documents.evidence_container import unpack
from kintrace.documents.evidence_keys import fingerprint_of, is_signed, plain_fingerprint
from kintrace.documents.layers import ByteSpan, TextLayer, layer_of
from kintrace.documents.reading.text import NOT_OF_TEXTS
from kintrace.documents.reading.told import artifact_of_record, artifact_record
from kintrace.values.canonical import NotCanonical, from_canonical

# What a file looks like from below that is no such record: a field missing, or of another kind.
_OTHERWISE = (NotCanonical, LookupError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class BundleFault:
    """A file of the bundle (or another place in it, in words), and what is wrong there."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What checking a bundle found.

    ``fingerprint`` is of the key that signed, "" = no signature that fits. ``is_key_known`` tells
    whether it is the one that was asked for, None = none was named: then anybody may have signed.
    """

    faults: tuple[BundleFault, ...]
    fingerprint: str = ""
    is_key_known: bool | None = None
    made_by: str = ""
    made_at: str = ""
    artifacts: tuple[Artifact, ...] = ()
    custody: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    statements: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults


def verify_bundle(data: bytes, *, fingerprint: str | None = None) -> BundleReport:
    """Check a bundle; ``fingerprint`` of the key that must have signed it, None = any.

    Raises: KeyNotSuitable for what is no fingerprint, SigningMissing.
    """
    wanted = None if fingerprint is None else plain_fingerprint(fingerprint)
    opened = unpack(data)
    files = opened.files
    if MANIFEST not in files or SIGNATURE not in files:
        faults = [BundleFault(*fault) for fault in opened.faults]
        missing = [name for name in (MANIFEST, SIGNATURE) if name not in files and files]
        return BundleReport((*faults, *(BundleFault(name, "it is missing") for name in missing)))
    signed_by, faults = _signature_faults(files, wanted)
    manifest, more = _manifest_faults(files)
    faults += more
    artifacts, custody, more = _artifact_faults(files)
    faults += more
    statements, more = _statement_faults(files)
    faults += more
    # A changed file differs from its own container too: it is named once.
    named = {fault.where for fault in faults}
    faults += [BundleFault(*fault) for fault in opened.faults if fault[0] not in named]
    return BundleReport(
        tuple(faults),
        fingerprint=signed_by,
        is_key_known=None if wanted is None else wanted == signed_by,
        made_by=str(manifest.get("made_by", "")),
        made_at=str(manifest.get("made_at", "")),
        artifacts=tuple(artifacts),
        custody=custody,
        statements=tuple(statements),
    )


def _signature_faults(
    files: Mapping[str, bytes], wanted: str | None
) -> tuple[str, list[BundleFault]]:
    """Return the fingerprint of the key whose signature fits, and what is wrong."""
    try:
        said = from_canonical(files[SIGNATURE])
        if set(said) != {"algorithm", "public_key", "signature"}:
            raise ValueError
        public, signature = _unhexed(said["public_key"]), _unhexed(said["signature"])
        if said["algorithm"] != "Ed25519" or (len(public), len(signature)) != (32, 64):
            raise ValueError
    except _OTHERWISE:
        return "", [BundleFault(SIGNATURE, "it is no signature of this format")]
    if not is_signed(signed_message(files[MANIFEST]), signature=signature, public_key=public):
        return "", [BundleFault(SIGNATURE, "the signature does not fit the list of files")]
    fingerprint = fingerprint_of(public)
    if wanted is not None and wanted != fingerprint:
        return fingerprint, [BundleFault(SIGNATURE, "it was signed with another key than named")]
    return fingerprint, []


def _unhexed(written: str) -> bytes:
    """Return the bytes of small hex digits; larger ones would be a second way to write them."""
    data = bytes.fromhex(written)
    if data.hex() != written:
        raise ValueError
    return data


def _manifest_faults(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[BundleFault]]:
    """Return the list, and each file that is missing, added or not the one in it."""
    try:
        manifest = from_canonical(files[MANIFEST])
        if set(manifest) != {"files", "format", "made_at", "made_by"}:
            raise ValueError
        if manifest["format"] != FORMAT:
            raise ValueError
        listed = {row["path"]: (row["sha256"], row["size"]) for row in manifest["files"]}
        if len(listed) < len(manifest["files"]):
            raise ValueError
    except _OTHERWISE:
        return {}, [BundleFault(MANIFEST, "it is no list of this format")]
    there = {row["path"]: (row["sha256"], row["size"]) for row in file_rows(files)}
    faults = []
    for path in sorted(listed.keys() | there.keys()):
        if path not in there:
            faults.append(BundleFault(path, "it is missing"))
        elif path not in listed:
            faults.append(BundleFault(path, "it was added: the signed list does not have it"))
        elif listed[path] != there[path]:
            faults.append(BundleFault(path, "its bytes are not the ones that were signed"))
    return manifest, faults


def _artifact_faults(
    files: Mapping[str, bytes],
) -> tuple[list[Artifact], dict[str, tuple[Mapping[str, Any], ...]], list[BundleFault]]:
    """Return the artifacts with their custody lines, and where they contradict themselves."""
    artifacts: list[Artifact] = []
    custody: dict[str, tuple[Mapping[str, Any], ...]] = {}
    faults: list[BundleFault] = []
    expected = {README, MANIFEST, SIGNATURE, STATEMENTS, STATEMENTS_TEXT}
    for path in sorted(files):
        if not path.startswith("artifacts/") or not path.endswith(".json"):
            continue
        sha256 = path.removeprefix("artifacts/").removesuffix(".json")
        expected |= {path, f"artifacts/{sha256}", f"custody/{sha256}.jsonl"}
        try:
            about = _about(files[path], sha256=sha256)
            expected |= set(_layer_paths(sha256, len(about["layers"])))
            artifact = artifact_of_record(about["artifact"])
            faults += _custody_faults(files, artifact, about["custody"])
            faults += _layer_faults(files, sha256, about["layers"])
            custody[sha256] = tuple(read_line(line) for line in _lines(files, sha256))
            artifacts.append(artifact)
        except CustodyUnclear:
            # Which line, and why, was said when the chain was held against its head.
            continue
        except _OTHERWISE:
            faults.append(BundleFault(path, "it does not describe an artifact that is here"))
    faults += [
        BundleFault(path, "it belongs to no artifact here")
        for path in sorted(files.keys() - expected)
    ]
    return artifacts, custody, faults


def _about(written: bytes, *, sha256: str) -> dict[str, Any]:
    """Return what is known of one artifact.  Raises: any of _OTHERWISE."""
    about: dict[str, Any] = from_canonical(written)
    artifact = about["artifact"]
    if set(about) != {"artifact", "custody", "facts", "layers"} or artifact["sha256"] != sha256:
        raise ValueError
    if artifact_record(artifact_of_record(artifact)) != artifact:
        raise ValueError
    return about


def _lines(files: Mapping[str, bytes], sha256: str) -> list[bytes]:
    """Return the lines of a custody file; one that lacks its end counts as the last."""
    lines = files[f"custody/{sha256}.jsonl"].split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def _layer_paths(sha256: str, count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f"layers/{sha256}/{number}.txt"
        yield f"layers/{sha256}/{number}.json"


def _custody_faults(
    files: Mapping[str, bytes], artifact: Artifact, told: Mapping[str, Any]
) -> list[BundleFault]:
    path = f"artifacts/{artifact.sha256}"
    head = CustodyHead(told["count"], told["sha256"])
    lines = _lines(files, artifact.sha256)
    faults = []
    for fault in verify_custody(files[path], artifact=artifact, lines=lines, head=head):
        is_of_bytes = fault.line == 0 and fault.what == OTHER_BYTES
        where = path if is_of_bytes else f"custody/{artifact.sha256}.jsonl"
        line = f"line {fault.line}: " if fault.line else ""
        faults.append(BundleFault(where, line + fault.what))
    return faults


def _layer_faults(
    files: Mapping[str, bytes], sha256: str, layers: list[dict[str, Any]]
) -> list[BundleFault]:
    faults = []
    for number, told in enumerate(layers, start=1):
        text = files[f"layers/{sha256}/{number}.txt"]
        if hashlib.sha256(text).hexdigest() != told["sha256"]:
            faults.append(
                BundleFault(f"layers/{sha256}/{number}.txt", "it is not the text that was read")
            )
            continue
        try:
            runs = from_canonical(files[f"layers/{sha256}/{number}.json"])
            layer = layer_of({**told, "text": text.decode(), "runs": runs})
            if not _leads_to(files[f"artifacts/{sha256}"], layer):
                raise ValueError
        except _OTHERWISE:
            where = f"layers/{sha256}/{number}.json"
            faults.append(BundleFault(where, "it does not lead from the text to the artifact"))
    return faults


def _leads_to(data: bytes, layer: TextLayer) -> bool:
    """Tell whether a layer's runs stay within the artifact, and its words are its bytes."""
    for run in layer.runs:
        place = run.place
        if not isinstance(place, ByteSpan):
            continue
        if not 0 <= place.start < place.end <= len(data) or run.encoding.lower() in NOT_OF_TEXTS:
            return False
        words = layer.text[run.start : run.end]
        if run.encoding and words.encode(run.encoding) != data[place.start : place.end]:
            return False
    return True


def _statement_faults(files: Mapping[str, bytes]) -> tuple[list[str], list[BundleFault]]:
    """Return the statements as rendered, and where record and text don't agree."""
    rendered: list[str] = []
    try:
        for line in files[STATEMENTS].split(b"\n")[:-1]:
            row = from_canonical(line)
            if f"artifacts/{row['record']['artifact']}" not in files or not row["rendered"]:
                raise ValueError
            rendered.append(str(row["rendered"]))
    except _OTHERWISE:
        number = len(rendered) + 1
        return rendered, [BundleFault(STATEMENTS, f"line {number} is no statement of what is here")]
    if files.get(STATEMENTS_TEXT) != statements_text(rendered):
        return rendered, [BundleFault(STATEMENTS_TEXT, "it differs from the statements' records")]
    return rendered, []
