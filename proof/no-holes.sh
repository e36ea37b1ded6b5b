#!/bin/sh
# Fails where a proof has a hole.
#
#   no-holes.sh FILE.v ...           no proof is left open, nothing is assumed outside a section
#   no-holes.sh --assumptions LOG    the theorems rest on the axioms of the real numbers alone
set -eu

if [ "$1" = --assumptions ]; then
  answers=$(grep -cE '^(Axioms:|Closed under the global context)' "$2" || true)
  if [ "$answers" -ne "$(grep -c '^Print Assumptions' Assumptions.v)" ]; then
    echo "$2: not an answer for each theorem" >&2
    exit 1
  fi
  names=$(sed -n 's/^\([A-Za-z_.]*\) *$/\1/p; s/^\([A-Za-z_.]*\) *:.*/\1/p' "$2" | grep -v '^Axioms$' | sort -u)
  for name in $names; do
    case $name in
      ClassicalDedekindReals.sig_forall_dec | ClassicalDedekindReals.sig_not_dec) ;;
      FunctionalExtensionality.functional_extensionality_dep) ;;
      *)
        echo "$2: $name: no axiom of the real numbers" >&2
        exit 1
        ;;
    esac
  done
  exit 0
fi

if grep -nEw 'Admitted|admit|give_up|Axiom|Axioms|Parameter|Parameters|Conjecture|Abort|bypass_check|Guard Checking|Positivity Checking|Universe Checking' "$@"; then
  echo 'a proof has a hole' >&2
  exit 1
fi
