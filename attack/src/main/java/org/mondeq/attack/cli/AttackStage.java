package org.mondeq.attack.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.mondeq.attack.AdversarialExample;
import org.mondeq.attack.Attack;
import org.mondeq.attack.AttackResult;
import org.mondeq.attack.PgdConfig;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.SampleSeed;
import org.mondeq.attack.WitnessArchive;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Task;

/** Attacks the samples of an experiment and writes every adversarial example that it finds. */
public final class AttackStage implements Stage {
  private static final String NAME = "attack";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Class<? extends Record> config() {
    return PgdConfig.class;
  }

  @Override
  public void run(Experiment experiment) {
    ProjectedGradientDescent attack =
        new ProjectedGradientDescent(experiment.model(), experiment.section(NAME, PgdConfig.class));
    WitnessArchive archive = new WitnessArchive(experiment.modelFile(), attack.classifier());
    SampleRun.execute(
        experiment,
        SampleRun.Method.of(NAME, Task.ATTACK, "pgd"),
        folder ->
            SampleRun.Worker.each(
                sample ->
                    Optional.of(
                        attack(attack, archive, sample, folder, experiment.config().seed()))));
  }

  private static SampleResult attack(
      Attack attack, WitnessArchive archive, Sample sample, Path folder, long runSeed) {
    long seed = SampleSeed.of(runSeed, sample.index());
    AttackResult result = attack.attack(sample.pixels(), sample.label(), sample.box(), seed);
    SampleResult.Builder builder = sample.result().margin(result.margin()).stage("pgd");
    if (result instanceof AdversarialExample example) {
      String file = sample.adversarialFile();
      archive.write(example, sample.box(), sample.label(), folder.resolve(file));
      return builder.adversarial(file).falsified();
    }
    return builder.unknown("no adversarial example found");
  }
}
