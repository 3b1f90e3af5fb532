"""Which words do all layers share?

Names, dates, places, sexes and the three kinds of unknown, each as its source gave it.
Nothing here compares, guesses or stores: that is for the layers to the right.
"""

from kintrace.values.errors import KintraceError
from kintrace.values.partial_date import DateNotUnderstood, PartialDate, Precision
from kintrace.values.person_name import PersonName
from kintrace.values.place import PlaceRef
from kintrace.values.script import Script, script_of
from kintrace.values.sex import Sex
from kintrace.values.unknown import Unknown, unknown_from_text

__all__ = [
    "DateNotUnderstood",
    "KintraceError",
    "PartialDate",
    "PersonName",
    "PlaceRef",
    "Precision",
    "Script",
    "Sex",
    "Unknown",
    "script_of",
    "unknown_from_text",
]
