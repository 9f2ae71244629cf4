#!/bin/sh
# each.sh COMMAND...: runs them all, each under its own heading, and fails if any of them did, naming which.
failed=
for command in "$@"; do
  printf '\n== %s\n' "$command"
  sh -c "$command" || failed="$failed
   $command"
done
if [ -n "$failed" ]; then
  printf '\nFAILED:%s\n' "$failed"
  exit 1
fi
printf '\nAll passed.\n'
