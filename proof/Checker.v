(** An executable checker of certificates in exact arithmetic, and the proof that it is right. *)
From Coq Require Import Reals Lra Lia Arith List Bool FunctionalExtensionality.
From Mondeq Require Import Sums Dyadic Vectors Soundness Existence.
Import ListNotations.
Open Scope R_scope.

(** ** What is read *)

(** A model with [p] units and [q] inputs; mean and standard deviation stand for each input. *)
Record model := Model {
  units : nat; inputs : nat; classes : nat; monotonicity : dyadic;
  mP : matrix; mQ : matrix; mU : matrix; mb : vector; mV : matrix; mv : vector;
  mean : vector; std : vector
}.

Inductive signs := leaf (t : vector) | branch (j : nat) (nonnegative nonpositive : signs).

(** The row [t] bounds a unit from above, or from below. *)
Record unit_row := Row { bounded : nat; above : bool; multipliers : vector }.

Record certificate := Certificate {
  label : nat; lower : vector; upper : vector; point : vector;
  rounds : nat; rows : list unit_row; trees : list signs
}.

(** ** What is claimed *)

Definition weights_of (M : model) : nat -> nat -> R :=
  weights (units M) (val (monotonicity M)) (V2 (mP M)) (V2 (mQ M)).

Definition normalized (M : model) (pixels : nat -> R) (i : nat) : R :=
  (pixels i - V (mean M) i) / V (std M) i.

Definition fixpoint_of (M : model) (pixels z : nat -> R) : Prop :=
  is_fixpoint (units M) (inputs M) (weights_of M) (V2 (mU M)) (V (mb M)) (normalized M pixels) z.

Definition logit (M : model) (z : nat -> R) (i : nat) : R :=
  sum (units M) (fun j => V2 (mV M) i j * z j) + V (mv M) i.

(** Every input of the box and every fixpoint have the label as the class of the largest logit. *)
Definition claim (M : model) (C : certificate) : Prop :=
  forall pixels z,
    (forall i, (i < inputs M)%nat -> V (lower C) i <= pixels i <= V (upper C) i) ->
    fixpoint_of M pixels z ->
    forall i, (i < classes M)%nat -> i <> label C -> logit M z i < logit M z (label C).

(** ** The checker *)

(** The model and the box as the checker works with them. *)
Record problem := Problem {
  p : nat; q : nat; m : dyadic; D : vector; K : matrix; U : matrix; b : vector;
  xl : vector; xh : vector
}.

Definition entry (A : matrix) (j k : nat) : dyadic := nth k (nth j A []) zero.

(** [PᵀP]. *)
Definition gram (n : nat) (P : matrix) : matrix :=
  tabulate n (fun j => combination n (map (fun row => nth j row zero) P) P).

Section Rounding.
(** Any functions: whatever they give is tested where it matters. *)
Variable round_down : dyadic -> dyadic.
Variable quotient_down : dyadic -> dyadic -> dyadic.
Variable root_up : dyadic -> dyadic.

Definition quotient_up (x y : dyadic) : dyadic := opp (quotient_down (opp x) y).

Definition problem_of (M : model) (C : certificate) : problem :=
  let n := units M in
  let G := gram n (mP M) in
  Problem n (inputs M) (monotonicity M)
    (tabulate n (fun j => add (monotonicity M) (entry G j j)))
    (tabulate n (fun j => tabulate n (fun k =>
       if Nat.eqb j k then zero
       else sub (sub (entry (mQ M) j k) (entry (mQ M) k j)) (entry G j k))))
    (mU M) (mb M)
    (map (fun x => quotient_down (sub (fst x) (fst (snd x))) (snd (snd x)))
       (combine (lower C) (combine (mean M) (std M))))
    (map (fun x => quotient_up (sub (fst x) (fst (snd x))) (snd (snd x)))
       (combine (upper C) (combine (mean M) (std M)))).

