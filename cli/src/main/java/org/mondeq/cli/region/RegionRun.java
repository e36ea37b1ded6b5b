package org.mondeq.cli.region;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.cli.certify.CheckedVerifier;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.cli.region.CellResult.Status;
import org.mondeq.config.RecordTree;
import org.mondeq.experiment.ParallelSamples;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Provenance;
import org.mondeq.experiment.Surroundings;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Build;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.io.Sha256;
import org.mondeq.io.Version;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.results.Evidence;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.RunLog;
import org.mondeq.results.Task;
import org.mondeq.spec.grid.Cell;
import org.mondeq.spec.grid.Grid;

/** Goes through the cells of a region, level by level, and continues what is in its folder. */
final class RegionRun {
  /** What decides no result. */
  private static final List<String> OF_NO_RESULT =
      List.of("name", "model", "picture", "output", "threads", "quiet");

  private final RegionConfig config;
  private final Surroundings surroundings;
  private final Grid grid;
  private final FileBytes content;
  private final MonDeq model;

  /**
   * Reads the model.
   *
   * @param file the region file, for messages
   * @throws InvalidInputException if the model does not have these inputs and classes
   */
  RegionRun(RegionConfig config, Path file, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
    this.grid = config.grid();
    this.content = Npz.bytes(config.model());
    ForeignFile.requireNone(content);
    this.model = ModelFile.read(content);
    require(file, "inputs", model.inputs(), config.inputs().size());
    config.classes().ifPresent(c -> require(file, "classes", model.classes(), c.size()));
    if (config.expect().isPresent() && expected().isEmpty()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: expect: expected a class, 0 to %d, got \"%s\"",
              file,
              model.classes() - 1,
              Printable.line(config.expect().get())));
    }
  }

  private static void require(Path file, String key, int expected, int given) {
    if (given != expected) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: expected %d, as many as the model has, got %d",
              file,
              key,
              expected,
              given));
    }
  }

  private String className(int label) {
    return config.classes().map(names -> names.get(label)).orElse(Integer.toString(label));
  }

  private OptionalInt expected() {
    return IntStream.range(0, model.classes())
        .filter(label -> config.expect().map(className(label)::equals).orElse(false))
        .findFirst();
  }

  private Path folder() {
    return config.output().orElseGet(() -> Path.of("runs", config.name()));
  }

  /** Decides all cells; the summary, or nothing if the run was interrupted. */
  Optional<RegionSummary> run() {
    RunLog.Opening opening =
        new RunLog.Opening(
            info(), RecordTree.yaml(RecordTree.of(config)), surroundings.overwrite());
    try (RunLog<CellResult> log = RunLog.open(folder(), RunLog.CELLS, CellResult.class, opening)) {
      prepareCertificates(log);
      CellJudge judge = judge();
      List<Integer> level = grid.coarsest();
      for (int i = 0; i < grid.levels(); i++) {
        work(log, judge, i, level);
        if (surroundings.interruption().getAsBoolean()) {
          say(
              String.format(
                  Locale.ROOT,
                  "region: stopped with %d cells of %d levels finished; the same command continues",
                  log.results().size(),
                  i + 1));
          return Optional.empty();
        }
        level = partsOf(log, i);
      }
      return Optional.of(conclude(log));
    }
  }

  /** The parts of the cells of a level that were cut, in their order. */
  private List<Integer> partsOf(RunLog<CellResult> log, int level) {
    List<Integer> parts = new ArrayList<>();
    for (CellResult result : log.results()) {
      if (result.level() == level && result.status() == Status.SPLIT) {
        for (Cell part : grid.parts(grid.cell(result.index()))) {
          parts.add(grid.number(part));
        }
      }
    }
    return parts.stream().sorted().toList();
  }

  private void work(RunLog<CellResult> log, CellJudge judge, int level, List<Integer> cells) {
    List<Integer> pending = log.pending(cells);
    Progress progress = config.quiet() ? Progress.silent() : surroundings.progress();
    try (Progress.Task task = progress.start("level " + level, cells.size())) {
      task.resume(cells.size() - pending.size());
      new ParallelSamples(config.threads(), surroundings.interruption())
          .run(
              pending,
              () -> judge,
              result -> {
                log.append(result);
                task.note(CellJudge.note(result));
                task.advance(1);
              });
    }
  }

  private CellJudge judge() {
    CompleteConfig complete =
        new CompleteConfig(config.nodes(), null, null, null, null, config.seed());
    CompleteVerifier verifier =
        new CompleteVerifier(
                model,
                complete,
                new CompleteVerifier.Limits(Double.POSITIVE_INFINITY, surroundings.interruption()))
            .withEvidence();
    Referee referee = new Referee(content, new CheckedClassifier(model));
    CheckedVerifier checked = new CheckedVerifier(List.of(verifier), referee);
    List<ProofForm> forms = ProofForm.tried(config.certificates().isPresent());
    CellJudge.Task task =
        new CellJudge.Task(config, expected(), model, referee, surroundings.interruption());
    return new CellJudge(task, grid, new CellCorners(model), new CellProof(model, checked, forms));
  }

  /** The folder holds certificates of this run alone: of cells that are not finished, none. */
  private void prepareCertificates(RunLog<CellResult> log) {
    if (config.certificates().isEmpty() || !log.results().isEmpty()) {
      return;
    }
    Path folder = config.certificates().get();
    List<Path> files = CellFiles.certificates(folder);
    if (!files.isEmpty() && !surroundings.overwrite()) {
      throw new InvalidInputException(
          folder
              + ": holds certificates of another run; give another --certificates, or --overwrite");
    }
    files.forEach(AtomicFile::delete);
  }

  private RunInfo info() {
    ObjectNode tree = RecordTree.of(config);
    MessageDigest digest = Sha256.digest();
    digest.update(tree.path("inputs").toString().getBytes(StandardCharsets.UTF_8));
    Map<String, String> fingerprint = new TreeMap<>(RecordTree.flat(tree.without(OF_NO_RESULT)));
    fingerprint.remove("inputs");
    fingerprint.remove("seed");
    fingerprint.put(RunInfo.BUILD, Build.current());
    return new RunInfo(
        "mondeq " + Version.current(),
        Task.REGION,
        model.spec().name(),
        content.sha256(),
        model.latent(),
        config.name(),
        Sha256.hex(digest),
        "complete",
        null,
        config.seed(),
        Provenance.date(),
        RunInfo.thisJava(),
        RunInfo.thisSystem(),
        fingerprint,
        null);
  }

  private RegionSummary conclude(RunLog<CellResult> log) {
    log.sort();
    List<CellResult> results =
        log.results().stream().sorted(Comparator.comparingInt(CellResult::index)).toList();
    RegionSummary summary = RegionSummary.of(grid, results);
    AtomicFile.write(log.path().resolve(ResultSet.SUMMARY), Json.toText(summary) + "\n");
    PictureSlice slice = PictureSlice.of(config.picture(), config.inputs());
    AtomicFile.write(
        log.path().resolve(Evidence.CELLS_PICTURE),
        new RegionPicture(grid, config.inputs(), slice, this::className).draw(results));
    surroundings.out().print(RegionTable.levels(summary));
    say(RegionTable.classes(summary, this::className));
    say("region: " + RegionTable.describe(summary) + "; " + log.path());
    return summary;
  }

  private void say(String line) {
    surroundings.out().println(Printable.line(line));
  }
}
