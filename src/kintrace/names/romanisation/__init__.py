"""How would papers write this name in another script?

`romanise` writes Cyrillic, Greek, Georgian, Armenian, Arabic and Hebrew names in Latin letters by
a named `Scheme`; `cyrillise` writes foreign names as a Russian or Ukrainian clerk does; `russify`
and `ukrainise` carry a Cyrillic name between the two languages. None of them decides whether two
spellings are one name. Layer: names; the letters are tables in ``names/data``.
"""

from kintrace.names.romanisation.crossing import russify, ukrainise
from kintrace.names.romanisation.cyrillic import cyrillise
from kintrace.names.romanisation.latin import romanise
from kintrace.names.romanisation.scheme import Scheme, Use

__all__ = ["Scheme", "Use", "cyrillise", "romanise", "russify", "ukrainise"]
