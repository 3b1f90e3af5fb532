"""Does every hostile file end in a refusal, at what cost, and is each changed byte found?

Each file that was made to harm is read as the office would, in a process of its own whose child is
metered. Then whole files are damaged at random and read, and an evidence bundle is changed at each
of its bytes. No peer: whoever opens such files with a library alone takes what comes.
"""

import multiprocessing
import random
import resource
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Report, Table, arguments
from kintrace.documents.artifact import artifact_of, verify_custody
from kintrace.documents.evidence_check import verify_bundle
from kintrace.documents.limits import usual_limits
from kintrace.documents.reading import read
from kintrace.values import KintraceError
from tests.documents.hostile_files import HOSTILE
from tests.documents.made_files import PAGE, mail, pdf_file, picture, word_file
from tests.documents.test_evidence import SIGNER, WHOLE, item

OTHER = "anything else"


@dataclass(frozen=True)
class Ended:
    """How reading one file ended: code of the refusal, seconds of work, megabytes at most."""

    how: str
    seconds: float
    megabytes: float


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--damaged", type=int, default=1000, help="files damaged at random")
    parser.add_argument("--seed", default="held out", help="of the damage")
    told = parser.parse_args()
    Report("hostile", list(tables(told.damaged, told.seed)), told.date).publish(told.results)


def tables(count: int, seed: str) -> Iterator[Table]:
    ended = [(name, *metered(make)) for name, make in hostile()]
    yield Table(
        "Files made to harm",
        ("file", "bytes", "refused with", "seconds of work", "MB at most"),
        [(name, size, one.how, one.seconds, one.megabytes) for name, size, one in ended],
        "Each in a process of its own, which begins with the memory of the one that starts it; the "
        "limits are those that are shipped.",
    )
    damaged = Counter(how for how in map(ending, damaged_files(count, seed)))
    yield Table(
        "Files damaged at random",
        ("files", "read", "refused", OTHER),
        [(count, damaged["read"], count - damaged["read"] - damaged[OTHER], damaged[OTHER])],
    )
    missed = {"artifact": missed_in_artifact(), "bundle": missed_in_bundle()}
    yield Table(
        "Each byte changed",
        ("what", "changes", "not found"),
        [
            ("artifact and its custody", *missed["artifact"]),
            ("evidence bundle", *missed["bundle"]),
        ],
        "Each bit of the artifact, one bit of each byte of the custody and of the bundle.",
    )
    limits = usual_limits()
    goals = [
        Goal("hostile files that were read", 0, float(counted("read", ended)), True),
        Goal("ends that are no refusal", 0, float(damaged[OTHER] + counted(OTHER, ended)), True),
        Goal("most seconds of work", limits.cpu_seconds, max(e.seconds for _, _, e in ended), True),
        Goal(
            "most megabytes",
            limits.memory_bytes / 2**20,
            max(e.megabytes for _, _, e in ended),
            True,
        ),
        Goal("changes not found", 0, float(missed["artifact"][1] + missed["bundle"][1]), True),
    ]
    yield goals_table(goals)


def hostile() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each hostile file by its name, not yet made: some are large."""
    for make, _ in HOSTILE:
        yield make.__name__.replace("_", " "), make


def counted(how: str, ended: list[tuple[str, int, Ended]]) -> int:
    return sum(one.how == how for _, _, one in ended)


def ending(data: bytes) -> str:
    """Read a file; say with which code it was refused, or that it was read."""
    try:
        read(data)
    except KintraceError as refused:
        return refused.code
    except Exception:  # what must never happen is what is counted
        return OTHER
    return "read"


def metered(make: Callable[[], bytes]) -> tuple[int, Ended]:
    """Make and read a file in a process of its own, so that what its child took can be told."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_metered, (make,))


def _metered(make: Callable[[], bytes]) -> tuple[int, Ended]:
    data = make()
    how = ending(data)
    took = resource.getrusage(resource.RUSAGE_CHILDREN)
    return len(data), Ended(how, took.ru_utime + took.ru_stime, took.ru_maxrss / 1024)


def damaged_files(count: int, seed: str) -> Iterator[bytes]:
    """Yield whole files with bytes changed, cut out, doubled, or an end that is missing."""
    chance = random.Random(seed)
    wholes = [pdf_file("One."), word_file("One."), mail(), PAGE.encode()]
    wholes += [picture(kind) for kind in ("JPEG", "PNG", "GIF", "TIFF", "WEBP")]
    for _ in range(count):
        data = bytearray(chance.choice(wholes))
        for _ in range(chance.randint(1, 12)):
            chance.choice((_changed, _cut_out, _doubled))(data, chance)
        yield bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.2 else data)


def _changed(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _cut_out(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : min(len(data) - 1, at + chance.randint(1, 20))]


def _doubled(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randint(1, 60)]


def missed_in_artifact() -> tuple[int, int]:
    """Change each bit of an artifact, and each byte of its custody; return tried and missed."""
    whole = item()
    artifact, head = artifact_of(whole.data), whole.custody.head
    lines = whole.custody.lines

    def is_found(data: bytes, changed: list[bytes]) -> bool:
        return bool(verify_custody(data, artifact=artifact, lines=changed, head=head))

    found = [is_found(data, list(lines)) for data in _each_bit(whole.data)]
    for number, line in enumerate(lines):
        found += [
            is_found(whole.data, [*lines[:number], other, *lines[number + 1 :]])
            for other in _each_byte(line)
        ]
    return len(found), found.count(False)


def missed_in_bundle() -> tuple[int, int]:
    """Change one bit of each byte of a bundle; return how many were tried and missed."""
    fingerprint = SIGNER.fingerprint
    found = [
        not verify_bundle(data, fingerprint=fingerprint).is_whole for data in _each_byte(WHOLE)
    ]
    return len(found), found.count(False)


def _each_byte(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        yield data[:at] + bytes([data[at] ^ (1 << (at % 8))]) + data[at + 1 :]


def _each_bit(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        for bit in range(8):
            yield data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


if __name__ == "__main__":
    main()
