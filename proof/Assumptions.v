(** What the theorems rest on beyond Coq's logic: the axioms of its real numbers. *)
From Mondeq Require Import Soundness Checker.
Print Assumptions weights_are_strongly_monotone.
Print Assumptions certificate_sound.
Print Assumptions check_implies_hypotheses.
Print Assumptions check_sound.
