"""What is said when the packages that letters need are not installed?

Nothing is imported here: the modules that need them do, and say this when they can't.
"""

from kintrace.values.errors import KintraceError


class LettersNotInstalled(KintraceError):
    """Letters were asked for, but the packages they need are not installed."""

    code = "K740"
    exit_code = 8


def not_installed(error: ImportError) -> LettersNotInstalled:
    """Return the error that says which package is missing and how it is installed."""
    return LettersNotInstalled(
        f"letters need the package {error.name}, which is not installed",
        hint='pip install "kintrace[letters]"',
    )
