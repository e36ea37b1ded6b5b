#!/bin/sh
# Two units z1 = z2 = max(x, 0) on -1 <= x <= 1: that z1 - z2 + 1/4 > 0 takes a branching.
set -eu
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# verdict WORD CODE [SED_OF_CERTIFICATE [SED_OF_MODEL]]
verdict() {
  sed "${3-}" examples/certificate.txt > "$folder/certificate.txt"
  sed "${4-}" examples/model.txt > "$folder/model.txt"
  code=0
  build/check "$folder/model.txt" "$folder/certificate.txt" > "$folder/out" 2> "$folder/err" || code=$?
  if [ "$code" != "$2" ] || ! cat "$folder/out" "$folder/err" | grep -q "$1"; then
    echo "test.sh: expected '$1' and $2, got $code for '${3-}' '${4-}'" >&2
    cat "$folder/out" "$folder/err" >&2
    exit 1
  fi
}

verdict ': accepted' 0
verdict ': accepted' 0 '' 's/^v 1 -2/v 1 -40/'
verdict ': not proved' 1 's/^label 0/label 1/'
verdict ': accepted' 0 '11,14d'
verdict ': not proved' 1 '11,12d; 14,17d'
verdict ': not proved' 1 '11,13d; 15,17d'
verdict ': not proved' 1 '0,/^leaf 1 0 -1 0/s//leaf -1 0 1 0/'
verdict ': not proved' 1 's/^leaf 1 0 -1 0/leaf 0 0 0 0/'
verdict ': not proved' 1 's/^point 1/point -1/'
verdict ': not proved' 1 's/^lower 0 0/lower 2 0/'
verdict ': not proved' 1 's/^trees 1/trees 0/; /^branch/d; /^leaf/d'
verdict ': not proved' 1 '' 's/^v 1 -2/v 0 0/'
verdict ': not proved' 1 '' 's/^m 1/m -1/'
verdict ': not proved' 1 '' 's/^std 1/std -1/'
verdict ': not proved' 1 '' 's/^U 1 0 1 0/U 1 0 3 -1/'
verdict 'ends too early' 2 '$d'
verdict 'expected the end' 2 '$s/$/ 7/'
verdict 'expected a whole number' 2 's/^label 0/label 2/'
verdict 'expected a whole number' 2 's/^lower 0/lower 0x1/'
verdict 'expected units' 2 '' 's/^units/unit/'
echo 'test.sh: all verdicts as expected'
