#!/bin/sh
# venv.sh [EXTRAS]: the project and the named extras ("test", "check", "test,check"), installed for editing into .venv.
set -eu

extras=${1:-}
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  python=$(sh tools/setup/python.sh)
  echo "Making .venv with $("$python" -V) ..."
  rm -rf .venv
  "$python" -m venv .venv
fi
echo "Installing Descent Lab${extras:+ with what '$extras' needs} into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --editable ".${extras:+[$extras]}"
