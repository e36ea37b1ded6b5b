package org.mondeq.attack.example;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.spec.Ball;
import org.mondeq.spec.InputBox;

/**
 * Writes adversarial examples with all that it takes to check them without a solver.
 *
 * <p>A file is a {@code .npz} with the arrays {@code pixels}, {@code lower}, {@code upper [q]}
 * (raw), {@code input [q]} (normalised), {@code fixpoint [p]}, {@code logits [c]}, {@code error} (a
 * bound of that of any difference of two logits), {@code label}, {@code prediction} and {@code
 * margin}, and {@code witness.json} with the keys {@code formatVersion}, {@code model} (SHA-256),
 * {@code label} and {@code prediction}. Of an example in a ball, {@code ballCenter [q]} and the
 * keys {@code norm} and {@code epsilon} say which.
 */
public final class CounterexampleWriter {
  private static final String MEMBER = "witness.json";
  private static final int VERSION = 1;

  private final String model;
  private final CheckedClassifier classifier;

  /** Of examples in balls. */
  private static final int VERSION_OF_BALLS = 2;

  private record Description(
      int formatVersion, String model, int label, int prediction, String norm, Double epsilon) {}

  /**
   * Examples for a model.
   *
   * @param model the SHA-256 of its file
   * @param classifier of that very model, which has the last word on every example
   */
  public CounterexampleWriter(String model, CheckedClassifier classifier) {
    this.model = model;
    this.classifier = classifier;
  }

  /**
   * Solves an example once more and writes it.
   *
   * @param box that the example lies in
   * @param label that the model does not give it
   * @throws FailedRunException if it is none, or cannot be written
   */
  public void write(AdversarialExample example, InputBox box, int label, Path file) {
    Prediction solved = classifier.classifyPixels(example.pixels());
    if (!solved.refutes(label)) {
      throw new FailedRunException(file + ": the counterexample does not hold for the whole model");
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>(example.archive().arrays());
    arrays.put("lower", vector(box.outerLowPixels()));
    arrays.put("upper", vector(box.outerHighPixels()));
    arrays.put("fixpoint", vector(solved.state()));
    arrays.put("logits", vector(solved.logits()));
    arrays.put("error", NpyArray.of(new double[] {solved.error()}));
    box.ball().ifPresent(ball -> arrays.put("ballCenter", vector(ball.center())));
    Description description =
        new Description(
            box.ball().isPresent() ? VERSION_OF_BALLS : VERSION,
            model,
            label,
            solved.label(),
            box.ball().map(ball -> ball.norm().word()).orElse(null),
            box.ball().map(Ball::epsilon).orElse(null));
    Npz.of(arrays, Map.of(MEMBER, Json.toText(description))).write(file);
  }

  private static NpyArray vector(double[] values) {
    return NpyArray.of(values, values.length);
  }
}
