"""Which system calls does reading a document never need, and how are they given up?

On Linux the kernel itself refuses them from then on, also to code that took over a library by a
flaw in it (seccomp). The calls stand in ``reading/data/system_calls.csv``, each with why. Threads
and reading files stay allowed: libraries need both.
"""

import ctypes
import platform
import sys

from kintrace.values.tables import rows

# Source: linux/prctl.h, linux/seccomp.h, linux/audit.h, linux/filter.h and asm/unistd.h.
_NO_NEW_RIGHTS = 38
_SET_FILTER = (22, 2)
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_OTHER_NUMBERS = 0x40000000
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def give_up_calls() -> bool:
    """Have the kernel refuse the calls of the table for good; False = this system can't."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _MACHINES or sys.maxsize < 1 << 32:
        return False
    table = rows("system_calls.csv", package="kintrace.documents.reading")
    numbers = [int(row[machine]) for row in table if row[machine]]
    steps = _steps(numbers, machine=_MACHINES[machine])
    packed = (_Step * len(steps))(*steps)
    told = _Filter(len(steps), packed)
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0) != 0:
        return False
    return bool(system.prctl(*_SET_FILTER, ctypes.byref(told), 0, 0) == 0)


def _steps(numbers: list[int], *, machine: int) -> list[_Step]:
    """Return the filter: refuse calls of another machine's numbering, and those in the list."""
    count = len(numbers)
    listed = [_Step(_IF_EQUAL, count - index, 0, number) for index, number in enumerate(numbers)]
    return [
        _Step(_LOAD, 0, 0, _MACHINE),
        _Step(_IF_EQUAL, 0, count + 3, machine),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_IF_AT_LEAST, count + 1, 0, _OTHER_NUMBERS),
        *listed,
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _REFUSE),
    ]
