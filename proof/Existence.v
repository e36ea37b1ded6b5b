(** Every input has a fixpoint: a small forward-backward step contracts. *)
From Coq Require Import Reals Lra Lia Arith Psatz.
From Mondeq Require Import Sums Soundness.
Open Scope R_scope.

Lemma constant_converges c : Un_cv (fun _ => c) c.
Proof.
  intros eps Heps. exists O. intros. unfold R_dist. now rewrite Rminus_diag_eq, Rabs_R0.
Qed.

(** A sequence whose steps shrink geometrically converges. *)
Lemma geometric_steps_converge (s : nat -> R) C r :
  0 <= r < 1 -> (forall n, Rabs (s (S n) - s n) <= C * r ^ n) -> { l | Un_cv s l }.
Proof.
  intros Hr Hs.
  assert (Hgeo : { l | Un_cv (sum_f_R0 (fun n => C * r ^ n)) l }).
  { exists (C * / (1 - r)).
    assert (Hcv : Un_cv (sum_f_R0 (fun n => r ^ n)) (/ (1 - r))).
    { assert (HP := GP_infinite r). rewrite Rabs_right in HP by lra.
      specialize (HP (proj2 Hr)). intros eps Heps. destruct (HP eps Heps) as [N HN].
      exists N. intros n Hn. specialize (HN n Hn).
      rewrite (sum_eq _ (fun n => 1 * r ^ n)) by (intros; ring). exact HN. }
    assert (H := CV_mult (fun _ => C) _ C _ (constant_converges C) Hcv).
    intros eps Heps. destruct (H eps Heps) as [N HN]. exists N. intros n Hn.
    specialize (HN n Hn). rewrite (sum_eq _ (fun n => r ^ n * C)) by (intros; ring).
    rewrite <- scal_sum. exact HN. }
  assert (Habs : { l | Un_cv (sum_f_R0 (fun n => Rabs (s (S n) - s n))) l }).
  { apply Rseries_CV_comp with (fun n => C * r ^ n); [|assumption].
    intros n. split; [apply Rabs_pos|apply Hs]. }
  destruct (cv_cauchy_2 _ (cauchy_abs _ (cv_cauchy_1 _ Habs))) as [l Hl].
  assert (Htel : forall n, sum_f_R0 (fun k => s (S k) - s k) n = s (S n) - s O).
  { induction n as [|n IH]; simpl; [reflexivity|]. rewrite IH. ring. }
  exists (l + s O). intros eps Heps. destruct (Hl eps Heps) as [N HN]. exists (S N).
  intros n Hn. destruct n as [|n]; [lia|]. specialize (HN n ltac:(lia)).
  rewrite Htel in HN. unfold R_dist in *.
  replace (s (S n) - (l + s O)) with (s (S n) - s O - l) by ring. exact HN.
Qed.

(** [(f1 + ... + fn)² <= n (f1² + ... + fn²)]. *)
Lemma square_of_sum n f : sum n f * sum n f <= INR n * sum n (fun i => f i * f i).
Proof.
  induction n as [|n IH]; [simpl; lra|]. rewrite S_INR. simpl sum.
  set (S := sum n f) in *. set (Q := sum n (fun i => f i * f i)) in *.
  assert (HQ : 0 <= Q) by (apply sum_nonneg; intros; apply Rle_0_sqr).
  assert (Hn : 0 <= INR n) by apply pos_INR.
  destruct (Req_dec (INR n) 0) as [H0|H0].
  - rewrite H0 in *. assert (S = 0) by nra. nra.
  - assert (H1 : 2 * S * f n <= Q + INR n * (f n * f n)).
    { apply Rmult_le_reg_l with (INR n); [lra|].
      assert (0 <= (S - INR n * f n) * (S - INR n * f n)) by apply Rle_0_sqr. nra. }
    nra.
Qed.

Section Existence.
Variables p q : nat.
Variable m : R.
Variables W U : nat -> nat -> R.
Variable b : nat -> R.
Hypothesis m_positive : 0 < m.
Hypothesis monotone : strongly_monotone p m W.
Variable x : nat -> R.

