(** Finite sums of real numbers, and vectors as functions of an index. *)
From Coq Require Import Reals Lra Lia Arith.
Open Scope R_scope.

Fixpoint sum (n : nat) (f : nat -> R) : R :=
  match n with
  | O => 0
  | S k => sum k f + f k
  end.

(** The vector that has [v] at [j], and is [f] elsewhere. *)
Definition upd (f : nat -> R) (j : nat) (v : R) : nat -> R :=
  fun i => if Nat.eqb i j then v else f i.

(** The entries of the identity. *)
Definition delta (j k : nat) : R := if Nat.eqb j k then 1 else 0.

Lemma sum_ext n f g : (forall i, (i < n)%nat -> f i = g i) -> sum n f = sum n g.
Proof.
  induction n as [|n IH]; simpl; intros H; [reflexivity|].
  rewrite IH by (intros; apply H; lia). now rewrite H by lia.
Qed.

Lemma sum_le n f g : (forall i, (i < n)%nat -> f i <= g i) -> sum n f <= sum n g.
Proof.
  induction n as [|n IH]; simpl; intros H; [lra|].
  apply Rplus_le_compat; [apply IH; intros|]; apply H; lia.
Qed.

Lemma sum_plus n f g : sum n (fun i => f i + g i) = sum n f + sum n g.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma sum_minus n f g : sum n (fun i => f i - g i) = sum n f - sum n g.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma sum_scale n c f : sum n (fun i => c * f i) = c * sum n f.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma sum_zero n : sum n (fun _ => 0) = 0.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma sum_nonneg n f : (forall i, (i < n)%nat -> 0 <= f i) -> 0 <= sum n f.
Proof. intros H. rewrite <- (sum_zero n). now apply sum_le. Qed.

Lemma sum_swap n k f :
  sum n (fun i => sum k (fun j => f i j)) = sum k (fun j => sum n (fun i => f i j)).
Proof.
  induction n as [|n IH]; simpl.
  - now rewrite sum_zero.
  - now rewrite IH, <- sum_plus.
Qed.

Lemma sum_term_le n f j :
  (forall i, (i < n)%nat -> 0 <= f i) -> (j < n)%nat -> f j <= sum n f.
Proof.
  induction n as [|n IH]; simpl; intros H Hj; [lia|].
  assert (0 <= sum n f) by (apply sum_nonneg; intros; apply H; lia).
  destruct (Nat.eq_dec j n) as [->|Hne]; [lra|].
  assert (f j <= sum n f) by (apply IH; [intros; apply H|]; lia).
  assert (0 <= f n) by (apply H; lia). lra.
Qed.

Lemma sum_delta n j f : (j < n)%nat -> sum n (fun k => delta j k * f k) = f j.
Proof.
  induction n as [|n IH]; simpl; intros Hj; [lia|]. unfold delta at 2.
  destruct (Nat.eqb_spec j n) as [->|Hne].
  - rewrite (sum_ext n _ (fun _ => 0)).
    + rewrite sum_zero. ring.
    + intros i Hi. unfold delta. destruct (Nat.eqb_spec n i); [lia|ring].
  - rewrite IH by lia. ring.
Qed.

Lemma sum_shift n f : sum (S n) f = f O + sum n (fun i => f (S i)).
Proof. induction n as [|n IH]; [simpl; ring|]. simpl in *. rewrite IH. ring. Qed.

Lemma sum_min n f g : sum n (fun i => Rmin (f i) (g i)) <= sum n f.
Proof. apply sum_le. intros. apply Rmin_l. Qed.

(** A product with a number between bounds is least, and greatest, at one of them. *)
Lemma product_least a x l h : l <= x <= h -> Rmin (a * l) (a * h) <= a * x.
Proof.
  intros H. destruct (Rle_dec 0 a) as [Ha|Ha].
  - apply Rle_trans with (a * l); [apply Rmin_l|]. apply Rmult_le_compat_l; lra.
  - apply Rle_trans with (a * h); [apply Rmin_r|].
    assert (0 <= (- a) * (h - x)) by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma product_greatest a x l h : l <= x <= h -> a * x <= Rmax (a * l) (a * h).
Proof.
  intros H. destruct (Rle_dec 0 a) as [Ha|Ha].
  - apply Rle_trans with (a * h); [|apply Rmax_r]. apply Rmult_le_compat_l; lra.
  - apply Rle_trans with (a * l); [|apply Rmax_l].
    assert (0 <= (- a) * (x - l)) by (apply Rmult_le_pos; lra). lra.
Qed.
