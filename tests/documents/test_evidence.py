"""Is each change in an evidence bundle found, and named where it is?"""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.documents.artifact import Custody, CustodyEvent, artifact_of
from kintrace.documents.evidence import EvidenceItem, SaidStatement, make_bundle
from kintrace.documents.evidence_check import verify_bundle
from kintrace.documents.evidence_container import BundleNotMade, pack, unpack
from kintrace.documents.evidence_keys import KeyNotSuitable, is_signed, signer_of
from kintrace.documents.limits import usual_limits
from kintrace.documents.reading.by_kind import read_here
from kintrace.values.canonical import canonical
from tests.documents.made_files import PAGE, mail, pdf_file, picture, word_file

SIGNER = signer_of(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
LETTER = "Мамо, ми живі.".encode("cp1251")
VECTOR = Path(__file__).parent.parent / "vectors" / "evidence"


def item(data: bytes = LETTER, *, name: str = "letter.txt") -> EvidenceItem:
    artifact = artifact_of(data, name=name)
    custody = Custody(artifact.sha256).then(
        CustodyEvent.RECEIVED, by="Amina", at="2024-05-01T09:00:00Z", note="brought by hand"
    )
    custody = custody.then(CustodyEvent.EXPORTED, by="Bashir", at="2024-05-02T09:00:00Z")
    reading = read_here(data, name=name, limits=usual_limits())
    return EvidenceItem(artifact, data, custody, reading.layers, reading.facts)


def said(of: EvidenceItem) -> SaidStatement:
    record = {"artifact": of.artifact.sha256, "start": 6, "end": 13, "layer": "text"}
    return SaidStatement(record, "The letter is said to say: “ми живі”.")


def bundle(*items: EvidenceItem, **changed) -> bytes:
    chosen = items or (item(),)
    told = {"made_by": "Bureau of Zelen", "made_at": "2024-05-02T10:00:00Z", "signer": SIGNER}
    return make_bundle(chosen, statements=[said(chosen[0])], **{**told, **changed})


def files_of(data: bytes) -> dict[str, bytes]:
    return dict(unpack(data).files)


WHOLE = bundle()


def test_a_bundle_that_nobody_changed_is_whole() -> None:
    report = verify_bundle(WHOLE, fingerprint=SIGNER.fingerprint)
    assert report.is_whole
    assert report.is_key_known
    assert report.made_by == "Bureau of Zelen"
    assert report.statements == ("The letter is said to say: “ми живі”.",)
    assert [line["event"] for line in report.custody[report.artifacts[0].sha256]] == [
        "received",
        "exported",
    ]


def test_the_same_content_makes_the_same_bytes() -> None:
    assert bundle() == WHOLE


@pytest.mark.parametrize(
    "data", [PAGE.encode(), mail(), pdf_file("One."), word_file("One."), picture()]
)
def test_whatever_was_read_makes_a_whole_bundle(data) -> None:
    assert verify_bundle(bundle(item(data))).is_whole


def test_any_program_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        assert archive.testzip() is None
        sha256 = hashlib.sha256(LETTER).hexdigest()
        assert archive.read(f"artifacts/{sha256}") == LETTER
        assert "said to say" in archive.read("statements.txt").decode()


def test_each_flipped_byte_of_a_bundle_is_found() -> None:
    missed = []
    for at in range(len(WHOLE)):
        changed = bytearray(WHOLE)
        changed[at] ^= 1 << (at % 8)
        if verify_bundle(bytes(changed)).is_whole:
            missed.append(at)
    assert missed == []


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=40))
def test_any_other_damage_is_found(at, removed, added) -> None:
    changed = WHOLE[:at] + added + WHOLE[at + removed :]
    assert changed == WHOLE or not verify_bundle(changed).is_whole


@pytest.mark.parametrize("path", sorted(unpack(WHOLE).files))
def test_a_removed_file_is_named(path) -> None:
    files = files_of(WHOLE)
    del files[path]
    assert path in {fault.where for fault in verify_bundle(pack(files)).faults}


@pytest.mark.parametrize("path", sorted(unpack(WHOLE).files))
def test_a_changed_file_is_named(path) -> None:
    files = files_of(WHOLE)
    files[path] = files[path][:-1] + b"?"
    named = {fault.where for fault in verify_bundle(pack(files)).faults}
    assert named & {path, "signature.json"}
    assert path in named or path in ("manifest.json", "signature.json")


@pytest.mark.parametrize("path", ["artifacts/more", "zz.txt", "layers/x/1.txt"])
def test_an_added_file_is_named(path) -> None:
    report = verify_bundle(pack({**files_of(WHOLE), path: b"x"}))
    assert path in {fault.where for fault in report.faults}


