"""What can keep the office from starting?

All of these end the command line with the same exit code, before anything was served.
"""

from kintrace.values import KintraceError


class OfficeCannotStart(KintraceError):
    """The office can't start."""

    code = "K900"
    exit_code = 8


class OfficeNotInstalled(OfficeCannotStart):
    """The parts that only the office needs are not installed."""

    code = "K901"


class FolderNotUsable(OfficeCannotStart):
    """The data folder can't be made, written to, or is not ours."""

    code = "K902"


class DatabaseNotReached(OfficeCannotStart):
    """DATABASE_URL is not understood, or no database answers there."""

    code = "K903"


class DatabaseTooNew(OfficeCannotStart):
    """The database was changed by a newer Kintrace than this one."""

    code = "K904"


class PortTaken(OfficeCannotStart):
    """Another program already listens on this port, or the port may not be used."""

    code = "K905"
