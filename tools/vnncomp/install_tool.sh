#!/bin/sh
# install_tool.sh v1: builds mondeq, which needs Java 17 or later (JAVA_HOME, or java in PATH).
set -eu
[ "${1-}" = v1 ] || { echo "install_tool.sh: expected v1, got '${1-}'" >&2; exit 2; }
root=$(CDPATH='' cd -P -- "$(dirname "$0")/../.." && pwd)
exec "$root/mondeq" --version
