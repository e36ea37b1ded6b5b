#!/usr/bin/env bash
# Tests the second checker, and compares it with `mondeq check` on certificates and counterexamples
# of a model that is trained here on the embedded digits.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2> /dev/null; then
  echo 'check/python: skipped, no python3 of version 3.9 or later in PATH'
  exit 0
fi
(cd check/python && python3 -m unittest)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./mondeq train configs/digits.yaml --quiet --output "$work/model" --set train.epochs=10
certify() {
  ./mondeq certify "$work/model/model.npz" --quiet --data digits --epsilon 0.02 --output "$work/$1" \
    --certificates "$work/$1-certificates" --method "$1" --samples "$2"
}
certify complete 0-39
certify craft 0-9
python3 check/python/campaign.py files ./mondeq "$work/model/model.npz" \
  "$work/complete-certificates" "$work/craft-certificates" "$work/complete"