(** Whether every pixel of the box becomes an input between [xl] and [xh]. *)
Fixpoint box_ok (n : nat) (low high mn sd l h : vector) : bool :=
  match n with
  | O => true
  | S k =>
      let s := hd zero sd in
      ltb zero s && leb (hd zero low) (hd zero high)
      && leb (mul s (hd zero l)) (sub (hd zero low) (hd zero mn))
      && leb (sub (hd zero high) (hd zero mn)) (mul s (hd zero h))
      && box_ok k (tl low) (tl high) (tl mn) (tl sd) (tl l) (tl h)
  end.

Section Problem.
Variable X : problem.

(** A row of multipliers, but for the bounds of units: [e·z + h·r + rest]. *)
Record prepared := Prepared { slope : vector; slope_of_state : vector; rest : dyadic }.

Definition prepare (c d : vector) (c0 : dyadic) (t : vector) : prepared :=
  Prepared
    (plus c (combination (p X) t (K X)))
    (minus d (tabulate (p X) (fun j => mul (nth j (D X) zero) (nth j t zero))))
    (add (add (dot (p X) t (b X))
              (least (q X) (combination (p X) t (U X)) (xl X) (xh X))) c0).

Definition within (row : prepared) (lo hi : vector) : dyadic :=
  add (graph (p X) (slope row) (slope_of_state row) lo hi) (rest row).

Definition one : dyadic := Dyadic 1 0.

Definition prepare_unit (row : unit_row) : unit_row * prepared :=
  (row, prepare [] (set [] (bounded row) (if above row then opp one else one)) zero
          (multipliers row)).

Definition tighten_one (row : unit_row * prepared) (bounds : vector * vector) : vector * vector :=
  let (lo, hi) := bounds in
  let j := bounded (fst row) in
  let found := within (snd row) lo hi in
  let v := round_down found in
  if Nat.ltb j (p X) && leb v found then
    if above (fst row)
    then if ltb (opp v) (nth j hi zero) then (lo, set hi j (opp v)) else bounds
    else if ltb (nth j lo zero) v then (set lo j v, hi) else bounds
  else bounds.

Fixpoint tighten (all_rows : list (unit_row * prepared)) (bounds : vector * vector) :=
  match all_rows with
  | [] => bounds
  | row :: others => tighten others (tighten_one row bounds)
  end.

Fixpoint repeat_tighten (n : nat) (all_rows : list (unit_row * prepared)) bounds :=
  match n with
  | O => bounds
  | S k => repeat_tighten k all_rows (tighten all_rows bounds)
  end.

(** *** First bounds *)

(** Gap, radius and bounds. *)
Record first := First { gap : vector; radius : dyadic; low : vector; high : vector }.

Definition injection_low : vector :=
  tabulate (p X) (fun j => add (nth j (b X) zero) (least (q X) (nth j (U X) []) (xl X) (xh X))).
Definition injection_high : vector :=
  tabulate (p X) (fun j => add (nth j (b X) zero) (greatest (q X) (nth j (U X) []) (xl X) (xh X))).

(** [K z̃ - D z̃]. *)
Definition image (zt : vector) : vector :=
  tabulate (p X) (fun j => sub (dot (p X) (nth j (K X) []) zt)
                               (mul (nth j (D X) zero) (nth j zt zero))).

Definition near_low (zt : vector) (rad : dyadic) : vector :=
  tabulate (p X) (fun k => dmax (sub (nth k zt zero) rad) zero).
Definition near_high (zt : vector) (rad : dyadic) : vector :=
  tabulate (p X) (fun k => add (nth k zt zero) rad).

Definition is_zero (a : dyadic) : bool := leb a zero && leb zero a.

