package org.mondeq.train;

import static org.mondeq.io.Expect.atLeast;
import static org.mondeq.io.Expect.between;

/**
 * How a model is trained to keep its class on a ball of inputs. A component that is null in the
 * constructor takes its default.
 *
 * <p>Each training image is replaced by the centre of a small box: projected gradient descent on
 * the cross entropy finds a point of the ball of radius {@code (1 − boxShare) ε}, and the box has
 * radius {@code boxShare · ε} about it, inside the range of pixels. The loss is
 *
 * <pre>{@code
 * (1 − boundWeight) · cross entropy at the centre
 *      + boundWeight · cross entropy of the worst logits that interval bounds allow in the box
 * }</pre>
 *
 * With the defaults this is adversarial training [Madry18]; with {@code boxShare: 1} and {@code
 * boundWeight: 1} it is training by interval bounds alone [Gowal18]; between the two lie the small
 * boxes of [Müller23].
 *
 * @param epsilon ε, the radius of the ball in raw pixels, 0 to 1; default 0, which leaves out
 *     everything here
 * @param rampEpochs in how many epochs the radius grows from 0 to ε, at least 0; default 0
 * @param steps of projected gradient descent from a random start, 0 to 1000; default 7
 * @param stepSize their length in radii of the ball they move in, above 0 and at most 2; default
 *     0.3
 * @param boxShare the part of ε that the box has, 0 to 1; default 0
 * @param boundWeight the part of the loss that interval bounds have, 0 to 1; dense models only;
 *     default 0
 * @param boundSteps how often the interval bounds pass through the equilibrium, 1 to 100; default 5
 */
public record RobustConfig(
    Double epsilon,
    Double rampEpochs,
    Integer steps,
    Double stepSize,
    Double boxShare,
    Double boundWeight,
    Integer boundSteps) {
  /**
   * Fills in defaults and checks ranges.
   *
   * @throws IllegalArgumentException naming the component, what was expected, and the value
   */
  public RobustConfig {
    epsilon = between("epsilon", 0.0, 1.0, epsilon == null ? 0 : epsilon);
    rampEpochs = atLeast("rampEpochs", 0.0, rampEpochs == null ? 0 : rampEpochs);
    steps = between("steps", 0, 1000, steps == null ? 7 : steps);
    stepSize = stepSize == null ? 0.3 : stepSize;
    if (!(stepSize > 0 && stepSize <= 2)) {
      throw new IllegalArgumentException("stepSize: expected 0 < size ≤ 2, got " + stepSize);
    }
    boxShare = between("boxShare", 0.0, 1.0, boxShare == null ? 0 : boxShare);
    boundWeight = between("boundWeight", 0.0, 1.0, boundWeight == null ? 0 : boundWeight);
    boundSteps = between("boundSteps", 1, 100, boundSteps == null ? 5 : boundSteps);
  }

  /** The configuration that leaves training as it is. */
  public static RobustConfig none() {
    return new RobustConfig(null, null, null, null, null, null, null);
  }

  /** Whether the images are changed at all. */
  boolean isActive() {
    return epsilon > 0;
  }

  /** Whether the loss has a part that comes from bounds. */
  boolean hasBounds() {
    return isActive() && boundWeight > 0;
  }

  /**
   * The radius of the ball at some moment.
   *
   * @param epochs passed since the beginning of training, with fractions
   */
  double radius(double epochs) {
    return epochs >= rampEpochs ? epsilon : epsilon * epochs / rampEpochs;
  }
}
