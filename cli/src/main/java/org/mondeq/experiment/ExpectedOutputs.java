package org.mondeq.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;

/** Fixpoints and logits that another program has computed for the samples of an experiment. */
public final class ExpectedOutputs {
  private final Path file;
  private final NpyArray fixpoint;
  private final NpyArray logits;

  private ExpectedOutputs(Path file, NpyArray fixpoint, NpyArray logits) {
    this.file = file;
    this.fixpoint = fixpoint;
    this.logits = logits;
  }

  /**
   * The largest absolute differences.
   *
   * @param fixpoint over all units of all samples
   * @param logits over all classes of all samples
   */
  public record Difference(double fixpoint, double logits) {
    /**
     * Requires both to be within a tolerance.
     *
     * @throws FailedRunException if one is not
     */
    public void require(double tolerance) {
      if (!(fixpoint <= tolerance && logits <= tolerance)) {
        throw new FailedRunException(
            String.format(
                Locale.ROOT,
                "fixpoints differ by %.2e and logits by %.2e, more than %.0e",
                fixpoint,
                logits,
                tolerance));
      }
    }
  }

  /**
   * Reads the arrays {@code fixpoint [n, p]} and {@code logits [n, c]}.
   *
   * @throws InvalidInputException if one is missing or of a wrong shape
   */
  public static ExpectedOutputs read(Path file, MonDeq model) {
    Map<String, NpyArray> arrays = Npz.read(file).arrays();
    return new ExpectedOutputs(
        file,
        array(file, arrays, "fixpoint", model.latent()),
        array(file, arrays, "logits", model.classes()));
  }

  private static NpyArray array(Path file, Map<String, NpyArray> arrays, String name, int cols) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new InvalidInputException(file + ": " + name + ": missing array");
    }
    int[] shape = array.shape();
    if (shape.length != 2 || shape[1] != cols) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: expected shape [n, %d], got %s",
              file,
              name,
              cols,
              Arrays.toString(shape)));
    }
    return array;
  }

  /**
   * Solves the samples of an experiment and compares.
   *
   * @throws InvalidInputException if there are not as many samples as rows
   */
  public Difference difference(Experiment experiment) {
    LabeledDataset data = experiment.testData();
    List<Integer> samples = experiment.samples(data);
    Matrix pixels = data.pixels(samples.stream().mapToInt(Integer::intValue).toArray());
    Matrix z = new Classifier(experiment.model()).equilibrium(pixels).require();
    return new Difference(
        difference("fixpoint", fixpoint, z),
        difference("logits", logits, experiment.model().logits(z)));
  }

  private double difference(String name, NpyArray expected, Matrix actual) {
    if (expected.shape()[0] != actual.rows()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: expected %d rows, one for each sample, got %d",
              file,
              name,
              actual.rows(),
              expected.shape()[0]));
    }
    double worst = 0;
    for (int i = 0; i < actual.size(); i++) {
      worst = Math.max(worst, Math.abs(actual.buffer().get(i) - expected.values()[i]));
    }
    return worst;
  }
}