Definition find_first (il ih zt : vector) : first :=
  let n := p X in
  let a := image zt in
  let g := tabulate n (fun j =>
    let up := dmax zero (add (nth j a zero) (nth j ih zero)) in
    if is_zero (nth j zt zero) then up
    else dmax up (opp (add (nth j a zero) (nth j il zero)))) in
  let rad := quotient_up (root_up (dot n g g)) (m X) in
  let zl := near_low zt rad in
  let zh := near_high zt rad in
  First g rad
    (tabulate n (fun j => quotient_down
       (add (least n (nth j (K X) []) zl zh) (nth j il zero)) (nth j (D X) zero)))
    (tabulate n (fun j => dmin (nth j zh zero) (quotient_up
       (add (greatest n (nth j (K X) []) zl zh) (nth j ih zero)) (nth j (D X) zero)))).

Definition first_ok (il ih zt : vector) (F : first) : bool :=
  let n := p X in
  let a := image zt in
  let zl := near_low zt (radius F) in
  let zh := near_high zt (radius F) in
  leb zero (radius F)
  && leb (dot n (gap F) (gap F)) (mul (mul (m X) (radius F)) (mul (m X) (radius F)))
  && all n (fun j =>
       let zj := nth j zt zero in
       let gj := nth j (gap F) zero in
       let Dj := nth j (D X) zero in
       let Kj := nth j (K X) [] in
       ltb zero Dj && leb zero zj && leb zero gj
       && leb (add (nth j a zero) (nth j ih zero)) gj
       && (is_zero zj || leb (opp (add (nth j a zero) (nth j il zero))) gj)
       && leb (mul Dj (nth j (low F) zero)) (add (least n Kj zl zh) (nth j il zero))
       && (leb (nth j zh zero) (nth j (high F) zero)
           || leb (add (greatest n Kj zl zh) (nth j ih zero)) (mul Dj (nth j (high F) zero)))).

(** *** Trees *)

Fixpoint check_tree (c : vector) (c0 : dyadic) (T : signs) (lo hi : vector) : bool :=
  match T with
  | leaf t => is_empty (p X) lo hi || ltb zero (within (prepare c [] c0 t) lo hi)
  | branch j A B =>
      check_tree c c0 A (set lo j (dmax (nth j lo zero) zero)) hi
      && check_tree c c0 B lo (set hi j (dmin (nth j hi zero) zero))
  end.
End Problem.

Fixpoint check_trees (X : problem) (M : model) (t : nat) (others : list nat) (Ts : list signs)
    (lo hi : vector) : bool :=
  match others, Ts with
  | [], [] => true
  | i :: others', T :: Ts' =>
      check_tree X (minus (nth t (mV M) []) (nth i (mV M) [])) (sub (nth t (mv M) zero) (nth i (mv M) zero))
        T lo hi
      && check_trees X M t others' Ts' lo hi
  | _, _ => false
  end.

Definition other_classes (M : model) (t : nat) : list nat :=
  filter (fun i => negb (Nat.eqb i t)) (seq 0 (classes M)).

Definition check_with (M : model) (C : certificate) : bool :=
  let X := problem_of M C in
  let il := injection_low X in
  let ih := injection_high X in
  let F := find_first X il ih (point C) in
  ltb zero (m X) && Nat.ltb (label C) (classes M)
  && box_ok (q X) (lower C) (upper C) (mean M) (std M) (xl X) (xh X)
  && first_ok X il ih (point C) F
  && (let bounds := repeat_tighten X (rounds C) (map (prepare_unit X) (rows C)) (low F, high F) in
      check_trees X M (label C) (other_classes M (label C)) (trees C) (fst bounds) (snd bounds)).

(** ** The proof *)

Lemma box_ok_spec n : forall lo hi mn sd l h, box_ok n lo hi mn sd l h = true ->
  forall i, (i < n)%nat ->
    0 < V sd i /\ V sd i * V l i <= V lo i - V mn i /\ V hi i - V mn i <= V sd i * V h i.
