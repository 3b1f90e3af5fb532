#!/bin/sh
# Are the system's parts here that an install needs, with `browser` also the tests, and with
# `compiler` also the peers that benchmarks measure beside?
# Says the exact command when something is missing; on Debian as root, runs it.
# Usage: system_packages.sh PYTHON [browser|compiler]
set -eu

python=$1
part=${2:-}
missing=""

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "kintrace: $python is not Python 3.11 or newer" >&2
    echo "hint: name another one, as in: make PYTHON=python3.12 demo" >&2
    exit 1
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ "$part" = browser ]; then
    command -v chromium >/dev/null || missing="$missing chromium"
    # The program that drives the browser is linked with it, and a small Debian lacks it.
    ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || missing="$missing libatomic1"
    # Letters of all the scripts, so that a page in Arabic is laid out as its readers see it.
    [ -d /usr/share/fonts/truetype/noto ] || missing="$missing fonts-noto-core"
    # Sealed letters are opened with the stock tool too.
    command -v age >/dev/null || missing="$missing age"
    # The office is tested on both of its databases.
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
fi
if [ "$part" = compiler ]; then
    command -v g++ >/dev/null || missing="$missing g++"
    pkg-config --exists icu-i18n 2>/dev/null || missing="$missing pkg-config libicu-dev"
    "$python" -c 'import sysconfig, os; os.stat(sysconfig.get_path("include") + "/Python.h")' \
        2>/dev/null || missing="$missing python3-dev"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "kintrace: installing$missing" >&2
    apt-get update -qq
    # shellcheck disable=SC2086 # one word per package
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing \
        </dev/null >/dev/null
else
    echo "kintrace: the system lacks$missing" >&2
    echo "hint: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