Let norm (d : nat -> R) : R := sum p (fun j => d j * d j).
Let residual (d : nat -> R) (j : nat) : R := d j - sum p (fun k => W j k * d k).

(** A bound of [‖(I - W) d‖² / ‖d‖²]. *)
Let L : R :=
  INR p * sum p (fun j => sum p (fun k => (delta j k - W j k) * (delta j k - W j k))).

Lemma norm_nonneg d : 0 <= norm d.
Proof. apply sum_nonneg. intros. apply Rle_0_sqr. Qed.

Lemma entry_below_norm d j : (j < p)%nat -> d j * d j <= norm d.
Proof.
  intros Hj. apply (sum_term_le p (fun j => d j * d j)); [|assumption].
  intros. apply Rle_0_sqr.
Qed.

Lemma L_nonneg : 0 <= L.
Proof.
  apply Rmult_le_pos; [apply pos_INR|]. apply sum_nonneg. intros. apply sum_nonneg. intros.
  apply Rle_0_sqr.
Qed.

Lemma residual_bounded d : sum p (fun j => residual d j * residual d j) <= L * norm d.
Proof.
  apply Rle_trans with (sum p (fun j => INR p *
    (norm d * sum p (fun k => (delta j k - W j k) * (delta j k - W j k))))).
  - apply sum_le. intros j Hj.
    assert (E : residual d j = sum p (fun k => (delta j k - W j k) * d k)).
    { unfold residual.
      rewrite (sum_ext p (fun k => (delta j k - W j k) * d k)
        (fun k => delta j k * d k - W j k * d k)) by (intros; ring).
      now rewrite sum_minus, sum_delta. }
    rewrite E. eapply Rle_trans; [apply square_of_sum|].
    apply Rmult_le_compat_l; [apply pos_INR|]. rewrite <- sum_scale. apply sum_le.
    intros k Hk. assert (H := entry_below_norm d k Hk).
    assert (0 <= (delta j k - W j k) * (delta j k - W j k)) by apply Rle_0_sqr. nra.
  - rewrite sum_scale, sum_scale. unfold L. apply Req_le. ring.
Qed.

Let a : R := m / (L + m * m).
Let step (z : nat -> R) (j : nat) : R :=
  Rmax ((1 - a) * z j + a * preactivation p q W U b x z j) 0.

Lemma a_positive : 0 < a.
Proof.
  assert (H := L_nonneg). assert (0 < m * m) by now apply Rmult_lt_0_compat. unfold a.
  apply Rdiv_lt_0_compat; lra.
Qed.

Lemma a_times : a * (L + m * m) = m.
Proof. assert (H := L_nonneg). assert (0 < m * m) by now apply Rmult_lt_0_compat.
  unfold a. field. lra. Qed.

Lemma rmax_lipschitz u v : (Rmax u 0 - Rmax v 0) * (Rmax u 0 - Rmax v 0) <= (u - v) * (u - v).
Proof.
  unfold Rmax. destruct (Rle_dec u 0) as [Hu|Hu]; destruct (Rle_dec v 0) as [Hv|Hv];
    try apply Rnot_le_lt in Hu; try apply Rnot_le_lt in Hv.
  - assert (0 <= (u - v) * (u - v)) by apply Rle_0_sqr. lra.
  - assert (0 <= (- u) * v) by (apply Rmult_le_pos; lra).
    assert (0 <= u * u) by apply Rle_0_sqr. lra.
  - assert (0 <= u * (- v)) by (apply Rmult_le_pos; lra).
    assert (0 <= v * v) by apply Rle_0_sqr. lra.
  - lra.
Qed.

(** [‖T z - T z'‖² <= (1 - a m) ‖z - z'‖²]. *)
Lemma step_contracts z z' :
  norm (fun j => step z j - step z' j) <= (1 - a * m) * norm (fun j => z j - z' j).
