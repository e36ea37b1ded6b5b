package org.mondeq.cli.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.mondeq.cli.attack.AdversarialArchive;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.cli.certify.RadiusResults;
import org.mondeq.config.ConfigTree;
import org.mondeq.config.RecordTree;
import org.mondeq.config.SampleRange;
import org.mondeq.experiment.Sample;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.InvalidInputException;
import org.mondeq.results.Evidence;
import org.mondeq.results.IndexedResult;
import org.mondeq.results.Joined;
import org.mondeq.results.Missing;
import org.mondeq.results.RecordedRun;
import org.mondeq.results.ResultKind;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.RunLog;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Task;

/**
 * Writes parts of one run to a folder, as one run would have. A merge that is killed is continued
 * by the next.
 */
final class Merger<R extends IndexedResult> {
  private static final String CONFIG = "config.yaml";

  private final ResultKind<R> kind;
  private final List<RecordedRun<R>> parts;
  private final Joined<R> joined;
  private final Consumer<RunLog<R>> sums;

  private Merger(ResultKind<R> kind, List<RecordedRun<R>> parts, Consumer<RunLog<R>> sums) {
    this.kind = kind;
    this.parts = parts;
    this.joined = Joined.of(parts, kind);
    this.sums = sums;
  }

  /**
   * Parts of one attack or certification.
   *
   * @throws InvalidInputException if they are of different runs, or disagree on a sample
   * @throws org.mondeq.io.FailedRunException if one proves what another refutes
   */
  static Merger<SampleResult> ofSamples(List<RecordedRun<SampleResult>> parts) {
    return new Merger<>(SampleResults.KIND, parts, log -> complete(log, parts));
  }

  /** Parts of one search for radii; otherwise as {@link #ofSamples}. */
  static Merger<RadiusResult> ofRadii(List<RecordedRun<RadiusResult>> parts) {
    return new Merger<>(RadiusResults.KIND, parts, RadiusResults::complete);
  }

  private static void complete(RunLog<SampleResult> log, List<RecordedRun<SampleResult>> parts) {
    SampleResults.complete(log);
    if (log.info().task() == Task.ATTACK) {
      List<Path> folders = parts.stream().map(RecordedRun::folder).toList();
      AdversarialArchive.merge(new ResultSet(log.path(), log.info(), log.results()), folders);
    }
  }

  /** What the parts have no result of. */
  Missing missing() {
    return joined.missing();
  }

  /** How many samples the parts have. */
  int samples() {
    return joined.results().size();
  }

  /** How many parts there are. */
  int parts() {
    return parts.size();
  }

  /**
   * Writes all files.
   *
   * @param output the folder of the run, which is named in the configuration
   * @throws InvalidInputException if the folder holds another run or other answers, or evidence of
   *     a part is missing
   * @throws org.mondeq.io.FailedRunException if it cannot be written
   */
  void write(Path folder, Path output) {
    String config = config(output);
    RunLog.Opening opening = new RunLog.Opening(info(), config, false);
    try (RunLog<R> log = RunLog.open(folder, kind.file(), kind.type(), opening)) {
      requireAgreement(folder, log);
      for (int index : log.pending(List.copyOf(joined.results().keySet()))) {
        log.append(brought(joined.results().get(index), folder));
      }
      if (missing().isNone()) {
        sums.accept(log);
      }
    }
    if (!folder.equals(output)) {
      AtomicFile.write(output.resolve(CONFIG), config);
    }
  }

  private RunInfo info() {
    List<Integer> asked = missing().asked();
    List<Integer> samples = asked.isEmpty() ? List.copyOf(joined.results().keySet()) : asked;
    RunInfo.Part part =
        samples.isEmpty() ? null : new RunInfo.Part(SampleRange.of(samples).toString(), null);
    return joined.info().with(part, joined.info().fingerprint());
  }

  /** That of the parts, without a shard. */
  private String config(Path output) {
    ConfigTree tree =
        ConfigTree.read(parts.get(0).folder().resolve(CONFIG))
            .without("shard")
            .withText("output", output.toString());
    return RecordTree.yaml((ObjectNode) tree.root());
  }

  /** What is there already must be what the parts say. */
  private void requireAgreement(Path folder, RunLog<R> log) {
    List<RecordedRun<R>> all = new ArrayList<>(parts);
    all.add(new RecordedRun<>(folder, log.info(), log.results(), ""));
    Joined<R> together = Joined.of(all, kind);
    for (R there : log.results()) {
      Joined.Found<R> found = together.results().get(there.index());
      if (kind.isOpen(there) && !kind.isOpen(found.result())) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: sample %d is open there and decided in %s; give another --output",
                folder,
                there.index(),
                found.folder()));
      }
    }
  }

  /** A result whose counterexample is copied first. */
  private R brought(Joined.Found<R> found, Path folder) {
    R result = found.result();
    Evidence.requireWhole(found.folder(), result);
    if (result.adversarial() == null) {
      return result;
    }
    Path source = found.folder().resolve(result.adversarial());
    String name = Sample.adversarialFile(result.index());
    AtomicFile.write(folder.resolve(name), out -> Files.copy(source, out));
    return kind.withEvidence(result, name, result.certificate());
  }
}
