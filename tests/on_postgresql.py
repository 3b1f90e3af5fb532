"""Do the office's tests hold on PostgreSQL as they do on SQLite?

`python -m tests.on_postgresql PYTEST_ARGUMENTS` starts a server of its own in a temporary folder,
reached by a socket there and by nothing else, runs pytest with it and takes it away again.
A server refuses to run as root, so root lends it to the user that Debian's package made.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGED = Path("/usr/lib/postgresql")
LENT_TO = "postgres"
NAME = "kintrace"
# Nothing here has to outlive a power cut.
HASTE = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses=''"


def programs() -> Path:
    """The folder of initdb and pg_ctl, of the newest version that is installed."""
    found = sorted(PACKAGED.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    elsewhere = shutil.which("initdb")
    if found:
        return found[-1].parent
    if elsewhere is None:
        sys.exit("there is no PostgreSQL here; on Debian: apt-get install postgresql")
    return Path(elsewhere).parent


def run(command: list[str]) -> None:
    """Run one of PostgreSQL's programs, not as root."""
    user = LENT_TO if os.getuid() == 0 else None
    done = subprocess.run(
        command, user=user, group=user, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.exit(done.stdout.decode(errors="replace"))


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty server, until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="kintrace-postgresql-"))
    if os.getuid() == 0:
        os.chown(folder, pwd.getpwnam(LENT_TO).pw_uid, pwd.getpwnam(LENT_TO).pw_gid)
    data, control = str(folder / "data"), str(programs() / "pg_ctl")
    try:
        run([str(programs() / "initdb"), "--auth=trust", f"--username={NAME}", "--no-sync",
             "--encoding=UTF8", "--locale=C.UTF-8", f"--pgdata={data}"])  # fmt: skip
        run([control, "start", "--wait", "--silent", f"--pgdata={data}",
             f"--log={folder / 'log'}", "--options", f"-k {folder} {HASTE}"])  # fmt: skip
        yield f"postgresql:///{NAME}?host={folder}&user={NAME}"
    finally:
        subprocess.run(
            [control, "stop", "--mode=immediate", "--silent", f"--pgdata={data}"],
            user=LENT_TO if os.getuid() == 0 else None,
            cwd="/",
        )
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Run pytest on a server of its own."""
    with server() as address:
        command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        code = subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode
    sys.exit(code)


if __name__ == "__main__":
    main()
