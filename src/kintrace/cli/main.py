"""Which commands does ``kintrace`` have, and how does each end when something is wrong?

Errors that a user can mend become a message, a hint and an exit code (docs/reference/errors.md);
bad input never shows a traceback. Set KINTRACE_TRACEBACK to see those of our own mistakes.
"""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from kintrace.cli.audit import audit
from kintrace.cli.document import document
from kintrace.cli.evaluate import evaluate
from kintrace.cli.evidence import evidence
from kintrace.cli.explain import explain
from kintrace.cli.gazetteer import gazetteer
from kintrace.cli.letter import letter
from kintrace.cli.match import match
from kintrace.cli.name import name
from kintrace.cli.office import office
from kintrace.cli.serve import serve
from kintrace.cli.talk import say, say_error
from kintrace.cli.worker import worker
from kintrace.cli.world import world
from kintrace.values.errors import KintraceError

USAGE = 2
OUR_MISTAKE = 70
INTERRUPTED = 130
# What a shell reports for a program whose reader went away.
NO_READER = 141
EXIT_CODES = {
    0: "done",
    USAGE: "the command line says something that can't be done",
    3: "a file can't be read, or holds what can't be understood",
    4: "the columns or the mapping file don't fit",
    5: "the output can't be written",
    6: "there is no record with that identifier",
    7: "the office's rules don't allow it",
    8: "the office can't start",
    9: "the audit's chain, or an evidence bundle, is not whole",
    10: "a letter, a key or a receipt does not hold",
    OUR_MISTAKE: "a mistake of ours",
    INTERRUPTED: "stopped by you",
    NO_READER: "the program that read the output went away",
}
EPILOG = "\b\nExit codes:\n" + "\n".join(
    f"  {code:<4} {meaning}" for code, meaning in EXIT_CODES.items()
)


class CommandLine(click.Group):
    """Commands whose errors are said the house's way."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run one command; outside of standalone mode errors are the caller's."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        words = list(sys.argv[1:] if args is None else args)
        sys.exit(self._exit_code(words, extra))

    def _exit_code(self, words: list[str], extra: dict[str, Any]) -> int:
        try:
            code = super().main(words, standalone_mode=False, **extra)
            sys.stdout.flush()
            return code if isinstance(code, int) else 0
        except KintraceError as error:
            say_error(error, as_json="--json" in words)
            return error.exit_code
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            return USAGE
        except click.ClickException as error:
            return _usage(error)
        except (KeyboardInterrupt, click.Abort):
            say("stopped; nothing half-written was left")
            return INTERRUPTED
        except BrokenPipeError:
            # Standard output is closed for good, so that Python doesn't complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return NO_READER
        except Exception as error:  # the edge: nothing stands above it
            if os.environ.get("KINTRACE_TRACEBACK"):
                raise
            say(
                f"this is a mistake of ours, not of your files: {type(error).__name__}",
                hint="run again with KINTRACE_TRACEBACK=1 and send us what it prints, but no names",
            )
            return OUR_MISTAKE


def _usage(error: click.ClickException) -> int:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "kintrace"
    say(message[:1].lower() + message[1:], hint=f"see {path} --help")
    return USAGE


@click.group(cls=CommandLine, epilog=EPILOG)
@click.version_option(package_name="kintrace", prog_name="kintrace", message="%(prog)s %(version)s")
def main() -> None:
    """Find which record of a child a family's request may be about, and say why.

    Kintrace proposes; people decide.
    """


COMMANDS = (
    audit,
    document,
    evaluate,
    evidence,
    explain,
    gazetteer,
    letter,
    match,
    name,
    office,
    serve,
    worker,
    world,
)
for command in COMMANDS:
    main.add_command(command)
