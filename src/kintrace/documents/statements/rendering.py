"""How is a statement shown, always with its speaker and its hedges?

The one way to show a statement, on pages, in the command and in exports: a hedge can't be left out
because there is no way to ask for a statement without it. Sentences come from a table, in four
languages; the document's own words stand in them untranslated.
"""

from collections.abc import Sequence
from functools import cache

from kintrace.documents.statements.statement import Hedge, Speaker, SpeakerKind, Statement
from kintrace.documents.statements.tables import rows
from kintrace.values import KintraceError

_ISOLATE, _END = "\u2068", "\u2069"


class LanguageNotShown(KintraceError):
    """A statement was to be shown in a language that has no sentences."""

    code = "K541"
    exit_code = 2


@cache
def _sentences(language: str) -> dict[str, str]:
    table = rows("sentences.csv")
    if language not in table[0] or language == "key":
        raise LanguageNotShown(
            f"statements can't be shown in the language {language!r}",
            hint="use en, uk, ru or ar",
        )
    return {row["key"]: row[language] for row in table}


def render(statement: Statement, *, language: str) -> str:
    """Return the statement as sentences: who speaks, through whom, how, what, and how surely.

    Every hedge, every link of the relay and every negation is in it, in the document's own words.

    Raises: LanguageNotShown.
    """
    told = _sentences(language)

    def said(text: str) -> str:
        return _isolated(text, language)

    parts = [told["speaker"].format(speaker=shown_speaker(statement.speaker, language=language))]
    if statement.relay:
        chain = [shown_speaker(link, language=language) for link in statement.relay]
        parts.append(told["relay"].format(relay=_listed(chain, told)))
    parts.append(_cue(statement, told, said(statement.cue.phrase.text)))
    if statement.negations:
        words = [said(phrase.text) for phrase in statement.negations]
        parts.append(told["negations"].format(words=_listed(words, told)))
    if statement.target is not None:
        parts.append(told["target"].format(target=said(statement.target.text)))
    if statement.hedges:
        hedges = [_hedge(hedge, told, said(hedge.phrase.text)) for hedge in statement.hedges]
        parts.append(told["hedges"].format(hedges=_listed(hedges, told)))
    if statement.content is not None:
        parts.append(told["content"].format(content=said(statement.content.text)))
    return " ".join(parts)


def shown_speaker(speaker: Speaker, *, language: str) -> str:
    """Return who speaks and of what kind they are, with what they are taken to mean."""
    told = _sentences(language)
    text = _isolated(speaker.text, language)
    is_itself = speaker.kind is SpeakerKind.DOCUMENT and speaker.phrase is None
    shown = told["speaker itself" if is_itself else f"speaker {speaker.kind}"].format(text=text)
    if speaker.kind is SpeakerKind.UNATTRIBUTED and speaker.phrase is not None:
        shown = f"{text} ({shown})"
    if speaker.stands_for is None:
        return shown
    return told["stands for"].format(speaker=shown, meaning=_isolated(speaker.stands_for, language))


def _isolated(text: str, language: str) -> str:
    """Let words of the document keep their own direction within an Arabic sentence."""
    return f"{_ISOLATE}{text}{_END}" if language == "ar" and text else text


def _cue(statement: Statement, told: dict[str, str], cue: str) -> str:
    if not statement.cue.phrase.text:
        return told["own"]
    return told["cue"].format(
        cue=cue,
        stance=told[f"stance {statement.stance}"],
        polarity=told[f"polarity {statement.polarity}"],
    )


def _hedge(hedge: Hedge, told: dict[str, str], text: str) -> str:
    return told["hedge"].format(text=text, kind=told[f"kind {hedge.kind}"])


def _listed(parts: Sequence[str], told: dict[str, str]) -> str:
    """Join parts into a list as the language does."""
    first, *rest = parts
    return told["list"].format(first=first, rest=_listed(rest, told)) if rest else first
