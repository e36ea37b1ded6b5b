package org.mondeq.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.data.DataSets;
import org.mondeq.data.LabeledDataset;
import org.mondeq.experiment.ExpectedOutputs;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.RecordedAccuracy;
import org.mondeq.experiment.Spectrum;
import org.mondeq.io.Counted;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelFile;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.solver.Equilibrium;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mondeq inspect}: what a model is. */
@Command(
    name = "inspect",
    description = {
      "Prints shapes, spectrum, Lipschitz bound and accuracy of a model.",
      "The accuracy, on --samples, needs the data set; without it the other lines are printed."
    })
public final class InspectCommand implements Subcommand {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path file;

  @Option(
      names = "--expected",
      paramLabel = "FILE",
      description =
          "Compare with a .npz of arrays fixpoint [n, p] and logits [n, c] of --samples, or of"
              + " inputs x [n, q] in it, computed elsewhere; exit with code 1 if one differs by"
              + " more than --tolerance.")
  private Path expected;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description =
          "The largest difference from --expected; default 1e-9, or for numbers of 32 bits 1e-5"
              + " times the largest of them, at least 1e-5.")
  private Double tolerance;

  @Mixin private CommonOptions options;

  @Override
  public boolean finishesWhenInterrupted() {
    return false;
  }

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.CONFIG,
        KeyOption.DATA,
        KeyOption.DATA_DIR,
        KeyOption.SAMPLES,
        KeyOption.MAX_UNITS,
        KeyOption.QUIET,
        KeyOption.JSON);
  }

  @Override
  public Integer call() {
    requireTolerance();
    Experiment experiment = options.experimentOn(file, "inspect");
    MonDeq model = experiment.model();
    Facts facts = new Facts();
    facts.json.set("model", ModelFile.json(model.spec()));
    facts.json.put("modelSha256", experiment.modelContent().sha256());
    describe(model.spec(), facts);
    describe(Spectrum.of(model), model.spec(), facts);
    print(facts.lines, experiment);
    List<String> after = facts.begin();
    evaluate(experiment, facts);
    Optional<ExpectedOutputs> outputs =
        Optional.ofNullable(expected).map(file -> ExpectedOutputs.read(file, model));
    Optional<ExpectedOutputs.Difference> difference =
        outputs.map(o -> compare(o.difference(experiment), facts));
    print(after, experiment);
    options.printJson(() -> facts.json);
    difference.ifPresent(
        d -> d.require(tolerance == null ? outputs.orElseThrow().tolerance() : tolerance));
    return ExitCode.DONE;
  }

  private void print(List<String> lines, Experiment experiment) {
    if (!options.isJson()) {
      lines.forEach(experiment.out()::println);
      experiment.out().flush();
    }
  }

  /** What is found, for people and for programs. */
  private static final class Facts {
    private List<String> lines = new ArrayList<>();
    private final ObjectNode json = Json.MAPPER.createObjectNode();

    /** Lines after those so far, which are to come. */
    private List<String> begin() {
      lines = new ArrayList<>();
      return lines;
    }

    private void line(String name, String format, Object... values) {
      String text = String.format(Locale.ROOT, format, values);
      lines.add(String.format(Locale.ROOT, "%-26s %s", name, Printable.line(text)));
    }
  }

  private static void describe(ModelSpec spec, Facts facts) {
    facts.line("model", "%s", spec.name());
    facts.line("data set", "%s", spec.dataset());
    facts.line("architecture", "%s", spec.architecture().kind());
    facts.line("input", "%s, q = %d", spec.input().dimensions(), spec.inputs());
    facts.line("latent units", "p = %d", spec.latent());
    facts.line("classes", "c = %d", spec.classes());
    facts.line(
        "normalisation",
        "mean %s, std %s",
        spec.normalization().mean(),
        spec.normalization().std());
  }

  private static void describe(Spectrum spectrum, ModelSpec spec, Facts facts) {
    facts.line("monotonicity", "m = %.6g", spec.monotonicity());
    facts.line("smallest eigenvalue", "%.6g, of the symmetric part of I - W", spectrum.smallest());
    facts.line("largest eigenvalue", "%.6g, of the symmetric part of I - W", spectrum.largest());
    facts.line("norm of I - W", "at most %.6g", spectrum.operatorNorm());
    ObjectNode numbers = facts.json.putObject("spectrum");
    numbers.put("smallestEigenvalue", spectrum.smallest());
    numbers.put("largestEigenvalue", spectrum.largest());
    numbers.put("operatorNorm", spectrum.operatorNorm());
    facts.json.put("lipschitz", spectrum.lipschitz());
    facts.line("Lipschitz bound", "%.6g, from x to logits", spectrum.lipschitz());
  }

  private static ExpectedOutputs.Difference compare(
      ExpectedOutputs.Difference difference, Facts facts) {
    facts.line("fixpoints differ by", "%.2e at most", difference.fixpoint());
    facts.line("logits differ by", "%.2e at most", difference.logits());
    facts.json.put("fixpointDifference", difference.fixpoint());
    facts.json.put("logitsDifference", difference.logits());
    return difference;
  }

  private void requireTolerance() {
    if (tolerance != null && expected == null) {
      throw new InvalidInputException("--tolerance: expected --expected beside it");
    }
    if (tolerance != null && !(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new InvalidInputException("--tolerance: expected a number ≥ 0, got " + tolerance);
    }
  }

  /** Accuracy and solver steps, or one line that says why there is no data. */
  private static void evaluate(Experiment experiment, Facts facts) {
    LabeledDataset data;
    try {
      data = experiment.testData();
    } catch (InvalidInputException | FailedRunException e) {
      if (experiment.config().data().isPresent() && !isOfTheModel(experiment)) {
        throw e;
      }
      facts.line("accuracy", "unknown: %s", e.getMessage());
      facts.json.putNull("accuracy");
      return;
    }
    List<Integer> samples = experiment.samples(data);
    Matrix pixels = data.pixels(samples.stream().mapToInt(Integer::intValue).toArray());
    Equilibrium equilibrium = new Classifier(experiment.model()).equilibrium(pixels);
    Matrix logits = experiment.model().logits(equilibrium.requireFinite());
    int correct = 0;
    for (int row = 0; row < samples.size(); row++) {
      correct += Classifier.prediction(logits, row) == data.label(samples.get(row)) ? 1 : 0;
    }
    facts.line(
        "accuracy",
        "%.2f %%, %d of %s",
        100.0 * correct / samples.size(),
        correct,
        Counted.of(samples.size(), "sample"));
    RecordedAccuracy.warning(experiment.model().spec(), correct, samples.size())
        .ifPresent(facts.lines::add);
    facts.json.put("accuracy", (double) correct / samples.size());
    facts.json.put("correct", correct);
    facts.json.put("samples", samples.size());
    facts.json.put("solverSteps", equilibrium.iterations());
    facts.line(
        "solver steps",
        "%d, to a relative change of %.1e",
        equilibrium.iterations(),
        equilibrium.change());
  }

  /** Whether the data set that was asked for is one for this model, whether it is here or not. */
  private static boolean isOfTheModel(Experiment experiment) {
    ModelSpec model = experiment.model().spec();
    return DataSets.names().contains(experiment.dataName())
        && DataSets.info(experiment.dataName()).shape().equals(model.input())
        && DataSets.info(experiment.dataName()).classes() == model.classes();
  }
}