Proof.
  induction n as [|n IH]; intros lo hi mn sd l h H i Hi; [lia|].
  simpl in H. rewrite !andb_true_iff in H. destruct H as [[[[Hs _] Hl] Hh] Hrest].
  apply ltb_spec in Hs. apply leb_spec in Hl. apply leb_spec in Hh.
  rewrite val_zero in Hs. rewrite ?val_mul, ?val_sub, ?V_head in *.
  destruct i as [|i]; [now auto|].
  assert (H := IH _ _ _ _ _ _ Hrest i). rewrite !V_tail in H. apply H. lia.
Qed.

Lemma is_zero_spec a : is_zero a = true -> val a = 0.
Proof.
  unfold is_zero. rewrite andb_true_iff, !leb_spec, val_zero. lra.
Qed.

Section Sound.
Variable M : model.
Variable C : certificate.
Let X := problem_of M C.
Let W := weights_of M.
Notation n := (units M).
Notation nq := (inputs M).
Notation DR := (V (D X)).
Notation UR := (V2 (mU M)).
Notation bR := (V (mb M)).
Notation xlR := (V (xl X)).
Notation xhR := (V (xh X)).
Notation KR := (Soundness.K W DR).

Lemma V_nth a j : val (nth j a zero) = V a j.
Proof. reflexivity. Qed.

Lemma val_gram j k : (j < n)%nat ->
  val (entry (gram n (mP M)) j k) = sum n (fun i => V2 (mP M) i j * V2 (mP M) i k).
Proof.
  intros Hj. unfold entry, gram. rewrite nth_tabulate by assumption.
  rewrite V_nth, V_combination. apply sum_ext. intros i _. f_equal.
  unfold V at 1, V2, V.
  assert (E : nth j (@nil dyadic) zero = zero) by (destruct j; reflexivity).
  rewrite <- E at 1. now rewrite (map_nth (fun row => nth j row zero)).
Qed.

Lemma coupling_entry j k : (j < n)%nat -> (k < n)%nat -> V2 (K X) j k = KR j k.
Proof.
  intros Hj Hk. unfold Soundness.K. unfold X at 1 2; simpl.
  unfold V2 at 1. rewrite nth_tabulate, !V_tabulate by assumption.
  rewrite val_add, val_gram by assumption.
  unfold W, weights_of, weights, delta.
  destruct (Nat.eqb_spec j k) as [->|Hne].
  - rewrite val_zero. ring.
  - rewrite !val_sub, val_gram by assumption.
    change (val (entry (mQ M) j k)) with (V2 (mQ M) j k).
    change (val (entry (mQ M) k j)) with (V2 (mQ M) k j). ring.
Qed.

Lemma within_is_lower_bound c d c0 t lo hi :
  val (within X (prepare X c d c0 t) lo hi)
  = lower_bound n nq W UR bR DR xlR xhR (V c) (V d) (val c0) (V t) (V lo) (V hi).
Proof.
  unfold within, prepare, lower_bound; cbn [slope slope_of_state rest].
  rewrite !val_add, val_graph, val_dot, val_least. change (p X) with n. change (q X) with nq.
  change (b X) with (mb M). change (U X) with (mU M). f_equal.
  - apply sum_ext. intros j Hj.
    rewrite V_plus, V_minus, V_combination, V_tabulate, val_mul by assumption.
    change (val (nth j (D X) zero)) with (DR j). change (val (nth j t zero)) with (V t j).
    f_equal. f_equal. apply sum_ext. intros i Hi. now rewrite coupling_entry.
  - f_equal. f_equal. unfold least_input. apply sum_ext. intros i _.
    now rewrite V_combination.
Qed.

Notation derivedM := (derived n nq (val (monotonicity M)) W UR bR DR xlR xhR).

Lemma V_set_fun a j v : V (set a j v) = upd (V a) j (val v).
Proof. apply functional_extensionality. intros i. apply V_set. Qed.

Lemma V_nil_fun : V [] = no_objective.
Proof. apply functional_extensionality. intros i. apply V_nil. Qed.

