package org.mondeq.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.mondeq.interchange.StateDictExport;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.model.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mondeq export}: a model for other programs. */
@Command(
    name = "export",
    description = {
      "Writes the arrays of a model under the names that other programs give them.",
      "pt-npz: an .npz with the keys of PyTorch's published layers; docs/models-and-data.md has",
      "the lines that load it."
    })
public final class ExportCommand implements Subcommand {
  /** The formats, by their names on the command line. */
  private enum Format {
    PT_NPZ;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Format parse(String word) {
      return Arrays.stream(values())
          .filter(format -> format.toString().equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("expected pt-npz, got '" + word + "'"));
    }
  }

  /** For picocli, whose own message shows the names of constants. */
  private static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      return Format.parse(word);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      converter = FormatConverter.class,
      description = "${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write; default NAME.FORMAT.npz, of the model's name.")
  private Path output;

  @Option(names = "--overwrite", description = "Replace the file if it exists.")
  private boolean overwrite;

  @Override
  public Integer call() {
    var read = ModelFile.read(model);
    String name = read.spec().name() + "." + format.toString().replace("-npz", ".npz");
    Path file = output == null ? Path.of(name) : output;
    if (Files.exists(file) && !overwrite) {
      throw new InvalidInputException(file + ": exists already; --overwrite replaces it");
    }
    StateDictExport.of(read).write(file);
    spec.commandLine().getOut().println("wrote " + Printable.name(file));
    return ExitCode.DONE;
  }
}
