"""How is one thing asked on a phone?

A question knows the property that its answer becomes, and in which form it is asked. Which
questions stand together is ``sections``' to say. Layer: web. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise

Words: TypeAlias = str | Promise
Choice: TypeAlias = tuple[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; ``code`` is the property of its answer.

    ``form`` is text, long, lines (one answer a line), place, birth, choice or consent;
    ``has_language`` asks in which language the answer is.
    """

    code: str
    words: Words
    form: str = "text"
    hint: Words = ""
    choices: Sequence[Choice] = ()
    has_language: bool = False

    @property
    def properties(self) -> tuple[str, ...]:
        """Which properties an answer may become: a birth may be told by a date or an age."""
        return ("date_of_birth", "age") if self.form == "birth" else (self.code,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A few questions that are saved together.

    ``about`` is child, inquirer or sought; ``is_needed`` sections are needed to begin.
    """

    code: str
    title: Words
    questions: Sequence[Question]
    about: str = "child"
    is_needed: bool = False
    note: Words = ""

    @property
    def has_name(self) -> bool:
        """Whether the section asks for the name of whoever it is about."""
        return any(question.code == "name" for question in self.questions)
