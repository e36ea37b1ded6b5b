(** Vectors and matrices as lists of dyadic numbers; what lies beyond their ends is zero. *)
From Coq Require Import Reals Lra Lia Arith List.
From Mondeq Require Import Sums Dyadic Soundness.
Import ListNotations.
Open Scope R_scope.

Notation vector := (list dyadic).
Notation matrix := (list (list dyadic)).

Definition V (a : vector) (i : nat) : R := val (nth i a zero).
Definition V2 (A : matrix) (j k : nat) : R := V (nth j A []) k.

Lemma V_nil i : V [] i = 0.
Proof. unfold V. destruct i; apply val_zero. Qed.

Lemma V_head a : val (hd zero a) = V a 0.
Proof. destruct a; reflexivity. Qed.

Lemma V_tail a i : V (tl a) i = V a (S i).
Proof. destruct a; [now rewrite !V_nil|reflexivity]. Qed.

Lemma V2_head A k : V (hd [] A) k = V2 A 0 k.
Proof. destruct A; reflexivity. Qed.

Lemma V2_tail A j k : V2 (tl A) j k = V2 A (S j) k.
Proof. unfold V2. destruct A; [destruct j|]; reflexivity. Qed.

Definition tabulate {T} (n : nat) (f : nat -> T) : list T := map f (seq 0 n).

