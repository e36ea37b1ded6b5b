package org.mondeq.attack;

import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.attack.search.Incumbent;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.attack.search.PgdSearch;
import org.mondeq.attack.search.SearchPool;
import org.mondeq.attack.search.Target;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.spec.InputBox;

/**
 * Targeted projected gradient descent [Madry18] on the margin [Gowal19] from output-diversified
 * starting points [Tashiro20].
 *
 * <p>Every class but the label is a target, with as many starting points each; all run as one batch
 * of {@code n = restarts · (c − 1)} rows. A point moves by the sign of the gradient of {@code
 * y_target − y_label}, at first of a random direction of the logits, in steps that shrink
 * geometrically, and is clamped to the box. The first starting point of each target is the sample
 * itself, the others are uniform in the box. The search solves equilibria loosely, each from the
 * last step's; what it finds is checked by {@link CheckedClassifier} as the pixels that are
 * written, and the first example that passes ends it.
 *
 * <p>A step costs {@code O(n p (q + p k))} for k solver iterations. Safe for use by many threads:
 * results depend on the arguments alone.
 */
public final class ProjectedGradientDescent implements Attack {
  private final MonDeq model;
  private final CheckedClassifier classifier;
  private final SearchPool searches;
  private final PixelDepth depth;

  /** Prepares attacks on a model, by pixels of any value; O(p³). */
  public ProjectedGradientDescent(MonDeq model, PgdConfig config) {
    this(model, config, PixelDepth.REAL);
  }

  /** Prepares attacks on a model, by pixels of a depth; O(p³). */
  public ProjectedGradientDescent(MonDeq model, PgdConfig config, PixelDepth depth) {
    this.depth = depth;
    PeacemanRachford solver =
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    this.model = model;
    this.classifier = new CheckedClassifier(model);
    this.searches = new SearchPool(() -> new PgdSearch(model, solver, config));
  }

  /** The classifier that has the last word on adversarial examples. */
  public CheckedClassifier classifier() {
    return classifier;
  }

  @Override
  public AttackResult attack(double[] pixels, int label, InputBox box, long seed) {
    Target target =
        new Target(new CounterexampleJudge(model, classifier, label, box, depth), pixels);
    Incumbent incumbent = new Incumbent(target);
    searches.run(target, incumbent, seed);
    return incumbent.result();
  }
}
