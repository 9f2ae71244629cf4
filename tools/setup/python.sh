#!/bin/sh
# Prints the first Python that is new enough and can make virtual environments; says what to do when there is none.
set -eu

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
found=
for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.14 python3.12 python3.11 python; do
  command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$new_enough" 2>/dev/null || continue
  found=$candidate
  if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
    command -v "$candidate"
    exit 0
  fi
done

if [ -z "$found" ]; then
  echo "Descent Lab needs Python 3.11 or later, and found none (set PYTHON=/path/to/python to name one)." >&2
  exit 1
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing python3-venv from the system's packages ..." >&2
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv; } >/dev/null 2>&1 || true
  if "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    command -v "$found"
    exit 0
  fi
fi
echo "$found cannot make virtual environments: install its venv package (Debian, Ubuntu: apt install python3-venv)." >&2
exit 1
