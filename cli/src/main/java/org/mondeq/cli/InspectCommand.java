package org.mondeq.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mondeq.data.DataSets;
import org.mondeq.data.LabeledDataset;
import org.mondeq.experiment.ExpectedOutputs;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.RecordedAccuracy;
import org.mondeq.experiment.Spectrum;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.linalg.Matrix;
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
        KeyOption.QUIET);
  }

  @Override
  public Integer call() {
    requireTolerance();
    Experiment experiment = options.experimentOn(file, "inspect");
    MonDeq model = experiment.model();
    PrintWriter out = experiment.out();
    describe(model.spec(), out);
    describe(Spectrum.of(model), model.spec(), out);
    evaluate(experiment, out);
    if (expected != null) {
      compare(experiment, out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    String text = String.format(java.util.Locale.ROOT, format, values);
    out.printf(Locale.ROOT, "%-26s %s%n", name, Printable.line(text));
  }

  private static void describe(ModelSpec spec, PrintWriter out) {
    line(out, "model", "%s", spec.name());
    line(out, "data set", "%s", spec.dataset());
    line(out, "architecture", "%s", spec.architecture().kind());
    line(out, "input", "%s, q = %d", spec.input().dimensions(), spec.inputs());
    line(out, "latent units", "p = %d", spec.latent());
    line(out, "classes", "c = %d", spec.classes());
    line(
        out,
        "normalisation",
        "mean %s, std %s",
        spec.normalization().mean(),
        spec.normalization().std());
  }

  private static void describe(Spectrum spectrum, ModelSpec spec, PrintWriter out) {
    line(out, "monotonicity", "m = %.6g", spec.monotonicity());
    line(out, "smallest eigenvalue", "%.6g, of the symmetric part of I - W", spectrum.smallest());
    line(out, "largest eigenvalue", "%.6g, of the symmetric part of I - W", spectrum.largest());
    line(out, "norm of I - W", "at most %.6g", spectrum.operatorNorm());
    line(out, "Lipschitz bound", "%.6g, from x to logits", spectrum.lipschitz());
  }

  private void compare(Experiment experiment, PrintWriter out) {
    ExpectedOutputs outputs = ExpectedOutputs.read(expected, experiment.model());
    ExpectedOutputs.Difference difference = outputs.difference(experiment);
    line(out, "fixpoints differ by", "%.2e at most", difference.fixpoint());
    line(out, "logits differ by", "%.2e at most", difference.logits());
    difference.require(tolerance == null ? outputs.tolerance() : tolerance);
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
  private static void evaluate(Experiment experiment, PrintWriter out) {
    LabeledDataset data;
    try {
      data = experiment.testData();
    } catch (InvalidInputException | FailedRunException e) {
      if (experiment.config().data().isPresent() && !isOfTheModel(experiment)) {
        throw e;
      }
      line(out, "accuracy", "unknown: %s", e.getMessage());
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
    line(
        out,
        "accuracy",
        "%.2f %%, %d of %d samples",
        100.0 * correct / samples.size(),
        correct,
        samples.size());
    RecordedAccuracy.warning(experiment.model().spec(), correct, samples.size())
        .ifPresent(out::println);
    line(
        out,
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
