"""Which exact files of which packages does Kintrace install?

Asks pip to resolve the dependencies of pyproject.toml and writes constraints.txt and
constraints/*.txt: each package with its version and the sha256 of every file that Linux
(x86_64, aarch64) with CPython 3.11 to 3.13 would take. Nothing is installed, and no address is
written. Run it with `make pin` after a change of the dependencies. Not part of the library.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
# Debian 12 has glibc 2.36; the oldest are the ones that wheels of each machine name.
OLDEST_GLIBC = {"x86_64": 5, "aarch64": 17}
NEWEST_GLIBC = 36
# hatchling builds the package, editables lets it be installed from a checkout.
BUILD = ["hatchling>=1.27", "editables>=0.5"]

Pins = dict[str, str]


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = {
        extra: [need for need in needs if not need.startswith("kintrace[")]
        for extra, needs in project["optional-dependencies"].items()
    }
    pure = [need for need in extras["test"] if need.startswith(("pytest>", "hypothesis>"))]
    groups = {
        "constraints.txt": ("what Kintrace runs on, and what builds it", project["dependencies"]),
        "constraints/pure.txt": ("what the pure tests need besides", pure),
        "constraints/documents.txt": ("what reading documents needs", extras["documents"]),
        "constraints/letters.txt": ("what letters need besides", extras["letters"]),
        "constraints/office.txt": ("what the office needs besides", extras["office"]),
        "constraints/test.txt": ("what `make test` needs besides both", extras["test"]),
        "constraints/benchmarks.txt": ("what benchmarks/ need besides", extras["benchmarks"]),
    }
    wanted = [need for _, needs in groups.values() for need in needs] + BUILD
    everything = resolve(wanted)
    hashes = file_hashes(everything)
    written: set[str] = set()
    for path, (purpose, needs) in groups.items():
        if path == "constraints.txt":
            needs = needs + BUILD
        pins = {name: everything[name] for name in resolve(needs, within=everything)}
        new = {name: version for name, version in pins.items() if name not in written}
        written |= new.keys()
        write(ROOT / path, purpose, new, hashes)
        print(f"{path}: {len(new)} packages")


def resolve(needs: list[str], *, within: Pins | None = None) -> Pins:
    """Every package that these requirements bring, with its version."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as limits:
        limits.writelines(f"{name}=={version}\n" for name, version in (within or {}).items())
        limits.flush()
        report = pip_report(["--constraint", limits.name, *needs])
    return {canonical(item): item["metadata"]["version"] for item in report}


def file_hashes(pins: Pins) -> dict[str, set[str]]:
    """The sha256 of each file that one of the supported machines would take."""
    found: dict[str, set[str]] = defaultdict(set)
    lines = [f"{name}=={version}" for name, version in pins.items()]
    sources = {
        canonical(item) for item in pip_report(["--no-deps", *lines], found) if is_sdist(item)
    }
    wheels = [line for line in lines if line.split("==")[0] not in sources]
    for python in PYTHONS:
        for machine, oldest in OLDEST_GLIBC.items():
            tags = [f"manylinux_2_{minor}_{machine}" for minor in range(oldest, NEWEST_GLIBC + 1)]
            tags += [f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"linux_{machine}"]
            platforms = [part for tag in tags for part in ("--platform", tag)]
            # pip asks for a folder when the machine is not this one; it stays empty.
            target = ["--target", "unused", "--no-deps", "--only-binary", ":all:"]
            pip_report([*target, "--python-version", python, *platforms, *wheels], found)
    return found


def pip_report(arguments: list[str], hashes: dict[str, set[str]] | None = None) -> list[dict]:
    """What pip would install; adds the files' hashes to `hashes` if it is given."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
    command += ["--ignore-installed", "--report", "-", *arguments]
    # This machine's own settings (local folders of wheels, caps) must not decide the pins.
    ignored = ("PIP_FIND_LINKS", "PIP_CONSTRAINT", "PIP_EXTRA_INDEX_URL")
    environment = {name: value for name, value in os.environ.items() if name not in ignored}
    environment["PIP_CONFIG_FILE"] = os.devnull
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout
    items: list[dict] = json.loads(output)["install"]
    if hashes is not None:
        for item in items:
            hashes[canonical(item)].add(item["download_info"]["archive_info"]["hashes"]["sha256"])
    return items


def canonical(item: dict) -> str:
    """A package's name as pip compares it: lower case, with hyphens."""
    return item["metadata"]["name"].lower().replace("_", "-").replace(".", "-")


def is_sdist(item: dict) -> bool:
    """Whether the release has no wheel here and is built from source."""
    return not item["download_info"]["url"].endswith(".whl")


def write(path: Path, purpose: str, pins: Pins, hashes: dict[str, set[str]]) -> None:
    lines = [f"# Pins: {purpose}. Written by `make pin` (scripts/pin.py), never by hand.\n"]
    for name, version in sorted(pins.items()):
        lines.append(f"{name}=={version}")
        lines += [f" \\\n    --hash=sha256:{one}" for one in sorted(hashes[name])]
        lines.append("\n")
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(lines))


if __name__ == "__main__":
    main()
