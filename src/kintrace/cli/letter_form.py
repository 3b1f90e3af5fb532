"""How is the form of a family message printed on the command line, filled in or blank?

What the person who checks a message should look at is said, never decided.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kintrace.cli.letter_enclose import message_in
from kintrace.cli.letter_options import FILE, PATH, now, write_new
from kintrace.cli.letter_paper import LANGUAGES
from kintrace.cli.talk import answers_in_json, say

if TYPE_CHECKING:
    from kintrace.letters.family_message import FamilyMessage

MODES = click.Choice(("open_rcm", "safe_and_well", "anxious_for_news"))


@click.command()
@click.argument("message_file", type=FILE, metavar="[MESSAGE]", required=False)
@click.option("--mode", type=MODES, default="open_rcm", show_default=True, help="A blank's kind.")
@click.option("--language", type=LANGUAGES, default="en", show_default=True, help="Of the writer.")
@click.option("--beside", type=LANGUAGES, help="Language of the reader, if it is another.")
@click.option("--restricted", is_flag=True, help="A blank for 25 words, where no more may pass.")
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="A PDF to print.")
@answers_in_json
def form(
    message_file: Path | None,
    mode: str,
    language: str,
    beside: str | None,
    restricted: bool,  # noqa: FBT001, a flag of the command line
    output: Path,
) -> dict[str, str]:
    """Print MESSAGE, an open family message in JSON, on its form; without it, a blank form.

    The lower half is for the reply. What whoever checks the message should look at is listed; the
    languages of a message are its own, so --mode, --language, --beside and --restricted are for
    blanks.
    """
    from kintrace.letters.family_message import MessageMode
    from kintrace.letters.forms import print_blank_form, print_form

    today = now().date()
    if message_file is None:
        sheet = print_blank_form(
            MessageMode(mode),
            language=language,
            reader_language=beside or language,
            made_on=today,
            is_restricted=restricted,
        )
    else:
        message = message_in(message_file)
        sheet = print_form(message, made_on=today)
        _ask(message)
    write_new(output, sheet)
    say(f"{output} is ready to print")
    return {"written": str(output)}


def _ask(message: FamilyMessage) -> None:
    """Say what to look at by its place: the words themselves stay out of terminals' memories."""
    from kintrace.letters.family_message_questions import questions

    for question in questions(message.text):
        line = message.text.count("\n", 0, question.start) + 1
        column = question.start - message.text.rfind("\n", 0, question.start)
        say(f"look at line {line}, sign {column} of the text: {question.concern.value}")