Lemma V_unit j s : V (set [] j s) = unit_objective j (val s).
Proof.
  rewrite V_set_fun, V_nil_fun. apply functional_extensionality. intros i.
  unfold upd, unit_objective, delta, no_objective. rewrite (Nat.eqb_sym j i).
  destruct (Nat.eqb i j); ring.
Qed.

Lemma val_one : val one = 1.
Proof. unfold val; simpl. ring. Qed.

Definition derived_pair (bounds : vector * vector) : Prop :=
  derivedM (V (fst bounds)) (V (snd bounds)).

Lemma tighten_one_sound row bounds :
  derived_pair bounds -> derived_pair (tighten_one X (prepare_unit X row) bounds).
Proof.
  destruct bounds as [lo hi]. intros H. unfold tighten_one. cbn [prepare_unit fst snd].
  set (found := within X _ lo hi). set (v := round_down found).
  destruct (Nat.ltb (bounded row) (p X) && leb v found) eqn:E; [|assumption].
  apply andb_true_iff in E. destruct E as [Hj Hv].
  apply Nat.ltb_lt in Hj. change (p X) with n in Hj. apply leb_spec in Hv.
  unfold found in Hv. rewrite within_is_lower_bound, V_unit, V_nil_fun, val_zero in Hv.
  destruct (above row).
  - destruct (ltb (opp v) (nth (bounded row) hi zero)); [|assumption].
    unfold derived_pair; cbn [fst snd]. rewrite V_set_fun.
    apply (derived_high _ _ _ _ _ _ _ _ _ _ _ (bounded row) (V (multipliers row)));
      [assumption|assumption|].
    rewrite val_opp, Ropp_involutive. rewrite val_opp, val_one in Hv. exact Hv.
  - destruct (ltb (nth (bounded row) lo zero) v); [|assumption].
    unfold derived_pair; cbn [fst snd]. rewrite V_set_fun.
    apply (derived_low _ _ _ _ _ _ _ _ _ _ _ (bounded row) (V (multipliers row)));
      [assumption|assumption|].
    rewrite val_one in Hv. exact Hv.
Qed.

Lemma tighten_sound rs : forall bounds,
  derived_pair bounds -> derived_pair (tighten X (map (prepare_unit X) rs) bounds).
Proof.
  induction rs as [|row rs IH]; intros bounds H; [assumption|].
  apply IH. now apply tighten_one_sound.
Qed.

Lemma repeat_tighten_sound k rs : forall bounds,
  derived_pair bounds -> derived_pair (repeat_tighten X k (map (prepare_unit X) rs) bounds).
Proof.
  induction k as [|k IH]; intros bounds H; [assumption|].
  apply IH. now apply tighten_sound.
Qed.

Lemma val_near_low zt rad k : (k < n)%nat ->
  V (near_low X zt rad) k = Rmax (V zt k - val rad) 0.
Proof.
  intros. unfold near_low. rewrite V_tabulate by assumption. now rewrite val_max, val_sub, val_zero.
Qed.

Lemma val_near_high zt rad k : (k < n)%nat -> V (near_high X zt rad) k = V zt k + val rad.
Proof. intros. unfold near_high. rewrite V_tabulate by assumption. now rewrite val_add. Qed.

Lemma V2_row j : V (nth j (K X) []) = V2 (K X) j.
Proof. reflexivity. Qed.

Lemma first_ok_sound zt F :
  first_ok X (injection_low X) (injection_high X) zt F = true ->
  (forall j, (j < n)%nat -> 0 < DR j)
  /\ first_bounds n nq (val (monotonicity M)) W UR bR DR xlR xhR
       (V zt) (V (gap F)) (val (radius F)) (V (low F)) (V (high F)).
