#!/bin/sh
# Makes .venv with what the lock file says, only when the lock has changed. Usage: tools/setup.sh [dev]
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
lock=requirements.lock
[ "$kind" = dev ] && lock=requirements-dev.lock

find_python() {
    for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Bärkraft needs Python 3.11 or later. Install it, or set PYTHON=/path/to/python3." >&2
    exit 1
}

stamp=$(cat "$lock" | cksum)
# What is installed for tests holds all that a run needs.
for have in run dev; do
    [ -f ".venv/.stamp-$have" ] && [ "$(cat ".venv/.stamp-$have")" = "$(cat requirements$([ $have = dev ] && echo -dev || true).lock | cksum)" ] || continue
    [ "$have" = "$kind" ] || [ "$have" = dev ] && exit 0
done

python=$(find_python)
echo "Installing packages ($("$python" --version)), about half a minute the first time"
if [ ! -x .venv/bin/python ]; then
    "$python" -m venv .venv 2>/dev/null || "$python" -m venv --without-pip --clear .venv
fi
if .venv/bin/python -m pip --version >/dev/null 2>&1; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
else
    # Debian without python3-venv: the system's pip installs into our environment.
    "$python" -m pip --python .venv/bin/python install --quiet --disable-pip-version-check --require-hashes -r "$lock"
fi
printf '%s' "$stamp" >".venv/.stamp-$kind"
