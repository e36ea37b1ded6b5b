package org.mondeq.cli.certify;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.Work;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import org.mondeq.io.Errors;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Npz;
import org.mondeq.io.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq check}: whether certificates prove what they claim. */
@Command(
    name = "check",
    description = {
      "Checks certificates of certify --certificates and adversarial examples of certify and",
      "attack, from the model file alone and without the code that made them: one line for each. The exit code is 0 if all are accepted, 1 if one is",
      "rejected, 2 if a file is none. A folder stands for its files and for those in its folder adversarial."
    })
public final class CheckCommand implements Subcommand {
  private static final double NANO = 1e-9;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Certificates or adversarial examples, or folders of them.")
  private List<Path> files;

  @Option(
      names = "--work-limit",
      paramLabel = "N",
      defaultValue = "" + Work.LIMIT,
      description = {
        "Refuse a model or a certificate that would take more multiplications than N to check;",
        "default ${DEFAULT-VALUE}, minutes."
      })
  private double workLimit;

  private int rejected;
  private int unreadable;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> certificates = new ArrayList<>();
    for (Path file : files) {
      certificates.addAll(expand(file));
    }
    if (!(workLimit > 0)) {
      throw new InvalidInputException("--work-limit: expected a number above 0, got " + workLimit);
    }
    Checker checker = new Checker(Npz.bytes(model), workLimit);
    List<Double> seconds = new ArrayList<>();
    for (Path file : certificates) {
      long start = System.nanoTime();
      out.println(Printable.name(file) + ": " + check(checker, file));
      out.flush();
      seconds.add((System.nanoTime() - start) * NANO);
    }
    int accepted = certificates.size() - rejected - unreadable;
    out.printf(
        Locale.ROOT,
        "check: %d accepted, %d rejected, %d unreadable, %.3g s the median%n",
        accepted,
        rejected,
        unreadable,
        seconds.stream().sorted().toList().get(seconds.size() / 2));
    if (unreadable > 0) {
      return ExitCode.USAGE;
    }
    return rejected > 0 ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static List<Path> expand(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = new ArrayList<>(archives(path));
    Path examples = path.resolve("adversarial");
    if (Files.isDirectory(examples)) {
      files.remove(path.resolve("adversarial.npz")); // the same examples in one file
      files.addAll(archives(examples));
    }
    if (files.isEmpty()) {
      throw new InvalidInputException(path + ": no .npz file there");
    }
    return files;
  }

  private static List<Path> archives(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.filter(file -> file.toString().endsWith(".npz")).sorted().toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  private String check(Checker checker, Path file) {
    try {
      FileBytes content = Npz.bytes(file);
      if (Counterexample.isIn(content)) {
        Counterexample example = Counterexample.read(content);
        return describe(checker.check(example), example.claim(), example.prediction());
      }
      Certificate certificate = Certificate.read(content);
      Claim claim = certificate.claim();
      return describe(checker.check(certificate), claim, claim.label());
    } catch (InvalidInputException e) {
      unreadable++;
      return "unreadable: " + e.getMessage().replace(Printable.line(file + ": "), "");
    } catch (OutOfMemoryError e) {
      unreadable++;
      return "unreadable: larger than the memory";
    }
  }

  private String describe(Judgement judgement, Claim claim, int shown) {
    if (judgement instanceof Judgement.Rejected failed) {
      rejected++;
      return "rejected: " + Printable.line(failed.reason());
    }
    Judgement.Accepted proved = (Judgement.Accepted) judgement;
    if (shown != claim.label()) {
      return String.format(
          Locale.ROOT,
          "accepted: an input gets class %d, which leads class %d by %s, in a box of widths %s",
          shown,
          claim.label(),
          roundedDown(proved.lead()),
          widths(claim));
    }
    return String.format(
        Locale.ROOT,
        "accepted: class %d leads by %s on a box of widths %s; %s",
        claim.label(),
        roundedDown(proved.lead()),
        widths(claim),
        proved.leaves() == 1 ? "1 leaf" : proved.leaves() + " leaves");
  }

  /** The smallest and the largest, rounded down. */
  private static String widths(Claim claim) {
    double narrowest = Double.POSITIVE_INFINITY;
    double widest = 0;
    for (int i = 0; i < claim.lower().length; i++) {
      double width = claim.upper()[i] - claim.lower()[i];
      narrowest = Math.min(narrowest, width);
      widest = Math.max(widest, width);
    }
    return roundedDown(narrowest) + " to " + roundedDown(widest);
  }

  private static String roundedDown(double width) {
    MathContext digits = new MathContext(4, RoundingMode.DOWN);
    return new BigDecimal(width).round(digits).stripTrailingZeros().toString();
  }
}
