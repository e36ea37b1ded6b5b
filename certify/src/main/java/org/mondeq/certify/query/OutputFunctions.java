package org.mondeq.certify.query;

import java.util.Optional;
import org.mondeq.certify.bound.dual.Functions;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;

/** Turns functions of outputs and raw inputs into functions of fixpoints and normalised inputs. */
public final class OutputFunctions {
  private final MonDeq model;
  private final Conjunctions of;
  private final InputBox box;
  private final Matrix directions;
  private final Matrix sizes;
  private final Matrix inputs;
  private final double[] reach;
  private final double[] offsets;

  private OutputFunctions(MonDeq model, Conjunctions of, InputBox box, double slack) {
    int n = of.constants().length;
    this.model = model;
    this.of = of;
    this.box = box;
    this.directions = Matrix.zeros(n, model.latent());
    this.sizes = Matrix.zeros(n, model.latent());
    this.inputs = Matrix.zeros(of.hasInputs() ? n : 1, model.inputs());
    this.reach = new double[n];
    this.offsets = new double[n];
    for (int k = 0; k < n; k++) {
      write(k, slack);
    }
  }

  /**
   * The functions of conjunctions, or less.
   *
   * @param slack what proofs leave to other arithmetic, relative to the sizes of coefficients
   */
  public static Functions of(MonDeq model, UnsafeCase unsafe, double slack) {
    Conjunctions claimed = unsafe.claimed();
    OutputFunctions functions = new OutputFunctions(model, claimed, unsafe.box(), slack);
    return new Functions(
        functions.directions,
        functions.offsets,
        new Functions.Terms(
            functions.sizes,
            claimed.hasInputs() ? Optional.of(functions.inputs) : Optional.empty(),
            functions.reach),
        claimed.sizes());
  }

  private void write(int k, double slack) {
    double[] outputs = of.outputs().row(k);
    double[] bias = model.outputBias();
    double offset = of.constants()[k];
    double size = Math.abs(offset);
    int terms = 0;
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] != 0) {
        terms++;
        offset += outputs[i] * bias[i];
        size += Math.abs(outputs[i] * bias[i]);
        for (int j = 0; j < model.latent(); j++) {
          double product = outputs[i] * model.outputWeights().get(i, j);
          directions.set(k, j, directions.get(k, j) + product);
          sizes.set(k, j, sizes.get(k, j) + Math.abs(product));
        }
      }
    }
    // Each weight may be a quotient, and rounding is counted as that of five operations.
    double operations = (terms + 7) / 5.0;
    double sum = 0;
    for (int j = 0; j < model.latent(); j++) {
      sizes.set(k, j, sizes.get(k, j) * operations);
      sum += Math.abs(directions.get(k, j));
    }
    if (of.hasInputs()) {
      double constant = writeInputs(k);
      offset += constant;
      size += reach[k];
    }
    double rounding = Rounding.gamma(terms + 2L * model.inputs() + 8) * size;
    offsets[k] = Math.nextDown(offset - Rounding.up(rounding + slack * (size + sum), 8));
  }

  /** Writes a, and returns what it adds to the constant. */
  private double writeInputs(int k) {
    Normalization normalization = model.spec().normalization();
    double[] row = of.inputs().row(k);
    double[] center = box.center();
    double[] radius = box.radius();
    double constant = 0;
    for (int i = 0; i < row.length; i++) {
      double mean = row[i] * normalization.meanOf(i, row.length);
      double a = row[i] * normalization.stdOf(i, row.length);
      inputs.set(k, i, a);
      constant += mean;
      reach[k] += Math.abs(a) * (Math.abs(center[i]) + radius[i]) + Math.abs(mean);
    }
    return constant;
  }
}
