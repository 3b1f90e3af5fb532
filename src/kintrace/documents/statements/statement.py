"""What does a proposed statement hold?

Somebody's words about something, as one document has them: who speaks, by which word the document
says so, how sure it is, and what is said. Every part carries its words and where they stand in the
text. Nothing here is a fact about the world, and nothing counts until a person confirms it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.documents.span import Span
from kintrace.values import PartialDate


class SpeakerKind(StrEnum):
    """How the document lets us know who speaks."""

    NAMED = "named"  # a person or an organisation by name
    OFFICE = "office"  # an office or institution: the ministry, the UN's human rights office
    GOVERNMENT = "government"  # a government by the name of its capital or country
    DESCRIBED = "described"  # people told by a description only: two mothers, both leaders
    ANONYMOUS = "anonymous"  # hidden on purpose: sources, an official who asked not to be named
    UNATTRIBUTED = "unattributed"  # nobody: "it is understood", "is said to have"
    DOCUMENT = "document"  # a paper: a report, a decree, a letter, a survey


class Stance(StrEnum):
    """What the speaker does by saying it. Our own list: no party's codes of acts."""

    REPORT = "report"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    CRITICISE = "criticise"
    DEFEND = "defend"
    INSIST = "insist"
    CLAIM = "claim"
    ADMIT = "admit"
    DESCRIBE = "describe"
    ANNOUNCE = "announce"
    DECIDE = "decide"
    PROMISE = "promise"
    URGE = "urge"
    ASK = "ask"
    WARN = "warn"
    SUGGEST = "suggest"
    AGREE = "agree"
    SUPPORT = "support"
    OPPOSE = "oppose"
    REJECT = "reject"
    DECLINE = "decline"
    PRAISE = "praise"
    THANK = "thank"
    REGRET = "regret"
    HOPE = "hope"
    FEAR = "fear"
    BELIEVE = "believe"
    WANT = "want"
    PLAN = "plan"
    CONSIDER = "consider"
    KNOW = "know"
    SHOW = "show"


class Polarity(StrEnum):
    """Whether the speaker puts the content forward."""

    ASSERTED = "asserted"
    NEGATED = "negated"  # denied it, or did not say, confirm, ask it
    OPEN = "open"  # neither: did not deny it, declined to say, asked whether


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the document says it.

    ``phrase`` is None when the document names nobody. ``stands_for`` is what a capital, a pronoun
    or a short description is proposed to mean, in the document's own words or, for a capital, by
    the name of the country.
    """

    kind: SpeakerKind
    phrase: Phrase | None = None
    stands_for: str | None = None

    @property
    def text(self) -> str:
        """The words that name the speaker; "" when nobody is named."""
        return "" if self.phrase is None else self.phrase.text

    @property
    def span(self) -> Span | None:
        """Where these words stand; None when nobody is named."""
        return None if self.phrase is None else self.phrase.span


@dataclass(frozen=True, slots=True)
class Cue:
    """The word by which the document says that somebody speaks."""

    phrase: Phrase
    lemma: str
    stance: Stance


class HedgeKind(StrEnum):
    """What a hedge takes away from a statement."""

    HEARSAY = "hearsay"  # reportedly, is said to, it is understood
    DOUBT = "doubt"  # may, possibly, appears
    UNPROVEN = "unproven"  # alleged, unconfirmed, so-called
    ROUGHLY = "roughly"  # about, at least, up to


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that make a statement less sure than it would be without them."""

    phrase: Phrase
    kind: HedgeKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text says it.

    ``number`` is None for words that mean no exact number: hundreds, dozens, many. ``counted`` is
    the noun that follows, "" when there is none.
    """

    phrase: Phrase
    counted: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time as the text says it; ``on`` is None when the text alone doesn't fix the day."""

    phrase: Phrase
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposal: somebody says something, with everything that limits it.

    ``sentence`` is the whole sentence, or the sentences of one quotation; ``span`` runs from the
    first to the last word of the statement's parts. ``relay`` is the chain through which it
    reached the document, nearest to the document first. ``parent`` is the index of the statement
    in whose content this one stands. ``negations`` are the words that negate the saying, and
    ``content_negations`` those within what is said.
    """

    sentence: Span
    span: Span
    language: str
    speaker: Speaker
    cue: Cue
    polarity: Polarity = Polarity.ASSERTED
    content: Phrase | None = None
    target: Phrase | None = None
    hedges: tuple[Hedge, ...] = ()
    negations: tuple[Phrase, ...] = ()
    content_negations: tuple[Phrase, ...] = ()
    relay: tuple[Speaker, ...] = ()
    parent: int | None = None
    quotations: tuple[Phrase, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Phrase, ...] = ()
    people: tuple[Phrase, ...] = ()
    said_on: tuple[Time, ...] = field(default=())

    @property
    def stance(self) -> Stance:
        """What the speaker does by saying it."""
        return self.cue.stance


class DoubtKind(StrEnum):
    """What a reader of the document must be warned of."""

    NO_DATE = "no date"
    NO_PUBLISHER = "no publisher"
    NO_TITLE = "no title"
    ANONYMOUS_ORIGIN = "anonymous origin"
    UNATTRIBUTED = "unattributed passive"
    UNRESOLVED_TIME = "unresolved time"
    OFFICES_DISAGREE = "offices disagree"
    QUANTITIES_DISAGREE = "quantities disagree"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One warning: what is missing or doubtful, and the words that show it."""

    kind: DoubtKind
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the document from elsewhere: a person's entry, the file, the page.

    "" means that it isn't known.
    """

    title: str = ""
    publisher: str = ""
    date: str = ""
