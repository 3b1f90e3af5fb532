"""What does a workbook say? Nothing here: a list is brought in row by row, not read as a text."""

from kintrace.documents.artifact import Artifact
from kintrace.documents.kinds import kind_of
from kintrace.documents.limits import Limits
from kintrace.documents.reading.told import Reading, Remark


def list_remark(called: str) -> Remark:
    """Return the remark that a document is a list."""
    return Remark("list", f"this is {called}: bring it in as a list, row by row")


def read_list(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Say that this is a list; ``limits`` are those of the readers of lists."""
    return Reading(artifact, remarks=(list_remark(kind_of(data).called),), is_list=True)
