(** The theorem that the certificates of the complete method rest on, over the real numbers. *)
From Coq Require Import Reals Lra Lia Arith Psatz.
From Mondeq Require Import Sums.
Open Scope R_scope.

(** ** The model *)

(** Strong monotonicity: [x·(I - W) x >= m ‖x‖²]. *)
Definition strongly_monotone (p : nat) (m : R) (W : nat -> nat -> R) : Prop :=
  forall x, m * sum p (fun j => x j * x j)
            <= sum p (fun j => x j * (x j - sum p (fun k => W j k * x k))).

(** [W = (1 - m) I - PᵀP + Q - Qᵀ]. *)
Definition weights (p : nat) (m : R) (P Q : nat -> nat -> R) : nat -> nat -> R :=
  fun j k => (1 - m) * delta j k - sum p (fun i => P i j * P i k) + Q j k - Q k j.

(** [x·(I - W) x = m ‖x‖² + ‖P x‖²]. *)
Lemma monotonicity_of_weights p m P Q x :
  sum p (fun j => x j * (x j - sum p (fun k => weights p m P Q j k * x k)))
  = m * sum p (fun j => x j * x j)
    + sum p (fun i => sum p (fun j => P i j * x j) * sum p (fun k => P i k * x k)).
Proof.
  set (y := fun i => sum p (fun j => P i j * x j)).
  change (sum p (fun i => sum p (fun j => P i j * x j) * sum p (fun k => P i k * x k)))
    with (sum p (fun i => y i * y i)).
  assert (Hrow : forall j, (j < p)%nat ->
    sum p (fun k => weights p m P Q j k * x k)
    = (1 - m) * x j - sum p (fun i => P i j * y i)
      + (sum p (fun k => Q j k * x k) - sum p (fun k => Q k j * x k))).
  { intros j Hj. unfold weights.
    rewrite (sum_ext p _ (fun k => ((1 - m) * (delta j k * x k)
      - sum p (fun i => P i j * (P i k * x k))) + (Q j k * x k - Q k j * x k))).
    - rewrite sum_plus, !sum_minus, sum_scale, sum_delta by assumption.
      rewrite (sum_swap p p (fun k i => P i j * (P i k * x k))).
      do 2 f_equal. apply sum_ext. intros i _. unfold y. now rewrite sum_scale.
    - intros k _.
      rewrite (sum_ext p (fun i => P i j * (P i k * x k)) (fun i => x k * (P i j * P i k)))
        by (intros; ring).
      rewrite sum_scale. ring. }
  rewrite (sum_ext p _ (fun j => (m * (x j * x j) + x j * sum p (fun i => P i j * y i))
     - (sum p (fun k => x j * (Q j k * x k)) - sum p (fun k => x j * (Q k j * x k))))).
  2: { intros j Hj. rewrite Hrow by assumption. rewrite !sum_scale. ring. }
  rewrite sum_minus, sum_plus, sum_minus, sum_scale.
  assert (Hskew : sum p (fun j => sum p (fun k => x j * (Q j k * x k)))
                  = sum p (fun j => sum p (fun k => x j * (Q k j * x k)))).
  { rewrite sum_swap. apply sum_ext. intros j _. apply sum_ext. intros k _. ring. }
  rewrite Hskew.
  assert (Hsq : sum p (fun j => x j * sum p (fun i => P i j * y i))
                = sum p (fun i => y i * y i)).
  { rewrite (sum_ext p _ (fun j => sum p (fun i => x j * (P i j * y i))))
      by (intros; now rewrite sum_scale).
    rewrite sum_swap. apply sum_ext. intros i _.
    rewrite (sum_ext p _ (fun j => y i * (P i j * x j))) by (intros; ring).
    now rewrite sum_scale. }
  rewrite Hsq. ring.
Qed.

Theorem weights_are_strongly_monotone p m P Q : strongly_monotone p m (weights p m P Q).
Proof.
  intros x. rewrite monotonicity_of_weights.
  assert (0 <= sum p (fun i => sum p (fun j => P i j * x j) * sum p (fun k => P i k * x k))).
  { apply sum_nonneg. intros. apply Rle_0_sqr. }
  lra.
Qed.

Section Model.
Variables p q : nat.
Variable m : R.
Variables W U : nat -> nat -> R.
Variable b : nat -> R.
Hypothesis m_positive : 0 < m.
Hypothesis monotone : strongly_monotone p m W.