Proof.
  unfold first_ok. cbv zeta. rewrite !andb_true_iff. intros [[Hr Hs] Hall].
  apply leb_spec in Hr. apply leb_spec in Hs. rewrite val_zero in Hr.
  rewrite val_dot, !val_mul in Hs. change (p X) with n in *.
  assert (H := all_spec _ _ Hall). clear Hall. cbv beta in H.
  assert (Hil : forall j, (j < n)%nat ->
    val (nth j (injection_low X) zero) = bR j + least_input nq xlR xhR (UR j)).
  { intros j Hj. unfold injection_low. change (p X) with n. rewrite nth_tabulate by assumption.
    rewrite val_add, val_least. reflexivity. }
  assert (Hih : forall j, (j < n)%nat ->
    val (nth j (injection_high X) zero) = bR j + greatest_input nq xlR xhR (UR j)).
  { intros j Hj. unfold injection_high. change (p X) with n. rewrite nth_tabulate by assumption.
    rewrite val_add, val_greatest. reflexivity. }
  assert (Ha : forall j, (j < n)%nat -> val (nth j (image X zt) zero)
    = sum n (fun k => KR j k * V zt k) - DR j * V zt j).
  { intros j Hj. unfold image. change (p X) with n. rewrite nth_tabulate by assumption.
    rewrite val_sub, val_mul, val_dot. f_equal. apply sum_ext. intros k Hk.
    rewrite V2_row. now rewrite coupling_entry. }
  assert (Hkl : forall j, (j < n)%nat ->
    val (least n (nth j (K X) []) (near_low X zt (radius F)) (near_high X zt (radius F)))
    = sum n (fun k => Rmin (KR j k * Rmax (V zt k - val (radius F)) 0)
                           (KR j k * (V zt k + val (radius F))))).
  { intros j Hj. rewrite val_least. apply sum_ext. intros k Hk.
    now rewrite val_near_low, val_near_high, V2_row, coupling_entry. }
  assert (Hkh : forall j, (j < n)%nat ->
    val (greatest n (nth j (K X) []) (near_low X zt (radius F)) (near_high X zt (radius F)))
    = sum n (fun k => Rmax (KR j k * Rmax (V zt k - val (radius F)) 0)
                           (KR j k * (V zt k + val (radius F))))).
  { intros j Hj. rewrite val_greatest. apply sum_ext. intros k Hk.
    now rewrite val_near_low, val_near_high, V2_row, coupling_entry. }
  assert (Hj : forall j, (j < n)%nat ->
    0 < DR j /\ 0 <= V zt j /\ 0 <= V (gap F) j
    /\ sum n (fun k => KR j k * V zt k) - DR j * V zt j
       + (bR j + greatest_input nq xlR xhR (UR j)) <= V (gap F) j
    /\ (V zt j = 0 \/ - (sum n (fun k => KR j k * V zt k) - DR j * V zt j
         + (bR j + least_input nq xlR xhR (UR j))) <= V (gap F) j)
    /\ DR j * V (low F) j <=
       sum n (fun k => Rmin (KR j k * Rmax (V zt k - val (radius F)) 0)
                            (KR j k * (V zt k + val (radius F))))
       + (bR j + least_input nq xlR xhR (UR j))
    /\ (V zt j + val (radius F) <= V (high F) j \/
       sum n (fun k => Rmax (KR j k * Rmax (V zt k - val (radius F)) 0)
                            (KR j k * (V zt k + val (radius F))))
       + (bR j + greatest_input nq xlR xhR (UR j)) <= DR j * V (high F) j)).
  { intros j Hlt. specialize (H j Hlt). rewrite !andb_true_iff, !orb_true_iff in H.
    rewrite !leb_spec, ltb_spec, !val_mul, val_opp, !val_add, val_zero in H.
    rewrite Hil, Hih, Ha, Hkl, Hkh in H by assumption.
    change (val (nth j (near_high X zt (radius F)) zero))
      with (V (near_high X zt (radius F)) j) in H.
    rewrite val_near_high in H by assumption.
    destruct H as [[[[[[H1 H2] H3] H4] H5] H6] H7].
    split; [exact H1|]. split; [exact H2|]. split; [exact H3|]. split; [exact H4|].
    split; [|split; [exact H6|exact H7]].
    destruct H5 as [H5|H5]; [left; now apply is_zero_spec in H5|right; exact H5]. }
  clear H Hil Hih Ha Hkl Hkh.
  split; [intros j Hlt; now apply Hj|].
  constructor; try assumption; intros j Hlt; destruct (Hj j Hlt) as (H1&H2&H3&H4&H5&H6&H7).
  - assumption.
  - assumption.
  - lra.
  - destruct H5; [now left|right; lra].
  - lra.
  - destruct H7; [now left|right; lra].
