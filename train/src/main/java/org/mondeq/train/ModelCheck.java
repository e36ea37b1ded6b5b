package org.mondeq.train;

import java.nio.file.Path;
import java.util.Arrays;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FailedRunException;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;

/**
 * A trained model measured once more, in double precision and with exact equilibria, whatever
 * precision and tolerances it was trained with.
 *
 * @param testAccuracy fraction of all test images classified rightly
 * @param samples how many of the first test images the other figures are about
 * @param stateDeviation the largest difference, over all of them and all units, between the
 *     equilibrium as training finds it and the exact one
 * @param logitDeviation the same for the logits
 * @param otherClasses how many of them the two give different classes
 */
public record ModelCheck(
    double testAccuracy,
    int samples,
    double stateDeviation,
    double logitDeviation,
    int otherClasses) {
  /** Relative change of an iterate at which an equilibrium counts as exact. */
  static final StoppingRule EXACT = new StoppingRule(1e-10, 20_000);

  private static final int SAMPLES = 1_000;

  /** What part of the samples may change their class at their boundary, whatever the tolerance. */
  private static final double USUAL = 0.005;

  /**
   * Measures a model.
   *
   * @param config how it was trained
   * @throws FailedRunException if an equilibrium is not found
   */
  static ModelCheck of(MonDeq model, TrainingConfig config, LabeledDataset test) {
    LabeledDataset part = part(test);
    Batches batches = new Batches(part, model.spec().normalization(), config.batchSize());
    OperatorSplitting exact =
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    OperatorSplitting trained = new TunedSplitting(model.spec(), config).of(model.coupling(), 0);
    double state = 0;
    double logits = 0;
    int others = 0;
    for (int i = 0; i < batches.count(); i++) {
      Batch batch = batches.read(batches.inOrder(), i);
      Matrix injection = model.injection(batch.inputs());
      Matrix z = exact.forward(injection, EXACT).require();
      Matrix loose = trained.forward(injection, config.tolerances().forward()).requireFinite();
      state = Math.max(state, largestDifference(z, loose));
      Matrix y = model.logits(z);
      Matrix looseY = model.logits(loose);
      logits = Math.max(logits, largestDifference(y, looseY));
      for (int row = 0; row < y.rows(); row++) {
        others += CrossEntropy.argmax(y.row(row)) == CrossEntropy.argmax(looseY.row(row)) ? 0 : 1;
      }
    }
    return new ModelCheck(Accuracy.of(model, test, EXACT), part.size(), state, logits, others);
  }

  /**
   * Whether training saw another model than the exact one: more than five in a thousand samples, or
   * one of fewer than two hundred, have another class in it.
   */
  public boolean isCoarse() {
    return otherClasses > USUAL * samples;
  }

  private static LabeledDataset part(LabeledDataset test) {
    return test.part(0, Math.min(SAMPLES, test.size()));
  }

  private static double largestDifference(Matrix a, Matrix b) {
    double largest = 0;
    for (int i = 0, n = a.size(); i < n; i++) {
      largest = Math.max(largest, Math.abs(a.buffer().get(i) - b.buffer().get(i)));
    }
    return largest;
  }

  /**
   * Requires a model file to hold a model with the logits of another, to the bit, on the first test
   * images.
   *
   * @throws FailedRunException if it does not
   */
  public static void requireSameLogits(MonDeq model, Path file, LabeledDataset test) {
    MonDeq read = ModelFile.read(file);
    LabeledDataset part = part(test);
    Batches batches = new Batches(part, model.spec().normalization(), part.size());
    Matrix inputs = batches.read(batches.inOrder(), 0).inputs();
    if (!Arrays.equals(exactLogits(model, inputs), exactLogits(read, inputs))) {
      throw new FailedRunException(
          file + ": the model that was read back has other logits than the one that was written");
    }
  }

  private static double[] exactLogits(MonDeq model, Matrix inputs) {
    OperatorSplitting exact =
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    return model.logits(exact.forward(model.injection(inputs), EXACT).require()).toArray();
  }
}
