package org.mondeq.certify.bab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mondeq.attack.FunctionSearch;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.Prediction;
import org.mondeq.certify.query.Answer;
import org.mondeq.certify.query.UnsafeCase;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;

/** Looks for inputs at which a conjunction of a case holds, beyond every rounding. */
final class PointSearch implements Refuter {
  private static final long NODES = 250;

  private final UnsafeCase unsafe;
  private final CheckedClassifier classifier;
  private final Normalization normalization;
  private final FunctionSearch lateAttack;
  private final long seed;
  private boolean attacked;
  private Point found;

  /** An input at which a conjunction holds. */
  record Point(Answer.Sat answer) implements Refutation {}

  PointSearch(
      MonDeq model,
      UnsafeCase unsafe,
      CheckedClassifier classifier,
      FunctionSearch lateAttack,
      long seed) {
    this.unsafe = unsafe;
    this.classifier = classifier;
    this.normalization = model.spec().normalization();
    this.lateAttack = lateAttack;
    this.seed = seed;
  }

  @Override
  public String whyOpen() {
    return "the largest function of a conjunction is within rounding of zero";
  }

  @Override
  public Optional<Point> among(List<double[]> inputs) {
    for (double[] input : inputs) {
      Optional<Point> point = judge(input);
      if (point.isPresent()) {
        return point;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Point> after(long nodes) {
    if (attacked || nodes < NODES) {
      return Optional.empty();
    }
    attacked = true;
    return attack(lateAttack);
  }

  /** What an attack finds. */
  Optional<Point> attack(FunctionSearch attack) {
    boolean taken =
        attack.run(
            unsafe.claimed(),
            unsafe.box(),
            seed,
            input -> {
              judge(input).ifPresent(point -> found = point);
              return found != null;
            });
    return taken ? Optional.of(found) : Optional.empty();
  }

  /** Judges a normalised input as the raw one that it is nearest to. */
  Optional<Point> judge(double[] input) {
    double[] pixels = unsafe.pixels(input, normalization);
    if (Arrays.stream(pixels).anyMatch(Double::isNaN)) {
      return Optional.empty();
    }
    if (unsafe.holdsEverywhere()) {
      OptionalInt which = unsafe.holding(pixels, new double[0], 0);
      return which.isPresent() ? Optional.of(point(pixels, which.getAsInt())) : Optional.empty();
    }
    double[] normalised = normalization.normalize(Matrix.ofRow(pixels)).row(0);
    Prediction prediction = classifier.classify(normalised);
    OptionalInt which = unsafe.holding(pixels, prediction.logits(), prediction.error());
    return which.isPresent() ? Optional.of(point(pixels, which.getAsInt())) : Optional.empty();
  }

  private static Point point(double[] pixels, int conjunction) {
    return new Point(new Answer.Sat(pixels, conjunction));
  }
}
