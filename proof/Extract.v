(** The checker as OCaml. Integers become those of Zarith. *)
From Coq Require Import Extraction ExtrOcamlBasic ExtrOcamlZBigInt.
From Mondeq Require Import Dyadic Checker.
Extraction Language OCaml.
Extraction "build/checker.ml" check.
