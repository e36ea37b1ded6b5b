#!/bin/sh
# prepare_instance.sh v1 CATEGORY NETWORK VNNLIB: exit code 0 if mondeq can take the instance on, else 1.
set -eu
[ "${1-}" = v1 ] || { echo "prepare_instance.sh: expected v1, got '${1-}'" >&2; exit 2; }
[ $# = 4 ] || { echo "prepare_instance.sh: expected v1 CATEGORY NETWORK VNNLIB" >&2; exit 2; }
case $3 in
  *.npz) ;;
  *) echo "$3: expected a model file of mondeq (.npz)" >&2; exit 1 ;;
esac
for file in "$3" "$4"; do
  [ -r "$file" ] || { echo "$file: no such file" >&2; exit 1; }
done
