package org.mondeq.experiment;

import java.nio.file.Path;
import java.util.Optional;
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
}
