package org.mondeq.check;

/**
 * Peaceman-Rachford steps {@code u ← C |u| + F (U x + b)} of a model, with {@code R = (I + α(I −
 * W))⁻¹}, {@code C = 2R − I} and {@code F = 2αR}; all matrices transposed, so that rows are added.
 *
 * <p>R is computed somehow: {@code R − R̃ = (I − R̃ M) R} with {@code M = R⁻¹}. Since {@code x·M x
 * ≥ ‖x‖²}, {@code ‖R‖₂ ≤ 1}, so every entry of {@code R − R̃} is at most the Euclidean norm of a
 * row of {@code I − R̃ M}, and so at most the sum of its magnitudes.
 *
 * @param model the model
 * @param stepSize α
 * @param reflection {@code Cᵀ [p × p]}
 * @param input {@code (F U)ᵀ [q × p]}
 * @param bias {@code F b [p]}
 * @param biasError how far its entries are off, at most
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Splitting(
    CheckedModel model,
    double stepSize,
    Inexact reflection,
    Inexact input,
    double[] bias,
    double biasError) {

  /** The splitting with a step size. */
  static Splitting of(CheckedModel model, double stepSize) throws Unproved {
    Unproved.unless(stepSize > 0 && stepSize <= 1e6, "a step size beyond (0, 1e6]");
    int p = model.latent();
    double[] operator = new double[p * p];
    double largest = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        // I − W = diag D − K.
        double entry = (i == j ? model.scale(i) : 0) - model.coupling().center(i, j);
        operator[i * p + j] = (i == j ? 1 : 0) + stepSize * entry;
        double size = i == j ? 1 + stepSize * model.scale(i) : 0;
        largest = Math.max(largest, size + stepSize * Math.abs(model.coupling().center(i, j)));
      }
    }
    double error =
        Outward.up(
            Outward.up(stepSize * model.coupling().error())
                + Outward.up(Outward.ofSum(8) * largest));
    double[] resolvent = Inverse.of(operator, p);
    double wrong = Inverse.defect(resolvent, operator, error, p);
    Unproved.unless(wrong < 1e-3, "the resolvent of step size " + stepSize + " is too inexact");
    return of(model, stepSize, transposed(resolvent, p), wrong);
  }

  private static double[] transposed(double[] matrix, int p) {
    double[] result = new double[matrix.length];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        result[j * p + i] = matrix[i * p + j];
      }
    }
    return result;
  }

  private static Splitting of(
      CheckedModel model, double stepSize, double[] resolvent, double wrong) {
    int p = model.latent();
    int q = model.inputs();
    double[] reflection = new double[p * p];
    double[] forcing = new double[p * p];
    double largest = 0;
    for (int k = 0; k < p * p; k++) {
      reflection[k] = 2 * resolvent[k] - (k % (p + 1) == 0 ? 1 : 0);
      forcing[k] = 2 * stepSize * resolvent[k];
      largest = Math.max(largest, Math.abs(resolvent[k]));
    }
    double rounding = Outward.ofSum(4) * (2 * largest + 1);
    double ofReflection = Outward.up(Outward.up(2 * wrong + rounding) * 1.0001);
    double ofForcing = Outward.up(Outward.up(stepSize * ofReflection) * 1.0001);
    Inexact map = new Inexact(p, p, forcing, ofForcing);
    double[] input = new double[q * p];
    double inputError = 0;
    for (int i = 0; i < q; i++) {
      double[] column = new double[p];
      for (int j = 0; j < p; j++) {
        column[j] = model.inputWeight(j, i);
      }
      inputError = Math.max(inputError, put(map.transposedTimes(column), input, i * p));
    }
    double[] column = new double[p];
    for (int j = 0; j < p; j++) {
      column[j] = model.inputBias(j);
    }
    double[] bias = new double[p];
    double biasError = put(map.transposedTimes(column), bias, 0);
    return new Splitting(
        model,
        stepSize,
        new Inexact(p, p, reflection, ofReflection),
        new Inexact(q, p, input, inputError),
        bias,
        biasError);
  }

  /** Writes the middle of an enclosure, and returns its largest radius. */
  private static double put(Enclosure values, double[] target, int from) {
    double largest = 0;
    for (int k = 0; k < values.low().length; k++) {
      double middle = values.low()[k] / 2 + values.high()[k] / 2;
      target[from + k] = middle;
      double above = Outward.up(values.high()[k] - middle);
      largest = Math.max(largest, Math.max(above, Outward.up(middle - values.low()[k])));
    }
    return largest;
  }
}
