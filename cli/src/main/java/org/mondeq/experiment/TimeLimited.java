package org.mondeq.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mondeq.results.SampleResult;
import org.mondeq.solver.WorkTime;

/**
 * A worker whose samples each have a time limit, whatever the method: what is not finished then is
 * unknown. An interruption ends a sample too, which leaves no result.
 *
 * @param worker does the work
 * @param seconds the limit for one sample; infinite for none
 * @param interruption whether the user wants to end
 */
record TimeLimited(SampleRun.Worker worker, double seconds, BooleanSupplier interruption)
    implements SampleRun.Worker {
  @Override
  public Optional<List<SampleResult>> run(List<Sample> batch) {
    try {
      return WorkTime.within(seconds * batch.size(), interruption, () -> worker.run(batch));
    } catch (WorkTime.Over e) {
      return interruption.getAsBoolean()
          ? Optional.empty()
          : Optional.of(batch.stream().map(TimeLimited::unfinished).toList());
    }
  }

  private static SampleResult unfinished(Sample sample) {
    SampleResult.Builder result = sample.result().stage("unfinished");
    return sample.counts() ? result.unknown(WorkTime.Over.REASON) : result.misclassified();
  }
}
