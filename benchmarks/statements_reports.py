"""How good are the proposals for the reports of our own?

Short fictional reports in three languages, each statement written down by hand before the rules
were tuned on them; half are held out and never looked at for tuning.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.documents.statements import SpeakerKind, Statement, statements

REPORTS = Path(__file__).parent.parent / "tests" / "documents" / "statements" / "reports"
CAPITALS = {
    "Karvel": "Karvia",
    "Sundra": "Sundria",
    "Карвель": "Karvia",
    "Сундра": "Sundria",
}


@dataclass(frozen=True)
class Told:
    """One statement as written down by hand; "" speaks nobody."""

    speaker: str
    kind: str
    cue: str
    polarity: str


@dataclass(frozen=True)
class OwnReport:
    """One report: its name, language, text and statements."""

    name: str
    language: str
    text: str
    told: tuple[Told, ...]
    is_held_out: bool


@dataclass
class Scored:
    """Counts over reports: cues and sources found, and what is wrong in those found."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """One count over another; 1 when there is nothing to find."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    def line(self) -> str:
        """The counts in one line."""
        shares = (
            f"cue P {self.share('cues right', 'proposed'):.3f}"
            f" R {self.share('cues right', 'told'):.3f}"
            f" source P {self.share('sources right', 'sources proposed'):.3f}"
            f" R {self.share('sources right', 'sources told'):.3f}"
            f" kind {self.share('kinds right', 'sources right'):.3f}"
            f" polarity {self.share('polarities right', 'cues right'):.3f}"
        )
        return f"{shares} ({self.counts['told']} told, {self.counts['proposed']} proposed)"


def read_reports(language: str) -> list[OwnReport]:
    """Read the reports of one language."""
    text = (REPORTS / f"{language}.txt").read_text(encoding="utf-8")
    return [_report(block, language) for block in text.strip().split("\n\n")]


def _report(block: str, language: str) -> OwnReport:
    head, *lines = block.split("\n")
    told = [
        Told(*(part.strip() for part in line[1:].split(";"))) for line in lines if line[0] == "="
    ]
    words = "\n".join(line for line in lines if line[0] != "=")
    name, _, kept = head.removeprefix("# ").partition(" ")
    return OwnReport(name, language, words, tuple(told), kept == "held-out")


def scored(reports: list[OwnReport]) -> Scored:
    """Compare what is proposed with what was written down."""
    score = Scored()
    for report in reports:
        made = [
            statement
            for statement in statements(report.text, language=report.language, capitals=CAPITALS)
            if statement.cue.lemma
        ]
        _compare(report, made, score)
    return score


def _compare(report: OwnReport, made: list[Statement], score: Scored) -> None:
    score.counts["told"] += len(report.told)
    score.counts["proposed"] += len(made)
    score.counts["sources told"] += sum(bool(told.speaker) for told in report.told)
    score.counts["sources proposed"] += sum(bool(one.speaker.text) for one in made)
    left = list(made)
    for told in report.told:
        fitting = [one for one in left if _same(told.cue, one.cue.phrase.text)]
        if not fitting:
            score.faults.append(f"{report.name}: missed {told}")
            continue
        best = max(fitting, key=lambda one: _same_speaker(told, one))
        left.remove(best)
        score.counts["cues right"] += 1
        _weigh(report, told, best, score)
    score.faults += [f"{report.name}: extra {_shown(one)}" for one in left]


def _weigh(report: OwnReport, told: Told, one: Statement, score: Scored) -> None:
    if told.polarity == one.polarity:
        score.counts["polarities right"] += 1
    else:
        score.faults.append(f"{report.name}: polarity {told} {_shown(one)}")
    if not _same_speaker(told, one):
        score.faults.append(f"{report.name}: source {told} {_shown(one)}")
        return
    if not told.speaker:
        return
    score.counts["sources right"] += 1
    if SpeakerKind(told.kind) is one.speaker.kind:
        score.counts["kinds right"] += 1
    else:
        score.faults.append(f"{report.name}: kind {told} {_shown(one)}")


def _same(told: str, found: str) -> bool:
    """Whether one of the two holds the other: where auxiliaries end is a matter of taste."""
    return told in found or found in told


def _same_speaker(told: Told, one: Statement) -> bool:
    if not told.speaker or not one.speaker.text:
        return not told.speaker and not one.speaker.text
    return _same(told.speaker.strip(" ,"), one.speaker.text.strip(" ,"))


def _shown(one: Statement) -> str:
    return f"{one.speaker.kind} {one.speaker.text!r} {one.cue.phrase.text!r} {one.polarity}"
