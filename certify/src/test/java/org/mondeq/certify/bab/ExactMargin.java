package org.mondeq.certify.bab;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * The smallest lead of a label over a box by enumeration: for each of the 2^p patterns of active
 * units the leads are affine in the input, and a linear program finds where the pattern holds and a
 * lead is least.
 *
 * <p>It begins with the parameters of a model, and has nothing in common with the verifier but the
 * solver of linear programs. A pattern is left out where one of its conditions holds nowhere in the
 * box, and a program where the lead is larger than a known one everywhere in the box.
 */
final class ExactMargin {
  private final SmallProblem problem;
  private final DenseArrays arrays;
  private final double[][] w;
  private final double[][] injection;
  private final double[] middle;
  private final double[] reach;

  /**
   * What the enumeration found.
   *
   * @param value the smallest lead
   * @param pixels where it is attained, raw
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Minimum(double value, double[] pixels) {}

  private ExactMargin(SmallProblem problem) {
    this.problem = problem;
    MonDeq model = problem.model();
    this.arrays = DenseArrays.of(model);
    this.w = coupling(arrays.damping(), arrays.skew(), model.latent(), model.spec().monotonicity());
    double[] low = problem.box().lowPixels();
    double[] high = problem.box().highPixels();
    this.middle = new double[low.length];
    this.reach = new double[low.length];
    for (int i = 0; i < low.length; i++) {
      middle[i] = (low[i] + high[i]) / 2;
      reach[i] = Math.max(0, (high[i] - low[i]) / 2);
    }
    this.injection = injection(arrays.inputWeights(), arrays.inputBias());
  }

  /** The minimum for a problem of at most 20 units. */
  static Minimum of(SmallProblem problem) {
    return new ExactMargin(problem).minimum();
  }

  /** Shows every pattern that no single condition excludes. */
  static void forEachPiece(SmallProblem problem, Consumer<AffinePiece> action) {
    ExactMargin exact = new ExactMargin(problem);
    for (int pattern = 0; pattern < 1 << exact.w.length; pattern++) {
      AffinePiece.of(exact.w, exact.injection, pattern).ifPresent(action);
    }
  }

  /** {@code (1 − m) I − PᵀP + Q − Qᵀ}. */
  private static double[][] coupling(double[] damping, double[] skew, int p, double m) {
    double[][] w = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double sum = i == j ? 1 - m : 0;
        for (int k = 0; k < p; k++) {
          sum -= damping[k * p + i] * damping[k * p + j];
        }
        w[i][j] = sum + skew[i * p + j] - skew[j * p + i];
      }
    }
    return w;
  }

  /** {@code U x + b} in the noise of the box. */
  private double[][] injection(double[] inputWeights, double[] inputBias) {
    ModelSpec spec = problem.model().spec();
    int q = middle.length;
    double[][] rows = new double[inputBias.length][q + 1];
    for (int j = 0; j < rows.length; j++) {
      rows[j][q] = inputBias[j];
      for (int i = 0; i < q; i++) {
        double weight = inputWeights[j * q + i] / spec.normalization().stdOf(i, q);
        rows[j][i] = weight * reach[i];
        rows[j][q] += weight * (middle[i] - spec.normalization().meanOf(i, q));
      }
    }
    return rows;
  }

  private Minimum minimum() {
    Minimum[] least = {new Minimum(Double.POSITIVE_INFINITY, middle)};
    forEachPiece(problem, piece -> least[0] = smaller(piece, least[0]));
    return least[0];
  }

  private Minimum smaller(AffinePiece piece, Minimum known) {
    MonDeq model = problem.model();
    double[] bias = model.outputBias();
    Minimum least = known;
    for (int c = 0; c < bias.length; c++) {
      if (c != problem.label()) {
        double[] direction = arrays.lead(problem.label(), c);
        double[] lead = piece.function(direction, bias[problem.label()] - bias[c]);
        Optional<double[]> noise =
            problem.box().ball().isPresent()
                ? minimiserInBall(lead, piece, least.value())
                : minimiser(lead, piece, least.value());
        if (noise.isPresent() && at(lead, noise.get()) < least.value()) {
          least = new Minimum(at(lead, noise.get()), pixels(noise.get()));
        }
      }
    }
    return least;
  }

  /** The same where inputs lie in a ball, by enumeration of the conditions that are equalities. */
  private Optional<double[]> minimiserInBall(double[] lead, AffinePiece piece, double below) {
    if (AffinePiece.last(lead) - AffinePiece.spread(lead) >= below) {
      return Optional.empty();
    }
    double[] center = problem.box().ball().orElseThrow().center();
    double[] least = new double[center.length];
    double[] most = new double[center.length];
    for (int i = 0; i < center.length; i++) {
      least[i] = middle[i] - reach[i] - center[i];
      most[i] = middle[i] + reach[i] - center[i];
    }
    List<double[]> conditions =
        piece.conditions().stream().map(condition -> ofChange(condition, center)).toList();
    double[] change =
        BallMargin.of(problem.box().ball().orElseThrow(), least, most)
            .with(conditions)
            .minimise(ofChange(lead, center));
    double[] noise = new double[change.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = reach[i] > 0 ? (change[i] + center[i] - middle[i]) / reach[i] : 0;
    }
    return change.length == 0 ? Optional.empty() : Optional.of(noise);
  }

  /** An affine function of noise as one of the change of raw pixels from a centre. */
  private double[] ofChange(double[] function, double[] center) {
    double[] result = function.clone();
    for (int i = 0; i < center.length; i++) {
      result[i] = reach[i] > 0 ? function[i] / reach[i] : 0;
      result[center.length] += result[i] * (center[i] - middle[i]);
    }
    return result;
  }

  /** Where a lead is smallest on a piece, unless the piece is empty or no lead is below a value. */
  private static Optional<double[]> minimiser(double[] lead, AffinePiece piece, double below) {
    if (AffinePiece.last(lead) - AffinePiece.spread(lead) >= below) {
      return Optional.empty();
    }
    double[] corner = new double[lead.length - 1];
    for (int i = 0; i < corner.length; i++) {
      corner[i] = -Math.signum(lead[i]);
    }
    if (piece.conditions().stream().allMatch(condition -> at(condition, corner) >= 0)) {
      return Optional.of(corner);
    }
    return program(lead, piece);
  }

  private static Optional<double[]> program(double[] lead, AffinePiece piece) {
    ExpressionsBasedModel program = new ExpressionsBasedModel();
    Variable[] noise = new Variable[lead.length - 1];
    double size = AffinePiece.spread(lead);
    for (int i = 0; i < noise.length; i++) {
      double weight = size > 0 ? lead[i] / size : 0;
      noise[i] = program.newVariable("x" + i).lower(-1).upper(1).weight(weight);
    }
    return piece
        .minimise(program, noise)
        .map(
            result -> {
              double[] solution = new double[noise.length];
              for (int i = 0; i < solution.length; i++) {
                solution[i] = Math.max(-1, Math.min(1, result.doubleValue(i)));
              }
              return solution;
            });
  }

  private static double at(double[] function, double[] noise) {
    double value = AffinePiece.last(function);
    for (int i = 0; i < noise.length; i++) {
      value += function[i] * noise[i];
    }
    return value;
  }

  private double[] pixels(double[] noise) {
    double[] low = problem.box().lowPixels();
    double[] high = problem.box().highPixels();
    double[] pixels = new double[noise.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.max(low[i], Math.min(high[i], middle[i] + noise[i] * reach[i]));
    }
    return pixels;
  }
}
