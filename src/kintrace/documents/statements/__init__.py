"""Who says what in a text, how surely, and against whom?

``statements`` proposes, ``warnings`` names what a reader must know of the document, ``render`` is
the one way to show a statement, so that its speaker and hedges can't get lost. Proposals only:
people confirm, correct or reject each.
"""

from kintrace.documents.statements.statement import (
    Cue,
    Doubt,
    DoubtKind,
    Hedge,
    HedgeKind,
    Phrase,
    Polarity,
    Quantity,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Time,
    Told,
)

__all__ = [
    "Cue",
    "Doubt",
    "DoubtKind",
    "Hedge",
    "HedgeKind",
    "Phrase",
    "Polarity",
    "Quantity",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "Time",
    "Told",
]