def test_a_bundle_signed_anew_by_somebody_else_shows_by_its_key() -> None:
    other = signer_of(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    forged = bundle(item(b"Dear mother, all is forged."), signer=other)
    assert verify_bundle(forged).is_whole
    report = verify_bundle(forged, fingerprint=SIGNER.fingerprint)
    assert [fault.where for fault in report.faults] == ["signature.json"]
    assert report.is_key_known is False


def resigned(files: dict[str, bytes]) -> bytes:
    """A bundle whose list and signature fit whatever is in it."""
    from kintrace.documents.evidence import file_rows, signed_message

    told = json.loads(files["manifest.json"])
    manifest = canonical({**told, "files": file_rows(files)})
    signature = {
        "algorithm": "Ed25519",
        "public_key": SIGNER.public_key.hex(),
        "signature": SIGNER.sign(signed_message(manifest)).hex(),
    }
    return pack({**files, "manifest.json": manifest, "signature.json": canonical(signature)})


@pytest.mark.parametrize("kind", ["artifacts/", "custody/", "layers/", "statements"])
def test_a_signed_bundle_that_contradicts_itself_is_not_whole(kind) -> None:
    for path in (path for path in files_of(WHOLE) if path.startswith(kind)):
        files = files_of(WHOLE)
        files[path] = files[path][:-2] + b"?\n"
        report = verify_bundle(resigned(files))
        assert not report.is_whole, path


RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab0", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["artifact", "custody", "layers", "facts", "sha256", "count", "a"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([path for path in unpack(WHOLE).files if path.endswith((".json", ".jsonl"))]),
    # No runs at all is what a layer may have.
    RECORDS.filter(lambda record: record != []),
)
def test_a_signed_bundle_of_nonsense_is_not_whole_and_breaks_nothing(path, record) -> None:
    files = {**files_of(WHOLE), path: canonical(record) + b"\n" * path.endswith("l")}
    if path in ("manifest.json", "signature.json"):
        assert not verify_bundle(pack(files)).is_whole
    else:
        assert not verify_bundle(resigned(files)).is_whole


def test_a_signed_layer_whose_words_are_not_the_artifact_s_is_named() -> None:
    files = files_of(WHOLE)
    path = next(path for path in files if path.startswith("layers/") and path.endswith(".txt"))
    forged = files[path].decode().replace("живі", "жили").encode()
    old, new = (hashlib.sha256(text).hexdigest() for text in (files[path], forged))
    about = f"artifacts/{hashlib.sha256(LETTER).hexdigest()}.json"
    told = files[about].replace(old.encode(), new.encode())
    report = verify_bundle(resigned({**files, path: forged, about: told}))
    assert [fault.where for fault in report.faults] == [path.replace(".txt", ".json")]


def test_a_signed_bundle_with_a_cut_custody_names_the_chain() -> None:
    files = files_of(WHOLE)
    path = next(path for path in files if path.startswith("custody/"))
    files[path] = files[path].splitlines(keepends=True)[0]
    faults = verify_bundle(resigned(files)).faults
    assert [(fault.where, fault.what) for fault in faults] == [
        (path, "the chain has 1 lines and had 2")
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello", WHOLE[:100], b"\x00" * 100])
def test_what_is_no_bundle_is_not_whole(data) -> None:
    assert not verify_bundle(data).is_whole


def test_what_does_not_belong_together_makes_no_bundle() -> None:
    one = item()
    other = item(b"Another letter.")
    with pytest.raises(BundleNotMade):
        bundle(EvidenceItem(one.artifact, b"other bytes", one.custody))
    with pytest.raises(BundleNotMade):
        bundle(EvidenceItem(one.artifact, one.data, other.custody))
    with pytest.raises(BundleNotMade):
        bundle(one, one)
    with pytest.raises(BundleNotMade):
        make_bundle([other], statements=[said(one)], made_by="x", made_at="y", signer=SIGNER)


def test_a_key_of_another_kind_signs_nothing() -> None:
    with pytest.raises(KeyNotSuitable):
        signer_of(generate_private_key(SECP256R1()))
    with pytest.raises(KeyNotSuitable):
        signer_of(b"no key")
    with pytest.raises(KeyNotSuitable):
        verify_bundle(WHOLE, fingerprint="abcd")
    assert not is_signed(b"x", signature=b"y", public_key=SIGNER.public_key)


def test_a_fingerprint_may_be_written_as_people_do() -> None:
    written = ":".join(SIGNER.fingerprint[n : n + 4].upper() for n in range(0, 64, 4))
    assert verify_bundle(WHOLE, fingerprint=written).is_key_known


def test_the_vector_of_the_format_is_read_as_its_description_says() -> None:
    told = json.loads((VECTOR / "expected.json").read_text(encoding="utf-8"))
    data = bytes.fromhex((VECTOR / "bundle.hex").read_text(encoding="ascii"))
    report = verify_bundle(data, fingerprint=told["fingerprint"])
    assert report.is_whole
    assert hashlib.sha256(data).hexdigest() == told["sha256"]
    assert sorted(unpack(data).files) == told["files"]
    assert data == WHOLE
