package org.mondeq.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

/** A stage that decides samples as the test wants it to. */
final class FakeStage implements Stage {
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
  public void run(Experiment experiment) {
    String method = experiment.section(name, Config.class).method();
    Function<Path, SampleRun.Worker> worker = folder -> SampleRun.Worker.each(decide);
    SampleRun.Method plan = SampleRun.Method.of(name, task, method).onAllSamples(all);
    summary = SampleRun.execute(experiment, plan, worker);
  }
}
