"""Which sentences reach people though they stand in the register's tables and in casework?

Labels of codes, properties and choices, the sentences of guards, the meanings of acts, and what
acts say when they refuse. They are English in the code, so that the command line can say them as
well; pages say them in the reader's language. Told to scripts/messages.py.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.db.models.enums import TextChoices

from kintrace.casework.guards import GUARDS, sentence_of
from kintrace.casework.policy import meanings
from kintrace.documents.accounts_articles import articles
from kintrace.documents.accounts_grades import meanings as grade_meanings
from kintrace.documents.accounts_slots import slots
from kintrace.registry import models
from kintrace.registry.vocabulary import properties

CASEWORK = Path(__file__).parent.parent / "src" / "kintrace" / "casework"
# Errors whose words a page shows, and the keyword of the hint that goes with them.
REFUSALS = {"NotNow", "StepRefused", "NotThere", "ReasonMissing", "KeyTaken"}
HINT = "hint"


def register_words() -> Iterator[tuple[str, str]]:
    """Each sentence with the area whose file holds it."""
    for name in dir(models):
        kind = getattr(models, name)
        if isinstance(kind, type) and issubclass(kind, TextChoices) and kind is not TextChoices:
            yield from (("registry", str(label)) for label in kind.labels)
    for known in properties().values():
        yield "registry", known.label
        yield from (("registry", label) for label in known.choices.values())
    for text in account_words():
        yield "movements", text
    for guard in GUARDS:
        yield "casework", sentence_of(guard)
    for meaning in meanings().values():
        yield "casework", meaning
    for path in sorted(CASEWORK.rglob("*.py")):
        for text in refusals_in(path):
            yield "casework", text


def account_words() -> Iterator[str]:
    """Each label and question of the tables of accounts."""
    for slot in slots().values():
        yield from (slot.label, slot.question, *slot.positions.values())
    for article in articles().values():
        yield article.treaty
        yield from (item.question for item in article.items)
    yield from grade_meanings().values()


def refusals_in(path: Path) -> Iterator[str]:
    """Every literal sentence with which one module refuses, and each hint beside it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in REFUSALS:
            hints = [one.value for one in node.keywords if one.arg == HINT]
            for said in (*node.args[:1], *hints):
                if isinstance(said, ast.Constant) and said.value:
                    yield str(said.value)
