#!/bin/sh
# run_instance.sh v1 CATEGORY NETWORK VNNLIB RESULTS TIMEOUT: writes sat, unsat, timeout, unknown or error to the
# first line of RESULTS, and after sat the values of all variables.
set -eu
[ "${1-}" = v1 ] || { echo "run_instance.sh: expected v1, got '${1-}'" >&2; exit 2; }
[ $# = 6 ] || { echo "run_instance.sh: expected v1 CATEGORY NETWORK VNNLIB RESULTS TIMEOUT" >&2; exit 2; }
root=$(CDPATH='' cd -P -- "$(dirname "$0")/../.." && pwd)
seconds=${6%.*}
# The virtual machine starts and ends within the time, too.
[ "$seconds" -le 4 ] || seconds=$((seconds - 2))
if "$root/mondeq" verify "$4" "$3" --as-real --timeout "$seconds" > "$5.part"; then
  sed '1s/^timed-out$/timeout/' "$5.part" > "$5"
else
  code=$?
  echo error > "$5"
  rm -f "$5.part"
  exit "$code"
fi
rm -f "$5.part"
