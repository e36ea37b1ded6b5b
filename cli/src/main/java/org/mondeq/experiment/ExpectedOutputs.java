package org.mondeq.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;

/** Fixpoints and logits that another program has computed for the samples of an experiment. */
public final class ExpectedOutputs {
  private final Path file;
  private final Optional<Matrix> inputs;
  private final NpyArray fixpoint;
  private final NpyArray logits;

  private ExpectedOutputs(Path file, Optional<Matrix> inputs, NpyArray fixpoint, NpyArray logits) {
    this.file = file;
    this.inputs = inputs;
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
                "fixpoints differ by %.2e and logits by %.2e, more than %.1e (--tolerance)",
                fixpoint,
                logits,
                tolerance));
      }
    }
  }

  /** How close doubles must come. */
  private static final double OF_DOUBLES = 1e-9;

  /** How close numbers of 32 bits must come, as a part of the largest, which is at least 1. */
  private static final double OF_FLOATS = 1e-5;

  /**
   * How much outputs may differ if the other program computed as it says: numbers that all have the
   * digits of 32 bits were computed with them.
   */
  public double tolerance() {
    double[] values =
        DoubleStream.concat(Arrays.stream(fixpoint.values()), Arrays.stream(logits.values()))
            .toArray();
    boolean floats = Arrays.stream(values).allMatch(value -> (float) value == value);
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return floats ? OF_FLOATS * Math.max(1, largest) : OF_DOUBLES;
  }

  /**
   * Reads the arrays {@code fixpoint [n, p]}, or {@code z}, and {@code logits [n, c]}; and the raw
   * inputs {@code x [n, q]} that they belong to, if these are not the samples of the experiment.
   *
   * @throws InvalidInputException if one is missing or of a wrong shape
   */
  public static ExpectedOutputs read(Path file, MonDeq model) {
    Map<String, NpyArray> arrays = Npz.read(file).arrays();
    Optional<Matrix> inputs =
        arrays.containsKey("x")
            ? Optional.of(matrix(array(file, arrays, "x", model.inputs())))
            : Optional.empty();
    String fixpoint = arrays.containsKey("z") ? "z" : "fixpoint";
    return new ExpectedOutputs(
        file,
        inputs,
        array(file, arrays, fixpoint, model.latent()),
        array(file, arrays, "logits", model.classes()));
  }

  private static Matrix matrix(NpyArray array) {
    return Matrix.of(array.shape()[0], array.shape()[1], array.values());
  }

  private static NpyArray array(Path file, Map<String, NpyArray> arrays, String name, int cols) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new InvalidInputException(file + ": " + name + ": missing array");
    }
    return array
        .withShape(array.values().length / cols, cols)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    String.format(
                        Locale.ROOT,
                        "%s: %s: expected shape [n, %d], got %s",
                        file,
                        name,
                        cols,
                        Arrays.toString(array.shape()))));
  }

  /**
   * Solves the inputs, or else the samples of an experiment, and compares.
   *
   * @throws InvalidInputException if there are not as many samples as rows
   */
  public Difference difference(Experiment experiment) {
    Matrix pixels = inputs.orElseGet(() -> samples(experiment));
    Matrix z = new Classifier(experiment.model()).equilibrium(pixels).requireFinite();
    return new Difference(
        difference("fixpoint", fixpoint, z),
        difference("logits", logits, experiment.model().logits(z)));
  }

  private static Matrix samples(Experiment experiment) {
    LabeledDataset data = experiment.testData();
    List<Integer> samples = experiment.samples(data);
    return data.pixels(samples.stream().mapToInt(Integer::intValue).toArray());
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
