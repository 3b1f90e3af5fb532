"""What is in a received file, before anything of it is stored?

The bytes are read in a confined child process; of the best text the repeats are taken out and
statements are proposed. A file that can't be read is kept all the same, with the reason. Writes
nothing.
"""

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from kintrace.documents.kinds import kind_of
from kintrace.documents.layers import layer_record
from kintrace.documents.passages import passages
from kintrace.documents.reading import Reading, read
from kintrace.documents.reading.told import fact_record
from kintrace.documents.statements import Pipeline, Statement, language_of, pipeline_for, statements
from kintrace.documents.statements.pipeline import installed
from kintrace.values import KintraceError

# The layer that has the text once, as stretches of the first layer of its reading; the last of it.
CLEAN = "clean"
# Raised when the patterns of statements change enough to read a document anew.
PATTERNS = 2
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What reading gave: layers with the best first, the clean text, and proposed statements.

    ``refusal`` says why there is nothing, None = it was read. ``clean_spans`` are of the best
    layer's text; ``clean_read_by`` names what took its repeats out and found the statements.
    ``inside`` are files that were in it, with their names.
    """

    media_type: str
    layers: tuple[dict[str, Any], ...] = ()
    clean_text: str = ""
    clean_spans: tuple[tuple[int, int], ...] = ()
    clean_read_by: str = ""
    proposals: tuple[Statement, ...] = ()
    facts: tuple[dict[str, Any], ...] = ()
    inside: tuple[tuple[str, bytes], ...] = ()
    refusal: KintraceError | None = None

    @property
    def language(self) -> str:
        """The language in which statements were read, "" = none was."""
        return self.proposals[0].language if self.proposals else ""


def read_file(data: bytes, *, name: str) -> ReadFile:
    """Read a file's bytes; a refusal of the reader is told and not raised."""
    try:
        reading = read(data, name=name)
    except KintraceError as refusal:
        return ReadFile(media_type=kind_of(data).media_type, refusal=refusal)
    found = passages(reading.text)
    pipeline = pipeline_for(language_of(found.clean_text))
    proposals, remarks = _proposals(found.clean_text, pipeline=pipeline)
    return ReadFile(
        media_type=reading.artifact.media_type,
        layers=tuple(layer_record(layer) for layer in reading.layers),
        clean_text=found.clean_text,
        clean_spans=tuple((span.start, span.end) for span in found.clean),
        clean_read_by=clean_reader(pipeline),
        proposals=proposals,
        facts=(*_facts(reading), *remarks),
        inside=tuple((one.artifact.file_name, one.data) for one in reading.attachments),
    )


def _proposals(
    text: str, *, pipeline: Pipeline | None
) -> tuple[tuple[Statement, ...], list[dict[str, Any]]]:
    """Return what is proposed, and a remark where a language's dictionaries are not installed."""
    try:
        return statements(text, pipeline=pipeline), []
    except KintraceError as missing:
        return (), [{"what": "remark", "text": missing.message, "found_in": missing.code}]


def clean_reader(pipeline: Pipeline | None) -> str:
    """Return what names the program that took the repeats out and found the statements."""
    own = _own_reader()
    return (own if pipeline is None else f"{own} with {pipeline.name}")[:_LONGEST_NAME]


def _own_reader() -> str:
    return f"kintrace {version('kintrace')} passages and statements {PATTERNS}"


def reads_otherwise(read_by: str, *, language: str) -> bool:
    """Whether this office's reader is another than the one named; loads no pipeline."""
    own, _, pipeline = read_by.partition(" with ")
    return own != _own_reader() or bool(pipeline) != bool(installed(language))


def _facts(reading: Reading) -> list[dict[str, Any]]:
    told = [fact_record(fact) for fact in reading.facts]
    return [*told, *({"what": "remark", "text": one.text, "found_in": one.code}
                     for one in reading.remarks)]  # fmt: skip
