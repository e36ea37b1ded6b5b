package org.mondeq.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mondeq.certify.TimeLimit;
import org.mondeq.certify.query.QueryModel;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Main;
import org.mondeq.cli.Subcommand;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.FileBytes;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.vnnlib.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq verify}: the answer to one query in VNN-LIB. */
@Command(
    name = "verify",
    description = {
      "Decides whether a query in VNN-LIB, version 1.0 or 2.x, can be satisfied.",
      "The first line is sat, unsat, unknown or timed-out; after sat, the values of all variables.",
      "Inputs are the raw inputs of the model file, before its normalisation, in its order. Proofs",
      "are of exact real arithmetic, and the independent checker has accepted each unsat and each",
      "sat. Networks that are equal-to another one are copies of it."
    })
public final class VerifyCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "QUERY", description = "The query.")
  private Path query;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "The model file, in place of --network, where the query has one network.")
  private Path model;

  @Option(
      names = "--network",
      paramLabel = "NAME=FILE",
      description = "The model file of the network NAME.")
  private Map<String, Path> networks = new LinkedHashMap<>();

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds after which the answer is timed-out.")
  private Double timeout;

  @Option(
      names = "--serialise-assignments",
      paramLabel = "DIR",
      description =
          "Write the values of sat to DIR as NAME.pb, serialised ONNX tensors of doubles.")
  private Path assignments;

  @Option(
      names = "--certificates",
      paramLabel = "DIR",
      description =
          "Write what proves unsat to DIR, which must be empty, for mondeq check; the model of"
              + " copies to DIR/copies/model.npz.")
  private Path certificates;

  @Option(
      names = "--as-real",
      description = "Read floating-point types as real numbers, which proofs are of.")
  private boolean asReal;

  @Option(names = "--unchecked", description = "Do not ask the independent checker.")
  private boolean unchecked;

  @Option(
      names = "--max-units",
      paramLabel = "N",
      defaultValue = "2048",
      description =
          "Refuse convolutional models of more latent units than N; default ${DEFAULT-VALUE}.")
  private int maxUnits;

  @Option(
      names = "--supports",
      paramLabel = "CAPABILITY",
      description =
          "Answer a question of the standard about the verifier, as in vnnlib-versions, in place"
              + " of a query.")
  private String capability;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (capability != null) {
      Capability.answer(capability).forEach(out::println);
      return ExitCode.DONE;
    }
    if (query == null) {
      throw new InvalidInputException("verify: expected a QUERY, or --supports");
    }
    if (timeout != null && !(timeout > 0)) {
      throw new InvalidInputException("--timeout: expected seconds above 0, got " + timeout);
    }
    if (unchecked && certificates != null) {
      throw new InvalidInputException("--certificates: not with --unchecked");
    }
    if (maxUnits < 1) {
      throw new InvalidInputException("--max-units: expected a positive number, got " + maxUnits);
    }
    QueryVerifier.Result result = verify();
    out.println(result.word());
    if (assignments != null) {
      result.assignments().ifPresent(found -> found.write(assignments));
    } else {
      result.assignments().ifPresent(found -> found.print(out));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private QueryVerifier.Result verify() {
    TimeLimit time = new TimeLimit(seconds());
    Query read = Query.read(query);
    QueryFiles files = QueryFiles.of(read, networks, Optional.ofNullable(model), asReal);
    Stream.of(certificates, assignments)
        .filter(Objects::nonNull)
        .forEach(FilePath::requirePlaceForFolder);
    requireEmpty();
    FileBytes content = Npz.bytes(files.model());
    ForeignFile.requireNone(content);
    QueryModel whole = QueryModel.of(read, ModelFile.read(content, maxUnits));
    Optional<FileBytes> checked =
        unchecked ? Optional.empty() : Optional.of(whole.isBlock() ? copies(whole) : content);
    PrintWriter err = spec.commandLine().getErr();
    return new QueryVerifier(
            read,
            whole,
            checked,
            time,
            new QueryVerifier.Options(
                seconds(),
                interruption(),
                Optional.ofNullable(certificates),
                line -> err.println("mondeq: " + Printable.line(line))))
        .run();
  }

  private double seconds() {
    return timeout == null ? Double.POSITIVE_INFINITY : timeout;
  }

  private BooleanSupplier interruption() {
    Main main = (Main) spec.root().userObject();
    main.interruption().poll();
    return main.interruption();
  }

  private void requireEmpty() {
    if (certificates == null || !Files.exists(certificates)) {
      return;
    }
    try (var content = Files.list(certificates)) {
      if (content.findAny().isPresent()) {
        throw new InvalidInputException(certificates + ": expected an empty folder, or none");
      }
    } catch (IOException e) {
      throw new InvalidInputException(certificates + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** The model of copies as a file, which the checker reads; kept if certificates are. */
  private FileBytes copies(QueryModel whole) {
    try {
      if (certificates != null) {
        Path file = certificates.resolve("copies").resolve("model.npz");
        ModelFile.write(whole.model(), file);
        return Npz.bytes(file);
      }
      Path file = Files.createTempFile("mondeq", ".npz");
      try {
        ModelFile.write(whole.model(), file);
        return Npz.bytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new FailedRunException("a temporary file cannot be written: " + Errors.reason(e), e);
    }
  }

  @Override
  public Optional<String> reasonAgainst(String option) {
    return List.of("--epsilon", "--box").contains(option)
        ? Optional.of("whose query has bounds of all inputs")
        : Optional.empty();
  }
}
