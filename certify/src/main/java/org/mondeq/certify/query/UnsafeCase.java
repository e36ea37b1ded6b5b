package org.mondeq.certify.query;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.check.format.Multipliers;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.mondeq.vnnlib.LinearInequality;

/**
 * A box of a model's raw inputs with conjunctions that are unsafe on it; no outputs are to meet any
 * of them.
 */
public final class UnsafeCase {
  private final InputBox box;
  private final List<List<LinearInequality>> conjunctions;
  private final List<List<DoubleFunction>> functions;
  private final Conjunctions claimed;
  private final int classes;

  /**
   * A case.
   *
   * @param box with an inside that is in the query's box exactly
   * @param conjunctions in the model's inputs and outputs
   * @throws org.mondeq.io.InvalidInputException if a coefficient is no double
   */
  UnsafeCase(InputBox box, List<List<LinearInequality>> conjunctions, int classes) {
    this.box = box;
    this.conjunctions = conjunctions.stream().map(List::copyOf).toList();
    this.functions =
        this.conjunctions.stream()
            .map(conjunction -> conjunction.stream().map(DoubleFunction::of).toList())
            .toList();
    this.classes = classes;
    this.claimed = inDoubles();
  }

  private Conjunctions inDoubles() {
    int q = box.size();
    List<double[]> outputs = new ArrayList<>();
    List<double[]> inputs = new ArrayList<>();
    List<Double> constants = new ArrayList<>();
    boolean hasInputs = false;
    for (List<DoubleFunction> conjunction : functions) {
      for (DoubleFunction function : conjunction) {
        outputs.add(function.outputs(classes));
        inputs.add(function.inputs(q));
        constants.add(function.constantBelow());
        hasInputs |= function.hasInputs();
      }
    }
    return new Conjunctions(
        functions.stream().mapToInt(List::size).toArray(),
        Multipliers.of(classes, outputs),
        Multipliers.of(q, hasInputs ? inputs : List.of()),
        constants.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The conjunctions, in the model's inputs and outputs. */
  List<List<LinearInequality>> conjunctions() {
    return conjunctions;
  }

  /** The box: what encloses that of the query, with an inside that it encloses. */
  public InputBox box() {
    return box;
  }

  /** What is to be proved of the outputs: no less than that the conjunctions hold nowhere. */
  public Conjunctions claimed() {
    return claimed;
  }

  /** Whether some conjunction has no function: it holds on the whole box. */
  public boolean holdsEverywhere() {
    return functions.stream().anyMatch(List::isEmpty);
  }

  /** The claim that none of the conjunctions holds. */
  public Claim claim(String model) {
    return new Claim(model, box.outerLowPixels(), box.outerHighPixels(), claimed);
  }

  /**
   * The claim that would be false if a conjunction holds at an input: of its functions that have
   * outputs, with constants that are no smaller. That the others hold, {@link #holding} says.
   *
   * @return nothing where there are none
   */
  public Claim refutable(String model, double[] pixels, int conjunction) {
    List<double[]> outputs = new ArrayList<>();
    List<double[]> inputs = new ArrayList<>();
    List<Double> constants = new ArrayList<>();
    for (DoubleFunction function : functions.get(conjunction)) {
      if (function.hasOutputs()) {
        outputs.add(function.outputs(classes));
        inputs.add(function.inputs(box.size()));
        constants.add(function.constantAbove());
      }
    }
    Conjunctions shown =
        new Conjunctions(
            new int[] {outputs.size()},
            Multipliers.of(classes, outputs),
            Multipliers.of(box.size(), inputs),
            constants.stream().mapToDouble(Double::doubleValue).toArray());
    return new Claim(model, pixels, pixels, shown);
  }

  /** Whether a conjunction has functions of outputs. */
  public boolean hasOutputs(int conjunction) {
    return functions.get(conjunction).stream().anyMatch(DoubleFunction::hasOutputs);
  }

  /**
   * The raw inputs nearest to normalised ones that are in the query's box exactly; not a number
   * where no double is.
   */
  public double[] pixels(double[] point, Normalization normalization) {
    double[] low = box.lowPixels();
    double[] high = box.highPixels();
    double[] pixels = new double[point.length];
    for (int i = 0; i < pixels.length; i++) {
      double raw =
          point[i] * normalization.stdOf(i, point.length) + normalization.meanOf(i, point.length);
      pixels[i] = low[i] <= high[i] ? Math.min(high[i], Math.max(low[i], raw)) : Double.NaN;
    }
    return pixels;
  }

  /**
   * The first conjunction that holds at an input of the box, if one does.
   *
   * @param pixels the input
   * @param logits its outputs
   * @param error what a logit is off by, at most
   */
  public OptionalInt holding(double[] pixels, double[] logits, double error) {
    for (int which = 0; which < functions.size(); which++) {
      if (holds(which, pixels, logits, error)) {
        return OptionalInt.of(which);
      }
    }
    return OptionalInt.empty();
  }

  private boolean holds(int which, double[] pixels, double[] logits, double error) {
    List<LinearInequality> exact = conjunctions.get(which);
    for (int k = 0; k < exact.size(); k++) {
      DoubleFunction function = functions.get(which).get(k);
      // A function of outputs is known up to an error: it has to be below zero.
      boolean holds =
          function.hasOutputs()
              ? function.most(pixels, logits, error) < 0
              : exact.get(k).holdsAt(pixels);
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
