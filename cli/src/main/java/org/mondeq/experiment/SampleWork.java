package org.mondeq.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.linalg.Matrix;
import org.mondeq.results.SampleResult;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputSets;

/**
 * What one thread does with each sample of an attack or a certification: it predicts, leaves
 * misclassified samples alone unless the method wants them, and asks the method about the others.
 * Samples are predicted one by one, so that no result depends on which others stood beside it.
 */
final class SampleWork implements Function<Integer, Optional<SampleResult>> {
  private static final double NANO = 1e-9;

  private final InputSets inputs;
  private final SampleRun.Method method;
  private final Classifier classifier;
  private final SampleRun.Worker worker;

  SampleWork(
      InputSets inputs, SampleRun.Method method, Classifier classifier, SampleRun.Worker worker) {
    this.inputs = inputs;
    this.method = method;
    this.classifier = classifier;
    this.worker = worker;
  }

  @Override
  public Optional<SampleResult> apply(Integer index) {
    Matrix logits = classifier.logits(inputs.pixels(index));
    Sample sample = new Sample(inputs, index, logits, method.name());
    return method.all() || sample.counts()
        ? timed(sample)
        : Optional.of(sample.result().stage("prediction").misclassified());
  }

  private Optional<SampleResult> timed(Sample sample) {
    long start = System.nanoTime();
    Optional<List<SampleResult>> results = worker.run(List.of(sample));
    double seconds = (System.nanoTime() - start) * NANO;
    return results.map(list -> list.get(0).withSeconds(seconds));
  }
}