Qed.

Fixpoint tree_of (T : signs) : tree :=
  match T with
  | leaf t => Leaf (V t)
  | branch j A B => Branch j (tree_of A) (tree_of B)
  end.

Lemma check_tree_sound c c0 T : forall lo hi, check_tree X c c0 T lo hi = true ->
  proves n nq W UR bR DR xlR xhR (V c) (val c0) (tree_of T) (V lo) (V hi).
Proof.
  induction T as [t|j A IHA B IHB]; intros lo hi H; simpl in H |- *.
  - apply orb_true_iff in H. destruct H as [H|H].
    + left. now apply is_empty_spec in H.
    + right. apply ltb_spec in H. rewrite within_is_lower_bound, val_zero, V_nil_fun in H. exact H.
  - apply andb_true_iff in H. destruct H as [HA HB].
    apply IHA in HA. apply IHB in HB.
    rewrite V_set_fun, val_max, val_zero in HA. rewrite V_set_fun, val_min, val_zero in HB.
    split; assumption.
Qed.

Lemma check_trees_sound t others : forall Ts lo hi,
  check_trees X M t others Ts lo hi = true -> forall i, In i others ->
  exists T, proves n nq W UR bR DR xlR xhR (fun j => V2 (mV M) t j - V2 (mV M) i j)
    (V (mv M) t - V (mv M) i) T (V lo) (V hi).
Proof.
  induction others as [|o others IH]; intros Ts lo hi H i Hi; [destruct Hi|].
  destruct Ts as [|T Ts]; [discriminate|]. simpl in H. apply andb_true_iff in H.
  destruct H as [H1 H2]. destruct Hi as [->|Hi]; [|now apply (IH Ts lo hi)].
  exists (tree_of T). apply check_tree_sound in H1. rewrite val_sub in H1.
  replace (fun j => V2 (mV M) t j - V2 (mV M) i j)
    with (V (minus (nth t (mV M) []) (nth i (mV M) []))); [exact H1|].
  apply functional_extensionality. intros j. apply V_minus.
Qed.

(** What the checker accepts satisfies the hypotheses of the theorem. *)
Theorem check_implies_hypotheses : check_with M C = true ->
  0 < val (monotonicity M)
  /\ (forall j, (j < n)%nat -> 0 < DR j)
  /\ (forall pixels,
        (forall i, (i < nq)%nat -> V (lower C) i <= pixels i <= V (upper C) i) ->
        in_box nq xlR xhR (normalized M pixels))
  /\ exists lo hi, derivedM lo hi
     /\ forall i, (i < classes M)%nat -> i <> label C ->
        exists T, proves n nq W UR bR DR xlR xhR
          (fun j => V2 (mV M) (label C) j - V2 (mV M) i j)
          (V (mv M) (label C) - V (mv M) i) T lo hi.
