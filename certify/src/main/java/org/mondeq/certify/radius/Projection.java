package org.mondeq.certify.radius;

import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.io.FailedRunException;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/**
 * Draws an adversarial example nearer to its sample: projects it onto smaller balls, by bisection,
 * as long as it stays misclassified. That costs two solves a step, where a verifier may need a
 * tree. Safe for use by many threads.
 */
public final class Projection {
  private final MonDeq model;
  private final CheckedClassifier classifier;
  private final double tolerance;
  private final Acceptance acceptance;
  private final PixelDepth depth;
  private final Norm norm;

  /** Has the last word on what a projection finds. */
  @FunctionalInterface
  public interface Acceptance {
    /** Whether an example counts, for a box that it lies in and a label that it is not given. */
    boolean accepts(AdversarialExample example, InputBox box, int label);
  }

  /**
   * A projection for a model.
   *
   * @param model the whole model, whatever part of it verifiers work on
   * @param classifier the one of that model
   * @param tolerance the distance that is not worth another step, positive, in raw pixels
   * @param acceptance asked about every example that is nearer
   */
  public Projection(
      MonDeq model, CheckedClassifier classifier, double tolerance, Acceptance acceptance) {
    this(model, classifier, tolerance, acceptance, PixelDepth.REAL);
  }

  /**
   * A projection onto pixels of a depth.
   *
   * @param depth the values that pixels may have
   */
  public Projection(
      MonDeq model,
      CheckedClassifier classifier,
      double tolerance,
      Acceptance acceptance,
      PixelDepth depth) {
    this.norm = Norm.INF;
    this.depth = depth;
    this.model = model;
    this.classifier = classifier;
    this.tolerance = tolerance;
    this.acceptance = acceptance;
  }

  private Projection(Projection other, Norm norm) {
    this.norm = norm;
    this.depth = other.depth;
    this.model = other.model;
    this.classifier = other.classifier;
    this.tolerance = other.tolerance;
    this.acceptance = other.acceptance;
  }

  /** The same in another norm. */
  public Projection in(Norm other) {
    return new Projection(this, other);
  }

  /** The norm of distances. */
  Norm norm() {
    return norm;
  }

  /**
   * The nearest adversarial example that was found, the given one at worst.
   *
   * @param pixels the raw image {@code [q]}
   * @param label its class
   * @param floor a radius within which there is none
   * @throws FailedRunException if the given one does not hold for the model
   */
  AdversarialExample nearer(AdversarialExample example, double[] pixels, int label, double floor) {
    if (!classifier.classifyPixels(example.pixels()).refutes(label)) {
      throw new FailedRunException("a counterexample does not hold for the whole model");
    }
    AdversarialExample nearest = example;
    double outer = norm.distance(pixels, example.pixels());
    double inner = floor;
    while (outer - inner > tolerance && WorkTime.remaining() > 0) {
      double radius = inner / 2 + outer / 2;
      InputBox ball = InputBox.ball(pixels, radius, norm, model.spec().normalization());
      CounterexampleJudge check = new CounterexampleJudge(model, classifier, label, ball, depth);
      if (check.judge(nearest.input()) instanceof AdversarialExample found
          && acceptance.accepts(found, ball, label)) {
        nearest = found;
        outer = norm.distance(pixels, found.pixels());
      } else {
        inner = radius;
      }
    }
    return nearest;
  }
}
