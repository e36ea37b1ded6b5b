package org.mondeq.train;

import org.mondeq.data.LabeledDataset;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.RowParallel;
import org.mondeq.solver.StoppingRule;

/** The fraction of a data set that a model classifies rightly, in double precision. */
final class Accuracy {
  private static final int CHUNK = 500;
  private static final StoppingRule RULE = new StoppingRule(1e-6, 2_000);

  private Accuracy() {}

  /**
   * Classifies every sample.
   *
   * @throws org.mondeq.io.FailedRunException if a solve does not converge
   */
  static double of(MonDeq model, LabeledDataset data) {
    return of(model, data, RULE);
  }

  /**
   * Classifies every sample.
   *
   * @param rule when an equilibrium is precise enough
   * @throws org.mondeq.io.FailedRunException if a solve does not converge
   */
  static double of(MonDeq model, LabeledDataset data, StoppingRule rule) {
    OperatorSplitting splitting =
        new RowParallel(OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity()));
    Batches batches = new Batches(data, model.spec().normalization(), CHUNK);
    int[] order = batches.inOrder();
    int correct = 0;
    for (int i = 0; i < batches.count(); i++) {
      Batch batch = batches.read(order, i);
      var z = splitting.forward(model.injection(batch.inputs()), rule).require();
      correct += new CrossEntropy(model.logits(z), batch.labels()).correct();
    }
    return (double) correct / data.size();
  }
}