Proof.
  unfold check_with. cbv zeta. fold X. rewrite !andb_true_iff.
  intros [[[[Hm _] Hbox] Hfirst] Htrees].
  apply ltb_spec in Hm. rewrite val_zero in Hm.
  split; [exact Hm|].
  destruct (first_ok_sound _ _ Hfirst) as [HD HF].
  split; [exact HD|]. split.
  - intros pixels Hpix i Hi. specialize (Hpix i Hi).
    destruct (box_ok_spec _ _ _ _ _ _ _ Hbox i Hi) as (Hs & Hl & Hh).
    unfold normalized. split.
    + apply Rmult_le_reg_l with (V (std M) i); [assumption|].
      replace (V (std M) i * ((pixels i - V (mean M) i) / V (std M) i))
        with (pixels i - V (mean M) i) by (field; lra). lra.
    + apply Rmult_le_reg_l with (V (std M) i); [assumption|].
      replace (V (std M) i * ((pixels i - V (mean M) i) / V (std M) i))
        with (pixels i - V (mean M) i) by (field; lra). lra.
  - set (bounds := repeat_tighten X _ _ _) in Htrees.
    exists (V (fst bounds)), (V (snd bounds)). split.
    + apply repeat_tighten_sound. unfold derived_pair; cbn [fst snd].
      exact (derived_first _ _ _ _ _ _ _ _ _ _ _ _ _ _ HF).
    + intros i Hi Hne. apply (check_trees_sound _ _ _ _ _ Htrees).
      unfold other_classes. apply filter_In. split; [apply in_seq; lia|].
      apply negb_true_iff. now apply Nat.eqb_neq.
Qed.

Theorem check_with_sound : check_with M C = true -> claim M C.
Proof.
  intros H. destruct (check_implies_hypotheses H) as (Hm & HD & Hbox & lo & hi & Hd & HT).
  intros pixels z Hpix Hz i Hi Hne. destruct (HT i Hi Hne) as [T HTi].
  assert (Hmono : strongly_monotone n (val (monotonicity M)) W).
  { apply weights_are_strongly_monotone. }
  assert (Hmargin := certificate_sound n nq (val (monotonicity M)) W UR bR Hm Hmono DR HD xlR xhR
    _ _ T lo hi Hd HTi (normalized M pixels) z (Hbox pixels Hpix) Hz).
  rewrite (sum_ext n _ (fun j => V2 (mV M) (label C) j * z j - V2 (mV M) i j * z j)) in Hmargin
    by (intros; ring).
  rewrite sum_minus in Hmargin. unfold logit. lra.
Qed.
End Sound.
End Rounding.

(** The checker that is extracted. *)
Definition check : model -> certificate -> bool := check_with round_down quotient_down root_up.

Theorem check_sound M C : check M C = true -> claim M C.
Proof. apply check_with_sound. Qed.

(** The claim of a certificate: each input of the box has one fixpoint, and that has the label. *)
Theorem check_proves_the_claim M C : check M C = true ->
  forall pixels, (forall i, (i < inputs M)%nat -> V (lower C) i <= pixels i <= V (upper C) i) ->
  exists z, fixpoint_of M pixels z
    /\ (forall z', fixpoint_of M pixels z' -> forall j, (j < units M)%nat -> z' j = z j)
    /\ (forall i, (i < classes M)%nat -> i <> label C -> logit M z i < logit M z (label C)).
Proof.
  intros H pixels Hpix.
  assert (Hm : 0 < val (monotonicity M)) by apply (check_implies_hypotheses _ _ _ _ _ H).
  assert (Hmono : strongly_monotone (units M) (val (monotonicity M)) (weights_of M))
    by apply weights_are_strongly_monotone.
  destruct (fixpoint_exists (units M) (inputs M) _ _ (V2 (mU M)) (V (mb M)) Hm Hmono
    (normalized M pixels)) as [z Hz].
  exists z. split; [exact Hz|]. split.
  - intros z' Hz' j Hj.
    exact (fixpoint_is_unique _ _ _ _ _ _ Hm Hmono (normalized M pixels) z' z Hz' Hz j Hj).
  - exact (check_sound M C H pixels z Hpix Hz).
Qed.
