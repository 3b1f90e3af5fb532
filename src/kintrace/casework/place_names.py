"""When are two written names of a place alike enough to be looked up as one?

Case, accents, apostrophes and hyphens don't count, nor does the Arabic article. It is for looking
up alone: which places match as evidence is the matching library's table.
"""

import re
import unicodedata
from uuid import UUID

from kintrace.casework.place_rows import LONGEST_NAME, NameSaid
from kintrace.names.letters import folded, plain_arabic
from kintrace.registry.models import PlaceName
from kintrace.values import script_of

_NOT_LETTERS = re.compile(r"[\s\-‐‑–—/.,()]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´\"«»“”"))
# Letters whose stroke or missing dot no decomposition takes off.
_PLAIN = str.maketrans("łøđıß", "lodis")
_ARTICLE = re.compile(r"\bال(?=\w{2})")


def fold(text: str) -> str:
    """Return a name of a place as it is looked up.

    >>> fold("Кам’янське") == fold("КАМ'ЯНСЬКЕ"), fold("Łódź"), fold("الرقة") == fold("رقة")
    (True, 'lodz', True)
    """
    words = _NOT_LETTERS.sub(" ", text.translate(_APOSTROPHES)).split()
    plain = " ".join(plain_arabic(folded(word)) for word in words)
    marked = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
    letters = "".join(one for one in marked if unicodedata.category(one) != "Mn")
    return _ARTICLE.sub("", letters)


def place_name(said: NameSaid, *, place: UUID, source: str) -> PlaceName:
    """Return a name of a place as it is kept, not yet saved."""
    return PlaceName(
        place_id=place,
        name=said.name,
        language=said.language,
        script=script_of(said.name).value,
        kind=said.kind,
        folded=fold(said.name)[:LONGEST_NAME],
        until_year=said.until_year,
        source=source,
    )
