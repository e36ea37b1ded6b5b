package org.mondeq.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.results.IndexedResult;
import org.mondeq.results.ResultKind;

/**
 * A stage that looks at one sample after another, each for itself, so that any process that has the
 * experiment can look at some of them.
 *
 * @param <R> the result for one sample
 */
public interface SampledStage<R extends IndexedResult> extends Stage {
  /** The kind of its results. */
  ResultKind<R> kind();

  /**
   * What looks at samples, by index: what is handed out is the function of one thread. It gives no
   * result where the work was given up because of an interruption.
   *
   * @param folder for counterexamples, whose names in results are relative to it
   */
  Supplier<Function<Integer, Optional<R>>> workers(Experiment experiment, Path folder);

  /**
   * Looks at samples, on threads of this process or on the fleet of the experiment, until all are
   * finished or the user wants to end.
   *
   * @param folder of the results
   * @param pending the indices of the samples
   * @param writer takes the results, never two at a time
   */
  default void work(Experiment experiment, Path folder, List<Integer> pending, Consumer<R> writer) {
    if (pending.isEmpty()) {
      return;
    }
    if (experiment.fleet().isPresent()) {
      experiment.fleet().get().run(new Fleet.Job<>(experiment, this, folder), pending, writer);
    } else {
      new ParallelSamples(experiment.config().threads(), experiment.interruption())
          .run(pending, workers(experiment, folder), writer);
    }
  }
}
