package org.mondeq.certify.bab;

import java.util.List;
import java.util.Optional;

/** Looks for inputs that prove a property false. */
interface Refuter {
  /** The first of these normalised inputs that is one. */
  Optional<? extends Refutation> among(List<double[]> inputs);

  /** Attacks when trees have grown so large that it is time; once. */
  Optional<? extends Refutation> after(long nodes);

  /** Why a leaf without a proof is left open where its minimisers are no such inputs. */
  String whyOpen();
}