Lemma nth_tabulate {T} n (f : nat -> T) d j : (j < n)%nat -> nth j (tabulate n f) d = f j.
Proof.
  intros H. unfold tabulate. rewrite nth_indep with (d' := f 0%nat).
  - rewrite map_nth. now rewrite seq_nth.
  - now rewrite map_length, seq_length.
Qed.

Lemma V_tabulate n f j : (j < n)%nat -> V (tabulate n f) j = val (f j).
Proof. intros. unfold V. now rewrite nth_tabulate. Qed.

Fixpoint set (a : vector) (j : nat) (v : dyadic) : vector :=
  match j with
  | O => v :: tl a
  | S k => hd zero a :: set (tl a) k v
  end.

Lemma V_set j : forall a v i, V (set a j v) i = upd (V a) j (val v) i.
Proof.
  unfold upd. induction j as [|j IH]; intros a v i; destruct i as [|i]; simpl.
  - reflexivity.
  - change (V (tl a) i = V a (S i)). apply V_tail.
  - change (val (hd zero a) = V a 0). apply V_head.
  - change (V (set (tl a) j v) i = if Nat.eqb i j then val v else V a (S i)).
    rewrite IH. destruct (Nat.eqb i j); [reflexivity|apply V_tail].
Qed.

Fixpoint plus (a b : vector) : vector :=
  match a, b with
  | [], _ => b
  | _, [] => a
  | x :: a', y :: b' => add x y :: plus a' b'
  end.

Lemma V_plus a : forall b i, V (plus a b) i = V a i + V b i.
Proof.
  induction a as [|x a IH]; intros b i; [simpl; rewrite V_nil; ring|].
  destruct b as [|y b]; [simpl; rewrite V_nil; ring|].
  destruct i as [|i]; [apply val_add|]. apply (IH b i).
Qed.

Definition scale (c : dyadic) (a : vector) : vector := map (mul c) a.

Lemma V_scale c a : forall i, V (scale c a) i = val c * V a i.
Proof.
  induction a as [|x a IH]; intros i; [simpl; rewrite V_nil; ring|].
  destruct i as [|i]; [apply val_mul|]. apply (IH i).
Qed.

Definition minus (a b : vector) : vector := plus a (map opp b).

Lemma V_opp a : forall i, V (map opp a) i = - V a i.
Proof.
  induction a as [|x a IH]; intros i; [simpl; rewrite V_nil; ring|].
  destruct i as [|i]; [apply val_opp|]. apply (IH i).
Qed.

Lemma V_minus a b i : V (minus a b) i = V a i - V b i.
Proof. unfold minus. rewrite V_plus, V_opp. ring. Qed.

(** The sum of [n] terms, each made of the entries of four vectors at one index. *)
Section Fold.
Variable f : dyadic -> dyadic -> dyadic -> dyadic -> dyadic.
Variable g : R -> R -> R -> R -> R.
Hypothesis f_is_g : forall a b c d, val (f a b c d) = g (val a) (val b) (val c) (val d).

Fixpoint fold (n : nat) (a b c d : vector) : dyadic :=
  match n with
  | O => zero
  | S k => add (f (hd zero a) (hd zero b) (hd zero c) (hd zero d))
               (fold k (tl a) (tl b) (tl c) (tl d))
  end.

Lemma val_fold n : forall a b c d,
  val (fold n a b c d) = sum n (fun i => g (V a i) (V b i) (V c i) (V d i)).
Proof.
  induction n as [|n IH]; intros a b c d; [apply val_zero|].
  simpl fold. rewrite val_add, f_is_g, IH, sum_shift, !V_head. f_equal.
  apply sum_ext. intros. now rewrite !V_tail.
Qed.
End Fold.

Definition dot (n : nat) (a b : vector) : dyadic := fold (fun x y _ _ => mul x y) n a b [] [].

Lemma val_dot n a b : val (dot n a b) = sum n (fun i => V a i * V b i).
Proof. apply (val_fold _ (fun x y _ _ => x * y)). intros. apply val_mul. Qed.

(** [Aᵀ t], for [n] rows. *)
Fixpoint combination (n : nat) (t : vector) (A : matrix) : vector :=
  match n with
  | O => []
  | S k => plus (scale (hd zero t) (hd [] A)) (combination k (tl t) (tl A))
  end.

Lemma V_combination n : forall t A k,
  V (combination n t A) k = sum n (fun j => V t j * V2 A j k).
Proof.
  induction n as [|n IH]; intros t A k; [apply V_nil|].
  simpl combination. rewrite V_plus, V_scale, IH, sum_shift, V_head, V2_head. f_equal.
  apply sum_ext. intros. now rewrite V_tail, V2_tail.
Qed.

Definition least (n : nat) (s l h : vector) : dyadic :=
  fold (fun x y z _ => dmin (mul x y) (mul x z)) n s l h [].
Definition greatest (n : nat) (s l h : vector) : dyadic :=
  fold (fun x y z _ => dmax (mul x y) (mul x z)) n s l h [].

Lemma val_least n s l h :
  val (least n s l h) = sum n (fun i => Rmin (V s i * V l i) (V s i * V h i)).
Proof.
  apply (val_fold _ (fun x y z _ => Rmin (x * y) (x * z))). intros.
  now rewrite val_min, !val_mul.
Qed.

Lemma val_greatest n s l h :
  val (greatest n s l h) = sum n (fun i => Rmax (V s i * V l i) (V s i * V h i)).
Proof.
  apply (val_fold _ (fun x y z _ => Rmax (x * y) (x * z))). intros.
  now rewrite val_max, !val_mul.
Qed.

Definition graph_term (e h l u : dyadic) : dyadic :=
  let ends := dmin (add (mul e (dmax l zero)) (mul h l)) (add (mul e (dmax u zero)) (mul h u)) in
  if ltb l zero then if ltb zero u then dmin ends zero else ends else ends.

Lemma val_graph_term e h l u :
  val (graph_term e h l u) = on_graph (val e) (val h) (val l) (val u).
Proof.
  assert (Hl := ltb_spec l zero). assert (Hl' := ltb_false l zero).
  assert (Hu := ltb_spec zero u). assert (Hu' := ltb_false zero u).
  rewrite val_zero in *. unfold graph_term, on_graph.
  set (ends := dmin (add (mul e (dmax l zero)) (mul h l))
                    (add (mul e (dmax u zero)) (mul h u))).
  assert (E : val ends = Rmin (val e * Rmax (val l) 0 + val h * val l)
                              (val e * Rmax (val u) 0 + val h * val u)).
  { unfold ends. now rewrite val_min, !val_add, !val_mul, !val_max, val_zero. }
  rewrite <- E.
  destruct (ltb l zero); destruct (Rlt_dec (val l) 0) as [H1|H1].
  - destruct (ltb zero u); destruct (Rlt_dec 0 (val u)) as [H2|H2].
    + now rewrite val_min, val_zero.
    + exfalso. now apply H2, Hu.
    + assert (val u <= 0) by now apply Hu'. lra.
    + reflexivity.
  - exfalso. now apply H1, Hl.
  - assert (0 <= val l) by now apply Hl'. lra.
  - reflexivity.
Qed.

Definition graph (n : nat) (e h l u : vector) : dyadic := fold graph_term n e h l u.

Lemma val_graph n e h l u :
  val (graph n e h l u) = sum n (fun j => on_graph (V e j) (V h j) (V l j) (V u j)).
Proof. apply (val_fold _ on_graph). exact val_graph_term. Qed.

(** Whether some unit's bounds leave nothing. *)
Fixpoint is_empty (n : nat) (l u : vector) : bool :=
  match n with
  | O => false
  | S k => orb (ltb (hd zero u) (hd zero l)) (is_empty k (tl l) (tl u))
  end.

Lemma is_empty_spec n : forall l u, is_empty n l u = true ->
  exists j, (j < n)%nat /\ V u j < V l j.
Proof.
  induction n as [|n IH]; intros l u; simpl; [discriminate|].
  intros H. apply Bool.orb_true_iff in H. destruct H as [H|H].
  - exists O. apply ltb_spec in H. rewrite !V_head in H. split; [lia|assumption].
  - destruct (IH _ _ H) as (j & Hj & Hv). exists (S j). rewrite !V_tail in Hv.
    split; [lia|assumption].
Qed.

(** Whether something holds at every index below [n]. *)
Definition all (n : nat) (f : nat -> bool) : bool := forallb f (seq 0 n).

Lemma all_spec n f : all n f = true -> forall j, (j < n)%nat -> f j = true.
Proof.
  unfold all. rewrite forallb_forall. intros H j Hj. apply H. apply in_seq. lia.
Qed.
