"""In which words does a page name what a program found in a document?

The codes of ``documents`` in the reader's language. Statements themselves are said by
``documents.statements.render`` alone. Layer: web.
"""

from typing import Any

from django.utils.translation import get_language, gettext, gettext_noop

from kintrace.documents.statements import (
    DoubtKind,
    Polarity,
    SpeakerKind,
    Stance,
    Statement,
    render,
)

SPEAKERS = {
    SpeakerKind.NAMED: gettext_noop("Somebody by name"),
    SpeakerKind.OFFICE: gettext_noop("An office or organisation"),
    SpeakerKind.GOVERNMENT: gettext_noop("A government, by its capital or country"),
    SpeakerKind.DESCRIBED: gettext_noop("People told by a description only"),
    SpeakerKind.ANONYMOUS: gettext_noop("Somebody who is not named on purpose"),
    SpeakerKind.UNATTRIBUTED: gettext_noop("Nobody"),
    SpeakerKind.DOCUMENT: gettext_noop("A paper"),
}
POLARITIES = {
    Polarity.ASSERTED: gettext_noop("Puts it forward"),
    Polarity.NEGATED: gettext_noop("Says that it is not so"),
    Polarity.OPEN: gettext_noop("Neither says nor denies it"),
}
STANCES = {
    Stance.REPORT: gettext_noop("reports"),
    Stance.CONFIRM: gettext_noop("confirms"),
    Stance.DENY: gettext_noop("denies"),
    Stance.ACCUSE: gettext_noop("accuses"),
    Stance.CONDEMN: gettext_noop("condemns"),
    Stance.CRITICISE: gettext_noop("criticises"),
    Stance.DEFEND: gettext_noop("defends"),
    Stance.INSIST: gettext_noop("insists"),
    Stance.CLAIM: gettext_noop("claims"),
    Stance.ADMIT: gettext_noop("admits"),
    Stance.DESCRIBE: gettext_noop("describes"),
    Stance.ANNOUNCE: gettext_noop("announces"),
    Stance.DECIDE: gettext_noop("decides"),
    Stance.PROMISE: gettext_noop("promises"),
    Stance.URGE: gettext_noop("urges"),
    Stance.ASK: gettext_noop("asks"),
    Stance.WARN: gettext_noop("warns"),
    Stance.SUGGEST: gettext_noop("suggests"),
    Stance.AGREE: gettext_noop("agrees"),
    Stance.SUPPORT: gettext_noop("supports"),
    Stance.OPPOSE: gettext_noop("opposes"),
    Stance.REJECT: gettext_noop("rejects"),
    Stance.DECLINE: gettext_noop("declines"),
    Stance.PRAISE: gettext_noop("praises"),
    Stance.THANK: gettext_noop("thanks"),
    Stance.REGRET: gettext_noop("regrets"),
    Stance.HOPE: gettext_noop("hopes"),
    Stance.FEAR: gettext_noop("fears"),
    Stance.BELIEVE: gettext_noop("believes"),
    Stance.WANT: gettext_noop("wants"),
    Stance.PLAN: gettext_noop("plans"),
    Stance.CONSIDER: gettext_noop("considers"),
    Stance.KNOW: gettext_noop("knows"),
    Stance.SHOW: gettext_noop("shows"),
}
DOUBTS = {
    DoubtKind.NO_DATE: gettext_noop("The document has no date."),
    DoubtKind.NO_PUBLISHER: gettext_noop("The document does not say who published it."),
    DoubtKind.NO_TITLE: gettext_noop("The document has no title."),
    DoubtKind.ANONYMOUS_ORIGIN: gettext_noop("It rests on somebody who is not named."),
    DoubtKind.UNATTRIBUTED: gettext_noop("It says that something is said, and not by whom."),
    DoubtKind.UNRESOLVED_TIME: gettext_noop("A time is told that no date in the text fixes."),
    DoubtKind.OFFICES_DISAGREE: gettext_noop("One sentence gives offices that don't go together."),
    DoubtKind.QUANTITIES_DISAGREE: gettext_noop("It tells different numbers of the same thing."),
}
FACTS = {
    "title": gettext_noop("Title"),
    "date": gettext_noop("Date"),
    "publisher": gettext_noop("Publisher"),
    "author": gettext_noop("Author"),
    "subject": gettext_noop("Subject"),
    "sender": gettext_noop("Sender"),
    "recipient": gettext_noop("Recipient"),
    "program": gettext_noop("Program"),
    "size": gettext_noop("Size"),
    "taken": gettext_noop("Taken"),
}
REFUSALS = {
    "K501": gettext_noop("This kind of file is not read."),
    "K502": gettext_noop("The file is damaged, cut short or not quite of its kind."),
    "K503": gettext_noop("The file is larger or deeper than is read."),
    "K504": gettext_noop("The parts that read documents are not installed here."),
    "K505": gettext_noop("The file is empty."),
}
NOT_READ = gettext_noop("The file can't be read.")


def said_of(told: Statement) -> str:
    """Return a statement as it is shown everywhere, with its speaker and its hedges."""
    return str(render(told, language=get_language() or "en"))


def choices_of(words: dict[Any, str]) -> list[tuple[str, str]]:
    """Return codes with their words, to choose from."""
    return [(code.value, gettext(word)) for code, word in words.items()]


def doubt_word(kind: DoubtKind) -> str:
    """Return what a reader of the document must be warned of."""
    return gettext(DOUBTS[kind])


def refusal_word(code: str) -> str:
    """Return why a file could not be read."""
    return gettext(REFUSALS.get(code, NOT_READ))
