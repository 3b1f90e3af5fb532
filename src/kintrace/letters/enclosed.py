"""How does an open letter get an envelope, so that its way can be recorded like a sealed one's?

It is not encrypted: who carries it may read it. The envelope names its bytes by their hash, and
who closed it, so that nobody can exchange it on the way.
"""

import os
from datetime import datetime

from kintrace.letters import instants
from kintrace.letters.directory_check import Directories
from kintrace.letters.envelope import Envelope, Form, Outside, envelope_of
from kintrace.letters.keys import PublicKeys, Random
from kintrace.letters.sealed import NUMBER_BYTES, office_of


def enclose(
    content: bytes,
    *,
    sender: PublicKeys,
    recipient: str,
    directories: Directories,
    at: datetime,
    to_office: str | None = None,
    random: Random = os.urandom,
) -> Envelope:
    """Return the envelope of an open letter to a caseworker listed under the name ``recipient``.

    Raises: NotInDirectory, RecordNotUnderstood.
    """
    office, _ = directories.person(recipient, office=to_office)
    outside = Outside(
        letter=random(NUMBER_BYTES).hex(),
        form=Form.OPEN,
        from_office=office_of(sender, directories, at=instants.written(at)),
        to_office=office,
        recipient=recipient,
        closed_by=sender.fingerprint,
        size=len(content),
    )
    return envelope_of(outside, content=content)
