package org.mondeq.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.data.DataLocation;
import org.mondeq.data.DataSets;
import org.mondeq.data.LabeledDataset;
import org.mondeq.data.Split;
import org.mondeq.interchange.ImportOptions;
import org.mondeq.interchange.ImportedModel;
import org.mondeq.interchange.ModelImport;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq import}: a model of another program becomes a model file. */
@Command(
    name = "import",
    description = {
      "Makes a model file of a PyTorch state dict, a MATLAB v5 file or arrays of NumPy.",
      "FILE is a .pt, a .mat, or an .npz with the names of either; no code in it is run. What it",
      "does not say is asked for: m always, and the normalisation."
    })
public final class ImportCommand implements Subcommand {
  /** How many test samples the accuracy is of. */
  private static final int SAMPLES = 1000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file of another program.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      description = "The model file to write; default FILE's name with .npz, in this folder.")
  private Path output;

  @Option(names = "--overwrite", description = "Replace the model file if it exists.")
  private boolean overwrite;

  @Option(
      names = "--ignore-unknown",
      description = "Leave out keys of the file that belong to no array of a model.")
  private boolean ignoreUnknown;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where the data sets are.")
  private Path dataDir;

  @Option(names = "--json", description = "Print what was found and assumed as a line of JSON.")
  private boolean json;

  @ArgGroup(exclusive = false, multiplicity = "0..1", heading = "%nWhat the file does not say:%n")
  private final Told told = new Told();

  /** What the user says of the model. */
  private static final class Told {
    @Option(
        names = "--monotonicity",
        paramLabel = "M",
        description = "m, of which I - W is at least m I.")
    private Double monotonicity;

    @Option(
        names = "--dataset",
        paramLabel = "NAME",
        description = "The data set, which brings the shape of its images, mean and std.")
    private String dataset;

    @Option(
        names = "--input-shape",
        paramLabel = "N",
        split = ",",
        description = "Channels, height and width of an input, as in 1,28,28.")
    private List<Integer> inputShape;

    @Option(
        names = "--mean",
        paramLabel = "X",
        split = ",",
        description = "The mean of each channel, or one for all.")
    private List<Double> mean;

    @Option(
        names = "--std",
        paramLabel = "X",
        split = ",",
        description = "The standard deviation of each channel, or one for all.")
    private List<Double> std;

    @Option(names = "--stride", paramLabel = "N", description = "Stride of a convolutional U.")
    private Integer stride;

    @Option(
        names = "--padding",
        paramLabel = "N",
        description = "Zeros around the input of a convolutional U.")
    private Integer padding;

    @Option(
        names = "--pooling",
        paramLabel = "N",
        description = "Side of the average pooling before V.")
    private Integer pooling;

    @Option(names = "--name", paramLabel = "NAME", description = "What results call the model.")
    private String name;

    private ImportOptions options(boolean ignoreUnknown) {
      return new ImportOptions(
          Optional.ofNullable(name),
          Optional.ofNullable(dataset),
          Optional.ofNullable(monotonicity),
          Optional.ofNullable(inputShape).map(Told::shape),
          Optional.ofNullable(mean),
          Optional.ofNullable(std),
          new ImportOptions.ConvolutionOptions(
              Optional.ofNullable(stride),
              Optional.ofNullable(padding),
              Optional.ofNullable(pooling)),
          ignoreUnknown);
    }

    private static InputShape shape(List<Integer> dimensions) {
      try {
        return InputShape.of(dimensions);
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException("--input-shape: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public Integer call() {
    boolean known = told.dataset != null && DataSets.names().contains(told.dataset);
    if (dataDir != null && !known) {
      throw new InvalidInputException(
          "--data-dir: expected --dataset beside it, one of "
              + String.join(", ", DataSets.names()));
    }
    ForeignFile foreign = ForeignFile.read(file);
    ImportedModel imported = ModelImport.of(foreign, told.options(ignoreUnknown));
    Path target = output == null ? Path.of(imported.model().spec().name() + ".npz") : output;
    if (Files.exists(target) && !overwrite) {
      throw new InvalidInputException(target + ": exists already; --overwrite replaces it");
    }
    Optional<String> accuracy = known ? Optional.of(accuracy(imported.model())) : Optional.empty();
    ModelFile.write(imported.model(), target);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.toLine(json(imported, target, accuracy)));
      return ExitCode.DONE;
    }
    print(imported, out);
    accuracy.ifPresent(text -> line(out, "accuracy", text));
    out.println("wrote " + Printable.name(target));
    return ExitCode.DONE;
  }

  private static ObjectNode json(ImportedModel imported, Path target, Optional<String> accuracy) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("file", target.toString());
    node.set("model", ModelFile.json(imported.model().spec()));
    node.set("keys", Json.MAPPER.valueToTree(imported.rows()));
    node.set("facts", Json.MAPPER.valueToTree(imported.facts()));
    accuracy.ifPresent(text -> node.put("accuracy", text));
    return node;
  }

  private static void print(ImportedModel imported, PrintWriter out) {
    int width = imported.rows().stream().mapToInt(row -> row.key().length()).max().orElse(0);
    String format = "%-" + Math.max(width, "key in the file".length()) + "s  %-7s  %s%n";
    out.printf(Locale.ROOT, format, "key in the file", "array", "shape");
    for (ImportedModel.Key row : imported.rows()) {
      String array = row.array().isEmpty() ? "ignored" : row.array();
      out.printf(Locale.ROOT, format, Printable.line(row.key()), array, row.shape());
    }
    out.println();
    imported
        .facts()
        .forEach(fact -> line(out, fact.name(), fact.value() + "  (" + fact.source() + ")"));
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-15s %s%n", name, Printable.line(value));
  }

  /** The share of correct samples, or why there is none. */
  private String accuracy(MonDeq model) {
    DataLocation where = DataLocation.standard();
    LabeledDataset data;
    try {
      data =
          DataSets.load(
              told.dataset, Split.TEST, dataDir == null ? where : where.withDataDir(dataDir));
    } catch (FailedRunException e) {
      return "unknown: " + e.getMessage();
    }
    int count = Math.min(SAMPLES, data.size());
    Matrix logits =
        model.logits(new Classifier(model).equilibrium(data.pixelRange(0, count)).require());
    int correct = 0;
    for (int row = 0; row < count; row++) {
      correct += Classifier.prediction(logits, row) == data.label(row) ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "%.2f %%, %d of the first %d test samples",
        100.0 * correct / count,
        correct,
        count);
  }
}
