package org.mondeq.certify.bab;

import java.util.Optional;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * The smallest value of the largest function of a conjunction over a box, over all conjunctions, by
 * enumeration: a linear program for each conjunction and each pattern of active units.
 */
final class ExactConjunctions {
  private final MonDeq model;
  private final InputBox box;
  private final Conjunctions conjunctions;
  private double least = Double.POSITIVE_INFINITY;

  private ExactConjunctions(MonDeq model, InputBox box, Conjunctions conjunctions) {
    this.model = model;
    this.box = box;
    this.conjunctions = conjunctions;
  }

  /** The value for a model of at most 20 units. */
  static double of(MonDeq model, InputBox box, Conjunctions conjunctions) {
    ExactConjunctions exact = new ExactConjunctions(model, box, conjunctions);
    ExactMargin.forEachPiece(new SmallProblem(model, box, 0), exact::add);
    return exact.least;
  }

  private void add(AffinePiece piece) {
    for (int which = 0; which < conjunctions.sizes().length; which++) {
      smallest(piece, which).ifPresent(value -> least = Math.min(least, value));
    }
  }

  /** The program in the noise of the box and a variable above every function. */
  private Optional<Double> smallest(AffinePiece piece, int which) {
    ExpressionsBasedModel program = new ExpressionsBasedModel();
    Variable[] noise = new Variable[box.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = program.newVariable("x" + i).lower(-1).upper(1);
    }
    int first = conjunctions.first(which);
    double scale = 0;
    for (int k = first; k < first + conjunctions.sizes()[which]; k++) {
      double[] function = function(piece, k);
      scale = Math.max(scale, AffinePiece.spread(function) + Math.abs(AffinePiece.last(function)));
    }
    scale = scale > 0 ? scale : 1;
    Variable most = program.newVariable("most").lower(-2).upper(2).weight(1);
    for (int k = first; k < first + conjunctions.sizes()[which]; k++) {
      double[] function = function(piece, k);
      Expression row = program.newExpression("function" + k);
      for (int i = 0; i < noise.length; i++) {
        row.set(noise[i], function[i] / scale);
      }
      row.set(most, -1).upper(-AffinePiece.last(function) / scale);
    }
    double range = scale;
    return piece.minimise(program, noise).map(result -> range * result.doubleValue(noise.length));
  }

  /** A function as one of the noise. */
  private double[] function(AffinePiece piece, int k) {
    double[] outputs = conjunctions.outputs().row(k);
    double[] direction = new double[model.latent()];
    double offset = conjunctions.constants()[k];
    for (int i = 0; i < outputs.length; i++) {
      offset += outputs[i] * model.outputBias()[i];
      for (int j = 0; j < direction.length; j++) {
        direction[j] += outputs[i] * model.outputWeights().get(i, j);
      }
    }
    double[] function = piece.function(direction, offset);
    if (conjunctions.hasInputs()) {
      double[] low = box.lowPixels();
      double[] high = box.highPixels();
      double[] inputs = conjunctions.inputs().row(k);
      for (int i = 0; i < inputs.length; i++) {
        function[i] += inputs[i] * (high[i] - low[i]) / 2;
        function[inputs.length] += inputs[i] * (high[i] + low[i]) / 2;
      }
    }
    return function;
  }

  /** What values of functions are summed from, the largest over some raw inputs. */
  static double scale(MonDeq model, InputBox box, Conjunctions conjunctions) {
    double largest = new SmallProblem(model, box, 0).scale(middle(box));
    double sum = 1e-300;
    Normalization normalization = model.spec().normalization();
    for (int k = 0; k < conjunctions.constants().length; k++) {
      double size = Math.abs(conjunctions.constants()[k]);
      for (double output : conjunctions.outputs().row(k)) {
        size += Math.abs(output) * largest;
      }
      for (int i = 0; conjunctions.hasInputs() && i < box.size(); i++) {
        size +=
            Math.abs(conjunctions.inputs().row(k)[i])
                * (1 + normalization.stdOf(i, box.size()) + box.highPixels()[i]);
      }
      sum = Math.max(sum, size);
    }
    return sum;
  }

  private static org.mondeq.linalg.Matrix middle(InputBox box) {
    return org.mondeq.linalg.Matrix.ofRow(box.middlePixels());
  }
}
