"""What does one hand to a court or to another office, so that they can check it alone?

One file with the artifacts as they came, their custody, their text layers, what is said in them
by whom, and a signed list of it all (docs/formats/evidence.md). It holds what was said and never
who is right. Who made it and when are passed in; ``evidence_check.py`` holds one against its list.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kintrace.documents.artifact import Artifact, Custody, verify_custody
from kintrace.documents.evidence_container import BundleNotMade, pack
from kintrace.documents.evidence_keys import Signer
from kintrace.documents.layers import TextLayer, layer_record
from kintrace.documents.reading.told import ToldFact, artifact_record, fact_record
from kintrace.values.canonical import canonical

FORMAT = "kintrace-evidence-1"
MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
STATEMENTS = "statements.jsonl"
STATEMENTS_TEXT = "statements.txt"
README = "readme.txt"
README_TEXT = """\
This is an evidence bundle (kintrace-evidence-1).

artifacts/   the files as they came, each named by its SHA-256, and what is known of each (.json)
custody/     what was done with each file, one line an event, with the SHA-256 of the line before
layers/      what was read in each file (.txt), and where each character stands in it (.json)
statements   what somebody says in a file, by whom and with which hedge; nothing here is a finding
manifest     every file of this bundle with its SHA-256, signed in signature.json

Check it with: kintrace evidence verify FILE --key FINGERPRINT
Ask whoever made it for the fingerprint on another way than this file came.
"""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One artifact with its bytes, its custody, and what was read in it."""

    artifact: Artifact
    data: bytes
    custody: Custody
    layers: tuple[TextLayer, ...] = ()
    facts: tuple[ToldFact, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidStatement:
    """A statement as a plain record, and as it is shown to people: with speaker and hedge.

    ``record`` must name its artifact by SHA-256 under ``artifact``. ``rendered`` comes from the one
    function that renders statements.
    """

    record: Mapping[str, Any]
    rendered: str


def make_bundle(
    items: Sequence[EvidenceItem],
    *,
    statements: Iterable[SaidStatement] = (),
    made_by: str,
    made_at: str,
    signer: Signer,
) -> bytes:
    """Return the bundle, the same bytes for the same content: by whom, when (ISO text), whose key.

    Raises: BundleNotMade, where bytes or custody don't fit their artifact, an artifact comes twice,
    or a statement is of an artifact that is not there; NotCanonical for a record that holds what
    has no single written form.
    """
    files = {README: README_TEXT.encode()}
    for item in items:
        if f"artifacts/{item.artifact.sha256}" in files:
            raise BundleNotMade("an artifact is there twice", hint="give each artifact once")
        files.update(_files_of(item))
    files.update(_statement_files(list(statements), known=files))
    manifest = canonical(
        {
            "files": file_rows(files),
            "format": FORMAT,
            "made_at": made_at,
            "made_by": made_by,
        }
    )
    files[MANIFEST] = manifest
    files[SIGNATURE] = canonical(
        {
            "algorithm": "Ed25519",
            "public_key": signer.public_key.hex(),
            "signature": signer.sign(signed_message(manifest)).hex(),
        }
    )
    return pack(files)


def signed_message(manifest: bytes) -> bytes:
    """Return what is signed: the format's name before the manifest, so that no other fits."""
    return FORMAT.encode() + b"\n" + manifest


def file_rows(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return each file with hash and size, by path; those of the list itself are left out."""
    return [
        {"path": path, "sha256": hashlib.sha256(files[path]).hexdigest(), "size": len(files[path])}
        for path in sorted(files)
        if path not in (MANIFEST, SIGNATURE)
    ]


def statements_text(rendered: Iterable[str]) -> bytes:
    """Return the statements for people, one after the other as they are rendered."""
    return "".join(f"{one}\n\n" for one in rendered).encode()


def _files_of(item: EvidenceItem) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one artifact."""
    sha256, head = item.artifact.sha256, item.custody.head
    faults = verify_custody(item.data, artifact=item.artifact, lines=item.custody.lines, head=head)
    if faults or not item.custody.lines:
        what = faults[0].what if faults else "it has no custody"
        raise BundleNotMade(f"an artifact can't go in: {what}", hint="look at its custody first")
    if len({layer.name for layer in item.layers}) < len(item.layers):
        raise BundleNotMade("two layers have one name", hint="give each layer a name of its own")
    about = {
        "artifact": artifact_record(item.artifact),
        "custody": {"count": head.count, "sha256": head.sha256},
        "facts": [fact_record(fact) for fact in item.facts],
        "layers": [
            {"name": layer.name, "read_by": layer.read_by, "sha256": layer.sha256}
            for layer in item.layers
        ],
    }
    yield f"artifacts/{sha256}", item.data
    yield f"artifacts/{sha256}.json", canonical(about)
    yield f"custody/{sha256}.jsonl", b"".join(line + b"\n" for line in item.custody.lines)
    for number, layer in enumerate(item.layers, start=1):
        yield f"layers/{sha256}/{number}.txt", layer.text.encode()
        yield f"layers/{sha256}/{number}.json", canonical(layer_record(layer)["runs"])


def _statement_files(
    statements: Sequence[SaidStatement], *, known: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    lines = []
    for statement in statements:
        if f"artifacts/{statement.record.get('artifact')}" not in known:
            raise BundleNotMade(
                "a statement is of an artifact that is not there", hint="add its artifact"
            )
        if not statement.rendered.strip():
            raise BundleNotMade("a statement is not rendered", hint="render it with its speaker")
        row = {"record": dict(statement.record), "rendered": statement.rendered}
        lines.append(canonical(row) + b"\n")
    yield STATEMENTS, b"".join(lines)
    yield STATEMENTS_TEXT, statements_text(one.rendered for one in statements)
