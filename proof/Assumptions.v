(** What the theorems rest on beyond Coq's logic: the axioms of its real numbers. *)
From Mondeq Require Import Soundness Existence Checker.
Print Assumptions weights_are_strongly_monotone.
Print Assumptions fixpoint_exists.
Print Assumptions fixpoint_is_unique.
Print Assumptions certificate_sound.
Print Assumptions check_implies_hypotheses.
Print Assumptions check_sound.
Print Assumptions check_proves_the_claim.
