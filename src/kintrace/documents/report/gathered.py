"""What is found in one document?

Its reading, what it says twice, who says what in the text said once, and what a reader must be
warned of. Statements and warnings speak of the clean text, whose spans lead back to the original.
"""

from dataclasses import dataclass

from kintrace.documents.passages import Passages, passages
from kintrace.documents.reading import Reading
from kintrace.documents.statements import (
    Doubt,
    Statement,
    Told,
    language_of,
    pipeline_for,
    render,
    statements,
    warnings,
)


@dataclass(frozen=True)
class Gathered:
    """One document and everything that is proposed about it; spans of statements are clean ones.

    ``pipeline`` names the one that read statements beside our tables, "" = they alone did.
    """

    reading: Reading
    passages: Passages
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    pipeline: str = ""

    @property
    def name(self) -> str:
        """What the file was called, or the beginning of its hash."""
        artifact = self.reading.artifact
        return artifact.file_name or artifact.sha256[:12]

    def rendered(self, language: str) -> tuple[str, ...]:
        """Return each statement as it is shown everywhere, with its speaker and hedges."""
        return tuple(render(one, language=language) for one in self.statements)


def gather(
    reading: Reading, *, language: str | None = None, pipeline: str | None = None
) -> Gathered:
    """Return what is found in a document that was read.

    ``language`` is that of its words, "en", "uk" or "ru"; None lets the text tell it.
    ``pipeline`` is the name of an installed one that reads statements too, "none" for no
    pipeline; None takes one for the language, if one is installed.

    Raises: DictionariesMissing, for Ukrainian and Russian without the extra; PipelineMissing.
    """
    found = passages(reading.text)
    language = language or language_of(found.clean_text)
    reader = pipeline_for(language, wanted=pipeline)
    said = statements(found.clean_text, language=language, pipeline=reader)
    facts = {fact.what: fact.text for fact in reversed(reading.facts)}
    told = Told(**{name: facts.get(name, "") for name in ("title", "publisher", "date")})
    return Gathered(
        reading,
        found,
        said,
        warnings(found.clean_text, told=told, language=language, found=said),
        pipeline="" if reader is None else reader.name,
    )
