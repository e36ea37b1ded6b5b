package org.mondeq.certify.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.vnnlib.LinearInequality;

/** Random conjunctions for small models. */
public final class RandomCases {
  private RandomCases() {}

  /** One to three conjunctions of one to four functions, of outputs and, of some, inputs. */
  public static UnsafeCase of(Random random, MonDeq model, InputBox box) {
    List<List<LinearInequality>> conjunctions = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<LinearInequality> conjunction = new ArrayList<>();
      for (int k = random.nextInt(4); k >= 0; k--) {
        conjunction.add(inequality(random, model, k == 0));
      }
      conjunctions.add(conjunction);
    }
    return new UnsafeCase(box, conjunctions, model.classes());
  }

  private static LinearInequality inequality(Random random, MonDeq model, boolean ofOutputs) {
    boolean withOutputs = ofOutputs || random.nextInt(4) > 0;
    SortedMap<Integer, BigDecimal> outputs =
        withOutputs ? terms(random, model.classes(), 1) : new TreeMap<>();
    double scale = withOutputs ? Math.pow(10, random.nextGaussian() / 2) : 1;
    SortedMap<Integer, BigDecimal> inputs =
        !withOutputs || random.nextInt(3) == 0
            ? terms(random, model.inputs(), scale)
            : new TreeMap<>();
    BigDecimal constant = new BigDecimal(withOutputs ? scale * random.nextGaussian() : 0.0);
    return new LinearInequality(inputs, outputs, constant, random.nextInt(3) == 0);
  }

  private static SortedMap<Integer, BigDecimal> terms(Random random, int size, double scale) {
    SortedMap<Integer, BigDecimal> terms = new TreeMap<>();
    terms.put(random.nextInt(size), new BigDecimal(random.nextBoolean() ? scale : -scale));
    for (int i = 0; i < size; i++) {
      if (random.nextInt(3) == 0) {
        terms.put(i, new BigDecimal(scale * random.nextGaussian()));
      }
    }
    return terms;
  }

  /** The case with constants that are larger by a number, and inequalities that are not strict. */
  public static UnsafeCase shifted(UnsafeCase unsafe, double shift, int classes) {
    List<List<LinearInequality>> conjunctions = new ArrayList<>();
    for (List<LinearInequality> conjunction : unsafe.conjunctions()) {
      conjunctions.add(
          conjunction.stream()
              .map(
                  one ->
                      new LinearInequality(
                          one.inputs(),
                          one.outputs(),
                          new BigDecimal(one.constant().doubleValue() + shift),
                          one.strict()))
              .toList());
    }
    return new UnsafeCase(unsafe.box(), conjunctions, classes);
  }
}