Proof.
  set (d := fun j => z j - z' j).
  apply Rle_trans with (sum p (fun j => (d j - a * residual d j) * (d j - a * residual d j))).
  - apply sum_le. intros j Hj. unfold step. eapply Rle_trans; [apply rmax_lipschitz|].
    apply Req_le.
    assert (E : (1 - a) * z j + a * preactivation p q W U b x z j
                - ((1 - a) * z' j + a * preactivation p q W U b x z' j)
                = d j - a * residual d j).
    { unfold residual, d, preactivation.
      rewrite (sum_ext p (fun k => W j k * (z k - z' k)) (fun k => W j k * z k - W j k * z' k))
        by (intros; ring).
      rewrite sum_minus. ring. }
    now rewrite E.
  - rewrite (sum_ext p _ (fun j => d j * d j - (2 * a) * (d j * residual d j)
                                   + (a * a) * (residual d j * residual d j)))
      by (intros; ring).
    rewrite sum_plus, sum_minus, !sum_scale.
    assert (H1 := monotone d). assert (H2 := residual_bounded d).
    assert (Ha := a_positive). assert (Ht := a_times). assert (HN := norm_nonneg d).
    fold (norm d) in H1 |- *.
    change (m * norm d <= sum p (fun j => d j * residual d j)) in H1.
    set (R1 := sum p (fun j => d j * residual d j)) in *.
    set (R2 := sum p (fun j => residual d j * residual d j)) in *.
    assert (H3 : (2 * a) * (m * norm d) <= (2 * a) * R1) by (apply Rmult_le_compat_l; lra).
    assert (H4 : (a * a) * R2 <= (a * a) * (L * norm d)) by (apply Rmult_le_compat_l; nra).
    assert (H5 : a * L <= m) by nra.
    assert (H6 : (a * a) * (L * norm d) <= (a * m) * norm d).
    { replace (a * a * (L * norm d)) with ((a * L) * (a * norm d)) by ring.
      replace (a * m * norm d) with (m * (a * norm d)) by ring.
      apply Rmult_le_compat_r; [apply Rmult_le_pos; lra|assumption]. }
    lra.
Qed.

Fixpoint iterate (n : nat) : nat -> R :=
  match n with
  | O => fun _ => 0
  | S k => step (iterate k)
  end.

Lemma contraction_factor : 0 <= 1 - a * m < 1.
Proof.
  assert (Ha := a_positive). assert (Ht := a_times). assert (HL := L_nonneg).
  assert (0 < a * m) by (apply Rmult_lt_0_compat; assumption).
  split; [|lra].
  assert (a * m * m <= m) by nra.
  assert (a * m <= 1); [|lra].
  apply Rmult_le_reg_r with m; [assumption|]. lra.
Qed.

Lemma steps_shrink n :
  norm (fun j => iterate (S n) j - iterate n j)
  <= (1 - a * m) ^ n * norm (fun j => iterate 1 j - iterate 0 j).
Proof.
  induction n as [|n IH]; [simpl pow; lra|].
  eapply Rle_trans; [apply (step_contracts (iterate (S n)) (iterate n))|].
  assert (Hc := contraction_factor). simpl pow.
  replace ((1 - a * m) * (1 - a * m) ^ n * norm (fun j => iterate 1 j - iterate 0 j))
    with ((1 - a * m) * ((1 - a * m) ^ n * norm (fun j => iterate 1 j - iterate 0 j))) by ring.
  apply Rmult_le_compat_l; [lra|exact IH].
Qed.

Lemma sqrt_pow r n : 0 <= r -> sqrt (r ^ n) = sqrt r ^ n.
Proof.
  intros Hr. induction n as [|n IH]; simpl; [apply sqrt_1|].
  rewrite sqrt_mult; [now rewrite IH|assumption|now apply pow_le].
Qed.

Lemma iterate_converges j : (j < p)%nat -> { l | Un_cv (fun n => iterate n j) l }.
Proof.
  intros Hj. set (N0 := norm (fun j => iterate 1 j - iterate 0 j)).
  assert (Hc := contraction_factor).
  apply geometric_steps_converge with (sqrt N0) (sqrt (1 - a * m)).
  - split; [apply sqrt_pos|]. assert (Ham := Rmult_lt_0_compat a m a_positive m_positive).
    apply Rlt_le_trans with (sqrt 1); [apply sqrt_lt_1; lra|rewrite sqrt_1; lra].
  - intros n. rewrite <- sqrt_pow by lra. rewrite <- sqrt_mult.
    + rewrite <- sqrt_Rsqr_abs. apply sqrt_le_1.
      * apply Rle_0_sqr.
      * apply Rmult_le_pos; [apply norm_nonneg|apply pow_le; lra].
      * rewrite Rmult_comm. eapply Rle_trans; [|apply steps_shrink].
        apply (entry_below_norm (fun j => iterate (S n) j - iterate n j) j Hj).
    + apply norm_nonneg.
    + apply pow_le. lra.
Qed.

Definition limit (j : nat) : R :=
  match lt_dec j p with
  | left H => proj1_sig (iterate_converges j H)
  | right _ => 0
  end.

Lemma limit_spec j : (j < p)%nat -> Un_cv (fun n => iterate n j) (limit j).
Proof.
  intros Hj. unfold limit. destruct (lt_dec j p) as [H|H]; [|contradiction].
  apply (proj2_sig (iterate_converges j H)).
Qed.

Lemma sum_converges n (f : nat -> nat -> R) (l : nat -> R) :
  (forall k, (k < n)%nat -> Un_cv (fun i => f i k) (l k)) ->
  Un_cv (fun i => sum n (f i)) (sum n l).
Proof.
  induction n as [|n IH]; simpl; intros H; [apply constant_converges|].
  apply CV_plus; [apply IH; intros|]; apply H; lia.
Qed.

Lemma max_converges s l : Un_cv s l -> Un_cv (fun n => Rmax (s n) 0) (Rmax l 0).
Proof.
  intros H eps Heps. destruct (H eps Heps) as [N HN]. exists N. intros n Hn.
  eapply Rle_lt_trans; [|apply (HN n Hn)]. unfold R_dist.
  apply Rsqr_le_abs_0. apply rmax_lipschitz.
Qed.

Lemma shifted s l : Un_cv s l -> Un_cv (fun n => s (S n)) l.
Proof.
  intros H eps Heps. destruct (H eps Heps) as [N HN]. exists N. intros n Hn. apply HN. lia.
Qed.

Lemma limit_is_stationary j : (j < p)%nat -> limit j = step limit j.
Proof.
  intros Hj. apply UL_sequence with (fun n => iterate (S n) j).
  - apply (shifted (fun n => iterate n j)). now apply limit_spec.
  - simpl. unfold step. apply (max_converges (fun n =>
      (1 - a) * iterate n j + a * preactivation p q W U b x (iterate n) j)).
    apply CV_plus.
    + apply (CV_mult (fun _ => 1 - a)); [apply constant_converges|now apply limit_spec].
    + apply (CV_mult (fun _ => a)); [apply constant_converges|]. unfold preactivation.
      apply CV_plus; [|apply constant_converges].
      apply CV_plus; [|apply constant_converges].
      apply (sum_converges p (fun n k => W j k * iterate n k)). intros k Hk.
      apply (CV_mult (fun _ => W j k)); [apply constant_converges|now apply limit_spec].
Qed.

Theorem fixpoint_exists : exists z, is_fixpoint p q W U b x z.
Proof.
  exists limit. intros j Hj. assert (H := limit_is_stationary j Hj). unfold step in H.
  assert (Ha := a_positive). set (y := preactivation p q W U b x limit j) in *.
  assert (H0 : 0 <= limit j) by (rewrite H; apply Rmax_r).
  unfold Rmax in H. destruct (Rle_dec ((1 - a) * limit j + a * y) 0) as [Hle|Hgt].
  - rewrite H in Hle |- *. assert (y <= 0) by nra. now rewrite Rmax_right.
  - assert (E : y = limit j) by nra. rewrite E. now rewrite Rmax_left.
Qed.
End Existence.
