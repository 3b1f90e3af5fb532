"""What does every error that reaches a user carry?

A message that says what and where, a hint that says how to mend it, a stable code and an exit
code. Subclasses stand beside the function that raises them. No error carries personal data.
"""


class KintraceError(Exception):
    """Something a user can mend.

    ``code`` is stable across releases; ``exit_code`` is what the command line ends with.
    """

    code = "K000"
    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Say what happened in ``message`` and how to mend it in ``hint`` ("" = no hint)."""
        super().__init__(message)
        self.message = message
        self.hint = hint
