package org.mondeq.cli.attack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mondeq.attack.AdversarialExample;
import org.mondeq.attack.AttackConfig;
import org.mondeq.attack.AttackMethod;
import org.mondeq.attack.AttackResult;
import org.mondeq.attack.Cascade;
import org.mondeq.attack.SampleSeed;
import org.mondeq.attack.WitnessArchive;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;
import org.mondeq.results.Verdict;

/** Attacks the samples of an experiment and writes every adversarial example that it finds. */
public final class AttackStage implements Stage {
  private static final String NAME = "attack";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> config() {
    return AttackConfig.class;
  }

  @Override
  public void run(Experiment experiment) {
    AttackConfig config = experiment.section(NAME, AttackConfig.class);
    Cascade cascade = new Cascade(experiment.model(), config);
    WitnessArchive archive =
        new WitnessArchive(experiment.modelContent().sha256(), cascade.classifier());
    Optional<Summary> summary =
        SampleRun.execute(
            experiment,
            SampleRun.Method.of(NAME, Task.ATTACK, config.name()),
            folder -> {
              AdversarialArchive.delete(folder);
              return SampleRun.Worker.each(
                  sample -> Optional.of(attack(cascade, archive, experiment, sample, folder)));
            });
    if (summary.isEmpty()) {
      AdversarialArchive.delete(experiment.folder(NAME));
    } else {
      ResultSet results = ResultSet.read(experiment.folder(NAME));
      AdversarialArchive.write(results, experiment.model());
      experiment.out().println(describe(results, config.methods()));
    }
  }

  private static SampleResult attack(
      Cascade cascade, WitnessArchive archive, Experiment experiment, Sample sample, Path folder) {
    long seed = SampleSeed.of(experiment.config().seed(), sample.index());
    Cascade.Attempt attempt = cascade.attempt(sample.pixels(), sample.label(), sample.box(), seed);
    AttackResult result = attempt.result();
    SampleResult.Builder builder =
        sample
            .result()
            .margin(result.margin())
            .solvedTo(result.residual(), result.error())
            .stage(attempt.method().word());
    if (result instanceof AdversarialExample example) {
      String file = sample.adversarialFile();
      archive.write(example, sample.box(), sample.label(), folder.resolve(file));
      return builder.adversarial(file).falsified();
    }
    return builder.unknown("no adversarial example found");
  }

  /** How many adversarial examples there are, and how many each method has added. */
  private static String describe(ResultSet results, List<AttackMethod> methods) {
    List<String> stages =
        results.results().stream()
            .filter(result -> result.verdict() == Verdict.FALSIFIED)
            .map(SampleResult::stage)
            .toList();
    String parts =
        methods.stream()
            .map(AttackMethod::word)
            .map(word -> word + " " + stages.stream().filter(word::equals).count())
            .collect(Collectors.joining(", "));
    return String.format(
        "%s: %d adversarial examples (%s)",
        results.folder().resolve(AdversarialArchive.FILE), stages.size(), parts);
  }
}
