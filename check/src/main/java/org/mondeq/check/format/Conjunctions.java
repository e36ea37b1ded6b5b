package org.mondeq.check.format;

/**
 * What is claimed of outputs and inputs: nowhere on the box are all functions of one conjunction at
 * most zero. A function is {@code outputs_k · y + inputs_k · x + constants_k} of the logits y and
 * the raw inputs x.
 *
 * @param sizes how many functions each conjunction has, one after the other {@code [k]}
 * @param outputs coefficients of the logits {@code [n, c]}
 * @param inputs coefficients of the inputs {@code [n, q]}; no rows where all are zero
 * @param constants {@code [n]}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Conjunctions(
    int[] sizes, Multipliers outputs, Multipliers inputs, double[] constants) {
  /** The first function of a conjunction. */
  public int first(int conjunction) {
    int first = 0;
    for (int i = 0; i < conjunction; i++) {
      first += sizes[i];
    }
    return first;
  }

  /** Whether functions depend on the inputs other than through the logits. */
  public boolean hasInputs() {
    return inputs.size() > 0;
  }
}