(** [y = W z + U x + b]. *)
Definition preactivation (x z : nat -> R) (j : nat) : R :=
  sum p (fun k => W j k * z k) + sum q (fun i => U j i * x i) + b j.

(** [z = max(W z + U x + b, 0)]. *)
Definition is_fixpoint (x z : nat -> R) : Prop :=
  forall j, (j < p)%nat -> z j = Rmax (preactivation x z j) 0.

(** A positive diagonal, [r = z + (y - z)/D] and [K = W - I + D]. *)
Variable D : nat -> R.
Hypothesis D_positive : forall j, (j < p)%nat -> 0 < D j.

Definition state (x z : nat -> R) (j : nat) : R := z j + (preactivation x z j - z j) / D j.
Definition K (j k : nat) : R := W j k - delta j k + D j * delta j k.

Lemma fixpoint_of_state x z j :
  is_fixpoint x z -> (j < p)%nat -> z j = Rmax (state x z j) 0.
Proof.
  intros Hz Hj. specialize (Hz j Hj). unfold state.
  set (y := preactivation x z j) in *. assert (HD := D_positive j Hj).
  destruct (Rle_dec y 0) as [Hy|Hy].
  - rewrite Rmax_right in Hz by lra. rewrite Hz, Rmax_right; [reflexivity|].
    assert (0 <= (- y) * / D j).
    { apply Rmult_le_pos; [lra|]. left. now apply Rinv_0_lt_compat. }
    unfold Rdiv. lra.
  - rewrite Rmax_left in Hz by lra.
    replace (z j + (y - z j) / D j) with (z j) by (rewrite Hz; unfold Rdiv; ring).
    rewrite Rmax_left; lra.
Qed.

(** Equation (1): [D r = K z + U x + b]. *)
Lemma state_equation x z j : (j < p)%nat ->
  D j * state x z j = sum p (fun k => K j k * z k) + sum q (fun i => U j i * x i) + b j.
Proof.
  intros Hj. assert (HD := D_positive j Hj). unfold state, K.
  rewrite (sum_ext p (fun k => (W j k - delta j k + D j * delta j k) * z k)
     (fun k => W j k * z k - delta j k * z k + D j * (delta j k * z k))) by (intros; ring).
  rewrite sum_plus, sum_minus, sum_scale, sum_delta by assumption.
  unfold preactivation. field. lra.
Qed.

(** ** The distance to a point *)

(** [g] bounds the gap [W z̃ + U x + b - z̃] of a point, where [z̃ = 0] only from above. *)
Definition bounds_gap (x zt g : nat -> R) : Prop :=
  forall j, (j < p)%nat ->
    0 <= zt j /\ 0 <= g j /\ preactivation x zt j - zt j <= g j
    /\ (zt j = 0 \/ zt j - preactivation x zt j <= g j).

Lemma gap_product x z zt g :
  is_fixpoint x z -> bounds_gap x zt g -> forall j, (j < p)%nat ->
  (z j - zt j) * ((z j - zt j) - sum p (fun k => W j k * (z k - zt k)))
  <= Rabs (z j - zt j) * g j.
Proof.
  intros Hz Hg j Hj. destruct (Hg j Hj) as (Hzt & Hg0 & Hup & Hdown). specialize (Hz j Hj).
  assert (Hd : sum p (fun k => W j k * (z k - zt k))
               = preactivation x z j - preactivation x zt j).
  { unfold preactivation.
    rewrite (sum_ext p _ (fun k => W j k * z k - W j k * zt k)) by (intros; ring).
    rewrite sum_minus. ring. }
  rewrite Hd. set (y := preactivation x z j) in *. set (yt := preactivation x zt j) in *.
  assert (Hz0 : 0 <= z j) by (rewrite Hz; apply Rmax_r).
  assert (Hzy : y <= z j) by (rewrite Hz; apply Rmax_l).
  assert (Hzz : z j * (z j - y) = 0).
  { rewrite Hz. unfold Rmax. destruct (Rle_dec y 0); ring. }
  assert (Hneg : 0 <= zt j * (z j - y)) by (apply Rmult_le_pos; lra).
  assert (Hsplit : (z j - zt j) * (z j - zt j - (y - yt))
                   = (z j * (z j - y) - zt j * (z j - y)) + (z j - zt j) * (yt - zt j)) by ring.
  rewrite Hsplit, Hzz.
  assert (Hlast : (z j - zt j) * (yt - zt j) <= Rabs (z j - zt j) * g j).
  { destruct (Rle_dec 0 (z j - zt j)) as [Hs|Hs].
    - rewrite Rabs_right by lra. apply Rmult_le_compat_l; lra.
    - rewrite Rabs_left by lra. destruct Hdown as [Hzero|Hdown]; [lra|].
      replace ((z j - zt j) * (yt - zt j)) with (- (z j - zt j) * (zt j - yt)) by ring.
      apply Rmult_le_compat_l; lra. }
  lra.
