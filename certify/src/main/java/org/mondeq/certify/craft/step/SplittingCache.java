package org.mondeq.certify.craft.step;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;

/** The abstract splittings of one model, each made once and shared by all samples. */
public final class SplittingCache {
  private final MonDeq model;
  private final Matrix inputTransposed;
  private final Map<Double, AbstractSplitting> peacemanRachford = new ConcurrentHashMap<>();
  private final Map<Double, AbstractSplitting> forwardBackward = new ConcurrentHashMap<>();

  public SplittingCache(MonDeq model) {
    this.model = model;
    this.inputTransposed = model.inputWeights().transposed();
  }

  public AbstractSplitting peacemanRachford(double stepSize) {
    return peacemanRachford.computeIfAbsent(
        stepSize, a -> AbstractSplitting.peacemanRachford(model, a));
  }

  public AbstractSplitting forwardBackward(double stepSize) {
    return forwardBackward.computeIfAbsent(
        stepSize, a -> AbstractSplitting.forwardBackward(model, inputTransposed, a));
  }
}
