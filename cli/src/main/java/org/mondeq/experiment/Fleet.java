package org.mondeq.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.mondeq.results.IndexedResult;

/** Other processes that look at the samples of a stage in place of the threads of this one. */
public interface Fleet {
  /**
   * What is to be done.
   *
   * @param experiment whose samples they are
   * @param stage what is done with each of them
   * @param folder of the results
   */
  record Job<R extends IndexedResult>(Experiment experiment, SampledStage<R> stage, Path folder) {}

  /**
   * Looks at samples until all are finished or the user wants to end.
   *
   * @param pending their indices
   * @param writer takes the results on the calling thread as they arrive, each at most once and
   *     after its evidence is in place
   * @throws org.mondeq.io.FailedRunException if the processes cannot be reached or give up
   */
  <R extends IndexedResult> void run(Job<R> job, List<Integer> pending, Consumer<R> writer);
}
