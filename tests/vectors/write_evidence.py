"""Which bundle is the vector of docs/formats/evidence.md?

Writes it anew with ``python -m tests.vectors.write_evidence``. Its signing key is the bytes 0 to
31, so that a second implementation can make the same file.
"""

import hashlib
import json

from kintrace.documents.evidence_container import unpack
from tests.documents.test_evidence import SIGNER, VECTOR, WHOLE

if __name__ == "__main__":
    VECTOR.mkdir(parents=True, exist_ok=True)
    digits = WHOLE.hex()
    lines = [digits[at : at + 96] for at in range(0, len(digits), 96)]
    (VECTOR / "bundle.hex").write_text("\n".join(lines) + "\n", encoding="ascii")
    told = {
        "fingerprint": SIGNER.fingerprint,
        "sha256": hashlib.sha256(WHOLE).hexdigest(),
        "files": sorted(unpack(WHOLE).files),
    }
    (VECTOR / "expected.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