Qed.

(** [m² ‖z - z̃‖² <= ‖g‖²]. *)
Lemma distance_to_point x z zt g :
  is_fixpoint x z -> bounds_gap x zt g ->
  (m * m) * sum p (fun j => (z j - zt j) * (z j - zt j)) <= sum p (fun j => g j * g j).
Proof.
  intros Hz Hg. set (d := fun j => z j - zt j).
  assert (H1 : m * sum p (fun j => d j * d j) <= sum p (fun j => Rabs (d j) * g j)).
  { eapply Rle_trans; [apply (monotone d)|]. apply sum_le. intros j Hj.
    now apply (gap_product x z zt g). }
  assert (H2 : 0 <= sum p (fun j => (g j - m * Rabs (d j)) * (g j - m * Rabs (d j)))).
  { apply sum_nonneg. intros. apply Rle_0_sqr. }
  rewrite (sum_ext p _ (fun j => g j * g j - (2 * m) * (Rabs (d j) * g j)
                                 + (m * m) * (d j * d j))) in H2.
  - rewrite sum_plus, sum_minus, !sum_scale in H2.
    assert (H3 := Rmult_le_compat_l m _ _ (Rlt_le _ _ m_positive) H1).
    change (m * m * sum p (fun j => d j * d j) <= sum p (fun j => g j * g j)). nra.
  - intros j _. assert (Rabs (d j) * Rabs (d j) = d j * d j).
    { change (Rsqr (Rabs (d j)) = Rsqr (d j)). symmetry. apply Rsqr_abs. }
    replace ((g j - m * Rabs (d j)) * (g j - m * Rabs (d j)))
      with (g j * g j - 2 * m * (Rabs (d j) * g j) + m * m * (Rabs (d j) * Rabs (d j))) by ring.
    now rewrite H.
Qed.

Lemma distance_of_unit x z zt g radius :
  is_fixpoint x z -> bounds_gap x zt g -> 0 <= radius ->
  sum p (fun j => g j * g j) <= (m * radius) * (m * radius) ->
  forall j, (j < p)%nat -> zt j - radius <= z j <= zt j + radius.
Proof.
  intros Hz Hg Hr Hsum j Hj.
  assert (H1 := distance_to_point x z zt g Hz Hg).
  assert (H2 : (z j - zt j) * (z j - zt j) <= sum p (fun j => (z j - zt j) * (z j - zt j))).
  { apply (sum_term_le p (fun j => (z j - zt j) * (z j - zt j))); [|assumption].
    intros. apply Rle_0_sqr. }
  assert (H3 : (m * m) * ((z j - zt j) * (z j - zt j)) <= (m * m) * (radius * radius)).
  { apply Rle_trans with ((m * m) * sum p (fun j => (z j - zt j) * (z j - zt j))).
    - apply Rmult_le_compat_l; [nra|assumption].
    - nra. }
  assert (H4 : (z j - zt j) * (z j - zt j) <= radius * radius).
  { apply Rmult_le_reg_l with (m * m); [nra|assumption]. }
  assert (H5 : Rabs (z j - zt j) <= Rabs radius) by (apply Rsqr_le_abs_0; exact H4).
  rewrite (Rabs_right radius) in H5 by lra.
  destruct (Rcase_abs (z j - zt j)) as [Hs|Hs].
  - rewrite Rabs_left in H5 by lra. lra.
  - rewrite Rabs_right in H5 by lra. lra.
Qed.

(** Two fixpoints of one input are the same. *)
Corollary fixpoint_is_unique x z z' :
  is_fixpoint x z -> is_fixpoint x z' -> forall j, (j < p)%nat -> z j = z' j.
