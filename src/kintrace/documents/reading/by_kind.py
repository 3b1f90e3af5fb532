"""Which reader reads these bytes?

Runs in the child process. Each reader is imported only for its kind.
"""

from dataclasses import replace
from importlib import import_module

from kintrace.documents.artifact import Artifact, artifact_of, keepable
from kintrace.documents.kinds import Kind, KindNotRead, disagreement, kind_of
from kintrace.documents.limits import Limits
from kintrace.documents.reading.told import Reading, Remark

# The reader of each family: a module here and its one function.
_READERS = {
    "text": ("text", "read_text"),
    "html": ("page", "read_page"),
    "email": ("mail", "read_mail"),
    "pdf": ("pdf", "read_pdf"),
    "docx": ("word", "read_word"),
    "image": ("picture", "read_picture"),
    "list": ("lists", "read_list"),
}


def read_here(data: bytes, *, name: str, limits: Limits) -> Reading:
    """Read a document in this very process: only for ``confined.py``, and for trusted bytes.

    Raises: KindNotRead, DocumentBroken, DocumentTooLarge, and whatever a library raises.
    """
    kind = kind_of(data)
    artifact = artifact_of(data, name=name)
    if not kind.reader:
        raise KindNotRead(f"the file is {kind.called}, which is not read", hint=kind.hint)
    module, function = _READERS[kind.reader]
    reader = getattr(import_module(f"kintrace.documents.reading.{module}"), function)
    reading: Reading = reader(data, artifact=artifact, limits=limits)
    remarks = (*_of_name(kind, artifact), *reading.remarks)
    return replace(
        reading,
        facts=tuple(replace(fact, text=keepable(fact.text)) for fact in reading.facts),
        layers=tuple(replace(layer, text=keepable(layer.text)) for layer in reading.layers),
        remarks=remarks,
    )


def _of_name(kind: Kind, artifact: Artifact) -> tuple[Remark, ...]:
    differing = disagreement(kind, file_name=artifact.file_name)
    return (Remark("name", differing),) if differing else ()
