package org.mondeq.cli.attack;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mondeq.attack.AttackConfig;
import org.mondeq.attack.AttackMethod;
import org.mondeq.attack.Cascade;
import org.mondeq.attack.SampleSeed;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.check.Judgement;
import org.mondeq.cli.evidence.Middle;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.SampledStage;
import org.mondeq.io.Counted;
import org.mondeq.results.ResultKind;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;
import org.mondeq.results.Verdict;

/** Attacks the samples of an experiment and writes every adversarial example that it finds. */
public final class AttackStage implements SampledStage<SampleResult> {
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
  public ResultKind<SampleResult> kind() {
    return SampleResults.KIND;
  }

  @Override
  public Supplier<Function<Integer, Optional<SampleResult>>> workers(
      Experiment experiment, Path folder) {
    AttackConfig config = section(experiment);
    Cascade cascade = new Cascade(experiment.model(), config);
    Attacker attacker =
        new Attacker(
            cascade,
            new CounterexampleWriter(experiment.modelContent().sha256(), cascade.classifier()),
            new Referee(experiment.modelContent(), cascade.classifier()),
            new Middle(experiment.model(), cascade.classifier(), PixelDepth.of(config.quantized())),
            experiment.config().seed());
    return SampleRun.workers(
        experiment,
        method(experiment, config),
        () -> SampleRun.Worker.each(sample -> Optional.of(attacker.attack(sample, folder))));
  }

  @Override
  public void run(Experiment experiment) {
    attack(experiment);
  }

  /** As {@link #run}; the summary, or nothing if the run was interrupted. */
  Optional<Summary> attack(Experiment experiment) {
    AttackConfig config = section(experiment);
    Optional<Summary> summary =
        SampleRun.execute(experiment, method(experiment, config), this, inputs -> {}, result -> {});
    if (summary.isPresent()) {
      ResultSet results = ResultSet.read(experiment.folder(NAME));
      boolean evidence = AdversarialArchive.write(results, experiment.model());
      String note = evidence ? "" : ", too many to be checked in one file";
      experiment.say(describe(results, config.methods()) + note);
    }
    return summary;
  }

  private static AttackConfig section(Experiment experiment) {
    return experiment.section(NAME, AttackConfig.class);
  }

  private static SampleRun.Method method(Experiment experiment, AttackConfig config) {
    return SampleRun.Method.of(NAME, Task.ATTACK, config.name()).in(experiment.config().ballNorm());
  }

  /** Attacks samples; an example counts only if the independent checker accepts it. */
  private record Attacker(
      Cascade cascade, CounterexampleWriter archive, Referee referee, Middle middle, long seed) {
    SampleResult attack(Sample sample, Path folder) {
      Optional<AdversarialExample> refutation = middle.refutes(sample);
      if (refutation.isPresent()) {
        return report(sample, refutation.get(), Middle.STAGE, folder);
      }
      Cascade.Attempt attempt =
          cascade.attempt(
              sample.pixels(), sample.label(), sample.box(), SampleSeed.of(seed, sample.index()));
      return report(sample, attempt.result(), attempt.method().word(), folder);
    }

    private SampleResult report(Sample sample, AttackResult result, String stage, Path folder) {
      SampleResult.Builder builder =
          sample
              .result()
              .margin(result.margin())
              .solvedTo(result.residual(), result.error())
              .stage(stage);
      if (!(result instanceof AdversarialExample example)) {
        return builder.unknown("no adversarial example found");
      }
      if (referee.judge(example, sample.box(), sample.label())
          instanceof Judgement.Rejected rejected) {
        return builder.refused("the checker refused the counterexample: " + rejected.reason());
      }
      String file = sample.adversarialFile();
      archive.write(example, sample.box(), sample.label(), folder.resolve(file));
      return builder.adversarial(file).falsified();
    }
  }

  /** How many adversarial examples there are, and how many each method has added. */
  private static String describe(ResultSet results, List<AttackMethod> methods) {
    List<String> stages =
        results.results().stream()
            .filter(result -> result.verdict() == Verdict.FALSIFIED)
            .map(SampleResult::stage)
            .toList();
    Stream<String> words = methods.stream().map(AttackMethod::word);
    String parts =
        (stages.contains(Middle.STAGE) ? Stream.concat(Stream.of(Middle.STAGE), words) : words)
            .map(word -> word + " " + stages.stream().filter(word::equals).count())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %s (%s)",
        results.folder().resolve(AdversarialArchive.FILE),
        Counted.of(stages.size(), "adversarial example"),
        parts);
  }
}