Proof.
  intros Hz Hz' j Hj.
  assert (Hp : forall k, (k < p)%nat -> Rmax (preactivation x z' k) 0 = z' k).
  { intros. symmetry. now apply Hz'. }
  assert (Hg : bounds_gap x z' (fun _ => 0)).
  { intros k Hk. assert (H := Hp k Hk). assert (0 <= z' k) by (rewrite <- H; apply Rmax_r).
    assert (preactivation x z' k <= z' k) by (rewrite <- H; apply Rmax_l).
    repeat split; try lra.
    unfold Rmax in H. destruct (Rle_dec (preactivation x z' k) 0); [left|right]; lra. }
  assert (H := distance_of_unit x z z' _ 0 Hz Hg (Rle_refl 0)).
  assert (z' j - 0 <= z j <= z' j + 0); [|lra].
  apply H; [|assumption].
  rewrite (sum_ext p _ (fun _ => 0)) by (intros; ring). rewrite sum_zero. nra.
Qed.

(** ** Bounds within a box of inputs *)

Variables xl xh : nat -> R.

Definition in_box (x : nat -> R) : Prop := forall i, (i < q)%nat -> xl i <= x i <= xh i.

Definition least_input (s : nat -> R) : R := sum q (fun i => Rmin (s i * xl i) (s i * xh i)).
Definition greatest_input (s : nat -> R) : R := sum q (fun i => Rmax (s i * xl i) (s i * xh i)).

Lemma input_bounds s x : in_box x ->
  least_input s <= sum q (fun i => s i * x i) <= greatest_input s.
Proof.
  intros Hx. split; apply sum_le; intros i Hi.
  - now apply product_least, Hx.
  - now apply product_greatest, Hx.
Qed.

(** The minimum of [e z + h r] over [z = max(r, 0)], [l <= r <= u]. *)
Definition on_graph (e h l u : R) : R :=
  let ends := Rmin (e * Rmax l 0 + h * l) (e * Rmax u 0 + h * u) in
  if Rlt_dec l 0 then if Rlt_dec 0 u then Rmin ends 0 else ends else ends.

Lemma on_graph_least e h l u r : l <= r <= u -> on_graph e h l u <= e * Rmax r 0 + h * r.
Proof.
  intros Hr. unfold on_graph.
  set (ends := Rmin (e * Rmax l 0 + h * l) (e * Rmax u 0 + h * u)).
  assert (Hl : ends <= e * Rmax l 0 + h * l) by apply Rmin_l.
  assert (Hu : ends <= e * Rmax u 0 + h * u) by apply Rmin_r.
  assert (Hpos : 0 <= l -> ends <= e * Rmax r 0 + h * r).
  { intros H. rewrite Rmax_left in * by lra.
    assert (Rmin ((e + h) * l) ((e + h) * u) <= (e + h) * r) by now apply product_least.
    unfold Rmin in H0. destruct (Rle_dec ((e + h) * l) ((e + h) * u)); lra. }
  assert (Hneg : u <= 0 -> ends <= e * Rmax r 0 + h * r).
  { intros H. rewrite Rmax_right in * by lra.
    assert (Rmin (h * l) (h * u) <= h * r) by now apply product_least.
    unfold Rmin in H0. destruct (Rle_dec (h * l) (h * u)); lra. }
  destruct (Rlt_dec l 0) as [Hl0|Hl0]; [|apply Hpos; lra].
  destruct (Rlt_dec 0 u) as [Hu0|Hu0]; [|apply Hneg; lra].
  rewrite Rmax_right in Hl by lra. rewrite Rmax_left in Hu by lra.
  assert (Hm1 : Rmin ends 0 <= ends) by apply Rmin_l.
  assert (Hm2 : Rmin ends 0 <= 0) by apply Rmin_r.
  destruct (Rle_dec r 0) as [Hr0|Hr0].
  - rewrite Rmax_right by lra.
    assert (Rmin (h * l) (h * 0) <= h * r) by (apply product_least; lra).
    unfold Rmin in H at 1. destruct (Rle_dec (h * l) (h * 0)); lra.
  - rewrite Rmax_left by lra.
    assert (Rmin ((e + h) * 0) ((e + h) * u) <= (e + h) * r) by (apply product_least; lra).
    unfold Rmin in H at 1. destruct (Rle_dec ((e + h) * 0) ((e + h) * u)); lra.
Qed.

(** The lower bound of [c·z + d·r + c0] that multipliers [t] prove by equation (2). *)
Definition lower_bound (c d : nat -> R) (c0 : R) (t lo hi : nat -> R) : R :=
  sum p (fun j => on_graph (c j + sum p (fun i => t i * K i j)) (d j - D j * t j) (lo j) (hi j))
  + (sum p (fun j => t j * b j) + least_input (fun i => sum p (fun j => t j * U j i)) + c0).

Lemma lower_bound_holds c d c0 t lo hi x z :
  in_box x -> is_fixpoint x z ->
  (forall j, (j < p)%nat -> lo j <= state x z j <= hi j) ->
  lower_bound c d c0 t lo hi
  <= sum p (fun j => c j * z j) + sum p (fun j => d j * state x z j) + c0.
Proof.
  intros Hx Hz Hr. unfold lower_bound.
  set (r := state x z) in *. set (e := fun j => c j + sum p (fun i => t i * K i j)).
  set (s := fun i => sum p (fun j => t j * U j i)).
  assert (H1 : sum p (fun j => on_graph (e j) (d j - D j * t j) (lo j) (hi j))
               <= sum p (fun j => e j * z j + (d j - D j * t j) * r j)).
  { apply sum_le. intros j Hj. rewrite (fixpoint_of_state x z j Hz Hj).
    fold r. apply on_graph_least. now apply Hr. }
  assert (H2 := proj1 (input_bounds s x Hx)).
  (* t times equation (1) *)
  assert (H3 : sum p (fun j => t j * (D j * r j))
    = sum p (fun k => sum p (fun j => t j * K j k) * z k)
      + sum q (fun i => s i * x i) + sum p (fun j => t j * b j)).
  { rewrite (sum_ext p _ (fun j => (sum p (fun k => t j * (K j k * z k))
      + sum q (fun i => t j * (U j i * x i))) + t j * b j)).
    - rewrite !sum_plus, sum_swap, (sum_swap p q). f_equal. f_equal.
      + apply sum_ext. intros k _. rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros; ring.
      + apply sum_ext. intros i _. unfold s. rewrite Rmult_comm, <- sum_scale.
        apply sum_ext. intros; ring.
    - intros j Hj. rewrite !sum_scale. unfold r. rewrite state_equation by assumption. ring. }
  assert (H4 : sum p (fun j => e j * z j + (d j - D j * t j) * r j)
    = sum p (fun j => c j * z j) + sum p (fun k => sum p (fun j => t j * K j k) * z k)
      + sum p (fun j => d j * r j) - sum p (fun j => t j * (D j * r j))).
  { unfold e. rewrite <- !sum_plus, <- sum_minus. apply sum_ext. intros; ring. }
  change (sum p (fun j => on_graph (e j) (d j - D j * t j) (lo j) (hi j))
    + (sum p (fun j => t j * b j) + least_input s + c0)
    <= sum p (fun j => c j * z j) + sum p (fun j => d j * r j) + c0).
  lra.
Qed.

(** ** Bounds of all units *)

(** What the first bounds need: a point, bounds of its gap for all inputs of the box, a radius. *)
Record first_bounds (zt g : nat -> R) (radius : R) (lo hi : nat -> R) : Prop := {
  point_nonneg : forall j, (j < p)%nat -> 0 <= zt j;
  gap_nonneg : forall j, (j < p)%nat -> 0 <= g j;
  gap_above : forall j, (j < p)%nat ->
    sum p (fun k => K j k * zt k) - D j * zt j + b j + greatest_input (U j) <= g j;
  gap_below : forall j, (j < p)%nat -> zt j = 0 \/
    D j * zt j - sum p (fun k => K j k * zt k) - b j - least_input (U j) <= g j;
  radius_nonneg : 0 <= radius;
  radius_enough : sum p (fun j => g j * g j) <= (m * radius) * (m * radius);
  low_enough : forall j, (j < p)%nat -> D j * lo j <=
    sum p (fun k => Rmin (K j k * Rmax (zt k - radius) 0) (K j k * (zt k + radius)))
    + b j + least_input (U j);
  high_enough : forall j, (j < p)%nat -> zt j + radius <= hi j \/
    sum p (fun k => Rmax (K j k * Rmax (zt k - radius) 0) (K j k * (zt k + radius)))
    + b j + greatest_input (U j) <= D j * hi j
}.

Definition unit_objective (j : nat) (sign : R) : nat -> R := fun k => sign * delta j k.
Definition no_objective : nat -> R := fun _ => 0.

(** Bounds that follow from a point, and from any multipliers one after the other. *)
Inductive derived : (nat -> R) -> (nat -> R) -> Prop :=
| derived_first zt g radius lo hi : first_bounds zt g radius lo hi -> derived lo hi
| derived_low lo hi j t v : derived lo hi -> (j < p)%nat ->
    v <= lower_bound no_objective (unit_objective j 1) 0 t lo hi ->
    derived (upd lo j v) hi
| derived_high lo hi j t v : derived lo hi -> (j < p)%nat ->
    - v <= lower_bound no_objective (unit_objective j (-1)) 0 t lo hi ->
    derived lo (upd hi j v).

Lemma K_times zt j : (j < p)%nat ->
  sum p (fun k => K j k * zt k) - D j * zt j = sum p (fun k => W j k * zt k) - zt j.
Proof.
  intros Hj. unfold K.
  rewrite (sum_ext p _ (fun k => W j k * zt k - delta j k * zt k + D j * (delta j k * zt k)))
    by (intros; ring).
  rewrite sum_plus, sum_minus, sum_scale, sum_delta by assumption. ring.
Qed.

Lemma first_bounds_hold zt g radius lo hi x z :
  first_bounds zt g radius lo hi -> in_box x -> is_fixpoint x z ->
  forall j, (j < p)%nat -> lo j <= state x z j <= hi j.
Proof.
  intros H Hx Hz.
  assert (Hgap : bounds_gap x zt g).
  { intros j Hj. assert (Hin := input_bounds (U j) x Hx).
    assert (Hk := K_times zt j Hj).
    assert (Ha := gap_above _ _ _ _ _ H j Hj). assert (Hb := gap_below _ _ _ _ _ H j Hj).
    split; [now apply (point_nonneg _ _ _ _ _ H)|].
    split; [now apply (gap_nonneg _ _ _ _ _ H)|].
    unfold preactivation. split; [lra|]. destruct Hb; [now left|right; lra]. }
  assert (Hnear := distance_of_unit x z zt g radius Hz Hgap
    (radius_nonneg _ _ _ _ _ H) (radius_enough _ _ _ _ _ H)).
  assert (Hz0 : forall j, (j < p)%nat -> 0 <= z j).
  { intros j Hj. rewrite (Hz j Hj). apply Rmax_r. }
  assert (Hzk : forall k, (k < p)%nat -> Rmax (zt k - radius) 0 <= z k <= zt k + radius).
  { intros k Hk. split; [apply Rmax_lub; [apply Hnear|apply Hz0]|apply Hnear]; assumption. }
  intros j Hj. assert (HD := D_positive j Hj). assert (Heq := state_equation x z j Hj).
  assert (Hin := input_bounds (U j) x Hx). split.
  - apply Rmult_le_reg_l with (D j); [assumption|].
    eapply Rle_trans; [apply (low_enough _ _ _ _ _ H j Hj)|].
    assert (sum p (fun k => Rmin (K j k * Rmax (zt k - radius) 0) (K j k * (zt k + radius)))
            <= sum p (fun k => K j k * z k)).
    { apply sum_le. intros k Hk. now apply product_least, Hzk. }
    lra.
  - destruct (high_enough _ _ _ _ _ H j Hj) as [Hh|Hh].
    + apply Rle_trans with (z j).
      * assert (E := fixpoint_of_state x z j Hz Hj).
        assert (state x z j <= Rmax (state x z j) 0) by apply Rmax_l. lra.
      * apply Rle_trans with (zt j + radius); [now apply Hzk|assumption].
    + apply Rmult_le_reg_l with (D j); [assumption|].
      assert (sum p (fun k => K j k * z k)
        <= sum p (fun k => Rmax (K j k * Rmax (zt k - radius) 0) (K j k * (zt k + radius)))).
      { apply sum_le. intros k Hk. now apply product_greatest, Hzk. }
      lra.
Qed.

Theorem derived_bounds_hold lo hi : derived lo hi ->
  forall x z, in_box x -> is_fixpoint x z ->
  forall j, (j < p)%nat -> lo j <= state x z j <= hi j.
Proof.
  intros H. induction H as [zt g radius lo hi H|lo hi i t v H IH Hi Hv|lo hi i t v H IH Hi Hv];
    intros x z Hx Hz j Hj.
  - now apply (first_bounds_hold zt g radius).
  - assert (Hb := lower_bound_holds no_objective (unit_objective i 1) 0 t lo hi x z Hx Hz
      (IH x z Hx Hz)).
    unfold upd. destruct (Nat.eqb_spec j i) as [->|_]; [|now apply IH].
    split; [|now apply IH].
    rewrite (sum_ext p _ (fun _ => 0)) in Hb by (intros; unfold no_objective; ring).
    rewrite (sum_ext p (fun k => unit_objective i 1 k * state x z k)
      (fun k => delta i k * state x z k)) in Hb by (intros; unfold unit_objective; ring).
    rewrite sum_zero, sum_delta in Hb by assumption. lra.
  - assert (Hb := lower_bound_holds no_objective (unit_objective i (-1)) 0 t lo hi x z Hx Hz
      (IH x z Hx Hz)).
    unfold upd. destruct (Nat.eqb_spec j i) as [->|_]; [|now apply IH].
    split; [now apply IH|].
    rewrite (sum_ext p _ (fun _ => 0)) in Hb by (intros; unfold no_objective; ring).
    rewrite (sum_ext p (fun k => unit_objective i (-1) k * state x z k)
      (fun k => (-1) * (delta i k * state x z k))) in Hb
      by (intros; unfold unit_objective; ring).
    rewrite sum_zero, sum_scale, sum_delta in Hb by assumption. lra.
Qed.

(** ** Trees of signs *)

Inductive tree : Type :=
| Leaf (t : nat -> R)
| Branch (j : nat) (nonnegative nonpositive : tree).

(** All leaves of a tree prove [c·z + c0 > 0], each where its branchings lead to it. *)
Fixpoint proves (c : nat -> R) (c0 : R) (T : tree) (lo hi : nat -> R) : Prop :=
  match T with
  | Leaf t =>
      (exists j, (j < p)%nat /\ hi j < lo j) \/ 0 < lower_bound c no_objective c0 t lo hi
  | Branch j A B =>
      proves c c0 A (upd lo j (Rmax (lo j) 0)) hi /\ proves c c0 B lo (upd hi j (Rmin (hi j) 0))
  end.

Lemma proved_within c c0 T : forall lo hi x z,
  proves c c0 T lo hi -> in_box x -> is_fixpoint x z ->
  (forall j, (j < p)%nat -> lo j <= state x z j <= hi j) ->
  0 < sum p (fun j => c j * z j) + c0.
Proof.
  induction T as [t|i A IHA B IHB]; simpl; intros lo hi x z HT Hx Hz Hr.
  - destruct HT as [(j & Hj & He)|HT]; [specialize (Hr j Hj); lra|].
    assert (Hb := lower_bound_holds c no_objective c0 t lo hi x z Hx Hz Hr).
    rewrite (sum_ext p (fun j => no_objective j * state x z j) (fun _ => 0)) in Hb
      by (intros; unfold no_objective; ring).
    rewrite sum_zero in Hb. lra.
  - destruct HT as [HA HB]. destruct (Rle_dec 0 (state x z i)) as [Hs|Hs].
    + apply (IHA _ _ x z HA Hx Hz). intros j Hj. specialize (Hr j Hj).
      unfold upd. destruct (Nat.eqb_spec j i) as [->|_]; [|assumption].
      split; [apply Rmax_lub|]; lra.
    + apply (IHB _ _ x z HB Hx Hz). intros j Hj. specialize (Hr j Hj).
      unfold upd. destruct (Nat.eqb_spec j i) as [->|_]; [|assumption].
      split; [|apply Rmin_glb]; lra.
Qed.

(** The theorem: for any point, any multipliers and any tree of signs whose evaluated bounds are
    positive, every input of the box and every fixpoint have the margin [c·z + c0 > 0]. *)
Theorem certificate_sound c c0 T lo hi :
  derived lo hi -> proves c c0 T lo hi ->
  forall x z, in_box x -> is_fixpoint x z -> 0 < sum p (fun j => c j * z j) + c0.
Proof.
  intros Hd HT x z Hx Hz. apply (proved_within c c0 T lo hi x z HT Hx Hz).
  now apply (derived_bounds_hold lo hi Hd).
Qed.

End Model.
