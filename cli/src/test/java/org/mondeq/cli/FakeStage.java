package org.mondeq.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.SampledStage;
import org.mondeq.results.ResultKind;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

/** A stage that decides samples as the test wants it to. */
final class FakeStage implements SampledStage<SampleResult> {
  /** A section. */
  record Config(String method, Integer steps) {
    Config {
      method = method == null ? "fake" : method;
      steps = steps == null ? 5 : steps;
    }
  }

  private final String name;
  private final Task task;
  private final Function<Sample, Optional<SampleResult>> decide;
  private boolean all;
  Optional<Summary> summary = Optional.empty();

  FakeStage(String name, Task task, Function<Sample, Optional<SampleResult>> decide) {
    this.name = name;
    this.task = task;
    this.decide = decide;
  }

  /** The same stage, which looks at misclassified samples too. */
  FakeStage onAllSamples() {
    all = true;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<? extends Record> config() {
    return Config.class;
  }

  @Override
  public ResultKind<SampleResult> kind() {
    return SampleResults.KIND;
  }

  private SampleRun.Method plan(Experiment experiment) {
    String method = experiment.section(name, Config.class).method();
    return SampleRun.Method.of(name, task, method).onAllSamples(all);
  }

  @Override
  public Supplier<Function<Integer, Optional<SampleResult>>> workers(
      Experiment experiment, Path folder) {
    return SampleRun.workers(experiment, plan(experiment), () -> SampleRun.Worker.each(decide));
  }

  @Override
  public void run(Experiment experiment) {
    summary = SampleRun.execute(experiment, plan(experiment), this, inputs -> {}, result -> {});
  }
}
