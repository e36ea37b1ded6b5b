(** Dyadic numbers: exact sums and products, and comparisons. All doubles are such numbers. *)
From Coq Require Import Reals Lra Lia ZArith Bool.
Open Scope R_scope.

(** [mantissa * 2^exponent]. *)
Record dyadic := Dyadic { mantissa : Z; exponent : Z }.

Definition val (a : dyadic) : R := IZR (mantissa a) * powerRZ 2 (exponent a).

Definition zero : dyadic := Dyadic 0 0.
Definition mul (a b : dyadic) : dyadic :=
  Dyadic (mantissa a * mantissa b) (exponent a + exponent b).
Definition opp (a : dyadic) : dyadic := Dyadic (- mantissa a) (exponent a).
Definition add (a b : dyadic) : dyadic :=
  let e := Z.min (exponent a) (exponent b) in
  Dyadic (Z.shiftl (mantissa a) (exponent a - e) + Z.shiftl (mantissa b) (exponent b - e)) e.
Definition sub (a b : dyadic) : dyadic := add a (opp b).
Definition leb (a b : dyadic) : bool := Z.leb 0 (mantissa (sub b a)).
Definition ltb (a b : dyadic) : bool := negb (leb b a).
Definition dmin (a b : dyadic) : dyadic := if leb a b then a else b.
Definition dmax (a b : dyadic) : dyadic := if leb a b then b else a.

Lemma power_positive e : 0 < powerRZ 2 e.
Proof. apply powerRZ_lt. lra. Qed.

Lemma power_of_nonneg n : (0 <= n)%Z -> IZR (2 ^ n) = powerRZ 2 n.
Proof.
  intros H. rewrite <- (Z2Nat.id n) by assumption. now rewrite <- pow_IZR, <- pow_powerRZ.
Qed.

Lemma val_shift k e e' : (e' <= e)%Z ->
  IZR (Z.shiftl k (e - e')) * powerRZ 2 e' = IZR k * powerRZ 2 e.
Proof.
  intros H. rewrite Z.shiftl_mul_pow2 by lia.
  rewrite mult_IZR, power_of_nonneg by lia. rewrite Rmult_assoc, <- powerRZ_add by lra.
  do 2 f_equal. lia.
Qed.

Lemma val_zero : val zero = 0.
Proof. unfold val; simpl. ring. Qed.

Lemma val_mul a b : val (mul a b) = val a * val b.
Proof. unfold val; simpl. rewrite mult_IZR, powerRZ_add by lra. ring. Qed.

Lemma val_opp a : val (opp a) = - val a.
Proof. unfold val; simpl. rewrite opp_IZR. ring. Qed.

Lemma val_add a b : val (add a b) = val a + val b.
Proof.
  unfold val, add. cbv zeta. cbn [mantissa exponent].
  rewrite plus_IZR, Rmult_plus_distr_r, !val_shift by lia. reflexivity.
Qed.

Lemma val_sub a b : val (sub a b) = val a - val b.
Proof. unfold sub. rewrite val_add, val_opp. ring. Qed.

Lemma leb_spec a b : leb a b = true <-> val a <= val b.
Proof.
  unfold leb. rewrite Z.leb_le.
  assert (H := val_sub b a). unfold val at 1 in H.
  set (d := sub b a) in *. assert (Hp := power_positive (exponent d)).
  split; intros Hd.
  - apply IZR_le in Hd. assert (0 <= IZR (mantissa d) * powerRZ 2 (exponent d)).
    { apply Rmult_le_pos; lra. }
    lra.
  - apply le_IZR. apply Rmult_le_reg_r with (powerRZ 2 (exponent d)); [assumption|]. lra.
Qed.

Lemma leb_false a b : leb a b = false <-> val b < val a.
Proof.
  rewrite <- not_true_iff_false, leb_spec. split; [apply Rnot_le_lt|apply Rlt_not_le].
Qed.

Lemma ltb_spec a b : ltb a b = true <-> val a < val b.
Proof. unfold ltb. now rewrite negb_true_iff, leb_false. Qed.

Lemma ltb_false a b : ltb a b = false <-> val b <= val a.
Proof. unfold ltb. now rewrite negb_false_iff, leb_spec. Qed.

Lemma val_min a b : val (dmin a b) = Rmin (val a) (val b).
Proof.
  unfold dmin. destruct (leb a b) eqn:E.
  - apply leb_spec in E. now rewrite Rmin_left.
  - apply leb_false in E. rewrite Rmin_right; [reflexivity|lra].
Qed.

Lemma val_max a b : val (dmax a b) = Rmax (val a) (val b).
Proof.
  unfold dmax. destruct (leb a b) eqn:E.
  - apply leb_spec in E. now rewrite Rmax_right.
  - apply leb_false in E. rewrite Rmax_left; [reflexivity|lra].
Qed.

(** ** Candidates for rounded results

    Nothing is proved of these: what uses them tests what they give. *)

(** The fraction bits that are kept. *)
Definition fraction : Z := 64.

Definition round_down (a : dyadic) : dyadic :=
  if Z.leb (- fraction) (exponent a) then a
  else Dyadic (Z.shiftr (mantissa a) (- fraction - exponent a)) (- fraction).

Definition quotient_down (a b : dyadic) : dyadic :=
  let s := (exponent a - exponent b + fraction)%Z in
  Dyadic
    (if Z.leb 0 s then Z.div (Z.shiftl (mantissa a) s) (mantissa b)
     else Z.div (mantissa a) (Z.shiftl (mantissa b) (- s)))
    (- fraction).

Definition root_up (a : dyadic) : dyadic :=
  let s := (exponent a + 2 * fraction)%Z in
  Dyadic
    (Z.sqrt (if Z.leb 0 s then Z.shiftl (mantissa a) s else Z.shiftr (mantissa a) (- s) + 1) + 1)
    (- fraction).
