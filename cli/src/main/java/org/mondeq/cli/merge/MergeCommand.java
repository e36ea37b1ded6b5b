package org.mondeq.cli.merge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.cli.certify.RadiusResults;
import org.mondeq.experiment.RunFolder;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.results.RecordedRun;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Soundness;
import org.mondeq.results.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq merge}: the parts of a run become the folder of one run. */
@Command(
    name = "merge",
    description = {
      "Joins the results of --shard, or of other parts of one run, into one folder.",
      "Parts must be equal in model, data, property and settings. A sample in several of them must",
      "have the same answer everywhere; where one has left it open, the answer of another counts.",
      "Counterexamples are copied; certificates stay where they are. The command with the same",
      "settings and --output continues what is merged."
    })
public final class MergeCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "Folders with results, searched with all their folders.")
  private List<Path> roots;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description =
          "Where to write all files; of attack and certify together, to a folder each in it.")
  private Path output;

  @Option(
      names = "--partial",
      description = "Merge what is there although samples are missing, as an interrupted run.")
  private boolean partial;

  /** All parts of one task. */
  private record Work(Task task, Merger<?> merger) {}

  @Override
  public boolean finishesWhenInterrupted() {
    return false;
  }

  @Override
  public Integer call() {
    List<RecordedRun<SampleResult>> samples = new ArrayList<>();
    List<Work> works = new ArrayList<>();
    List<RecordedRun<RadiusResult>> radii = new ArrayList<>();
    for (Path root : roots) {
      samples.addAll(RecordedRun.findAll(root, SampleResults.KIND));
      radii.addAll(RecordedRun.findAll(root, RadiusResults.KIND));
    }
    samples.removeIf(run -> isOutput(run.folder()));
    radii.removeIf(run -> isOutput(run.folder()));
    if (samples.isEmpty() && radii.isEmpty()) {
      throw new InvalidInputException(
          roots.get(0) + ": neither results.jsonl nor radius.jsonl in it or in its folders");
    }
    Soundness.require(
        samples.stream()
            .map(run -> new ResultSet(run.folder(), run.info(), run.results(), run.gap()))
            .toList());
    for (Task task : List.of(Task.ATTACK, Task.CERTIFY)) {
      List<RecordedRun<SampleResult>> parts =
          samples.stream().filter(run -> run.info().task() == task).toList();
      if (!parts.isEmpty()) {
        works.add(new Work(task, Merger.ofSamples(parts)));
      }
    }
    if (!radii.isEmpty()) {
      works.add(new Work(Task.RADIUS, Merger.ofRadii(radii)));
    }
    works.forEach(this::requireAll);
    works.forEach(work -> merge(work, works.size() > 1));
    return ExitCode.DONE;
  }

  private boolean isOutput(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path target = output.toAbsolutePath().normalize();
    return absolute.equals(target)
        || (target.equals(absolute.getParent())
            && List.of("attack", "certify", "radius").contains(absolute.getFileName().toString()));
  }

  private void requireAll(Work work) {
    if (!partial && !work.merger.missing().isNone()) {
      throw new FailedRunException(
          word(work.task)
              + ": "
              + work.merger.missing().describe()
              + "; nothing is written, --partial merges what is there");
    }
  }

  private static String word(Task task) {
    return task.name().toLowerCase(Locale.ROOT);
  }

  private void merge(Work work, boolean several) {
    Path folder = several ? output.resolve(word(work.task)) : output;
    work.merger.write(folder, output);
    if (several) {
      summarize();
    }
    String lacks = work.merger.missing().isNone() ? "" : ", " + work.merger.missing().describe();
    spec.commandLine()
        .getOut()
        .println(
            Printable.line(
                String.format(
                    Locale.ROOT,
                    "merge: %s: %d samples of %d parts%s; %s",
                    word(work.task),
                    work.merger.samples(),
                    work.merger.parts(),
                    lacks,
                    folder)));
  }

  /** What a whole run writes beside the folders of its stages. */
  private void summarize() {
    List<ResultSet> sets =
        List.of("attack", "certify").stream()
            .map(output::resolve)
            .filter(folder -> folder.resolve(ResultSet.RESULTS).toFile().isFile())
            .map(ResultSet::read)
            .toList();
    if (!sets.isEmpty() && sets.stream().allMatch(ResultSet::isComplete)) {
      AtomicFile.write(
          output.resolve(ResultSet.SUMMARY), Json.toText(RunFolder.combine(sets)) + "\n");
    }
  }
}
