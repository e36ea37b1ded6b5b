package org.mondeq.check;

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
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;
import org.mondeq.check.format.Counterexamples;
import org.mondeq.check.format.FileKind;
import org.mondeq.io.Errors;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.io.npz.Npz;

/** Checks files of certificates and counterexamples, and prints a line for each. */
public final class CheckedFiles {
  private static final double NANO = 1e-9;

  private final Checker checker;
  private final PrintWriter out;
  private int accepted;
  private int rejected;
  private int unreadable;

  /** What a checker says of files, printed as it is found. */
  public CheckedFiles(Checker checker, PrintWriter out) {
    this.checker = checker;
    this.out = out;
  }

  /**
   * Checks files, and prints how many were accepted.
   *
   * @param files certificates or counterexamples, in the order of the lines
   */
  public void check(List<Path> files) {
    List<Double> seconds = new ArrayList<>();
    for (Path file : files) {
      long start = System.nanoTime();
      check(file);
      out.flush();
      seconds.add((System.nanoTime() - start) * NANO);
    }
    out.printf(
        Locale.ROOT,
        "check: %d accepted, %d rejected, %d unreadable, %.3g s the median%n",
        accepted,
        rejected,
        unreadable,
        seconds.stream().sorted().toList().get(seconds.size() / 2));
  }

  /** The files that did not prove their claim. */
  public int rejected() {
    return rejected;
  }

  /** The files that are neither certificates nor counterexamples. */
  public int unreadable() {
    return unreadable;
  }

  /**
   * The files that paths stand for: a folder for its archives, and for those in its folder {@code
   * adversarial}.
   *
   * @throws InvalidInputException if a folder has none, or cannot be read
   */
  public static List<Path> expand(List<Path> paths) {
    return paths.stream().flatMap(path -> expand(path).stream()).toList();
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

  private void check(Path file) {
    try {
      check(Npz.bytes(file));
    } catch (InvalidInputException e) {
      unreadable++;
      say(file, "unreadable: " + e.getMessage().replace(Printable.line(file + ": "), ""));
    } catch (OutOfMemoryError e) {
      unreadable++;
      say(file, "unreadable: larger than the memory");
    }
  }

  private void check(FileBytes content) {
    Path file = content.file();
    switch (FileKind.of(content)) {
      case CERTIFICATE -> {
        Certificate certificate = Certificate.read(content);
        Claim claim = certificate.claim();
        say(file, describe(checker.check(certificate), claim, claim.label()));
      }
      case COUNTEREXAMPLE -> say(file, judge(Counterexample.read(content)));
      case COUNTEREXAMPLES -> {
        List<Counterexample> examples = Counterexamples.read(content);
        for (int row = 0; row < examples.size(); row++) {
          out.println(Printable.name(file) + "[" + row + "]: " + judge(examples.get(row)));
        }
        if (examples.isEmpty()) {
          say(file, "no counterexamples in it");
        }
      }
      default -> throw new IllegalStateException("a kind of file without a checker");
    }
  }

  private String judge(Counterexample example) {
    return describe(checker.check(example), example.claim(), example.prediction());
  }

  private void say(Path file, String verdict) {
    out.println(Printable.name(file) + ": " + verdict);
  }

  private String describe(Judgement judgement, Claim claim, int shown) {
    if (judgement instanceof Judgement.Rejected failed) {
      rejected++;
      return "rejected: " + Printable.line(failed.reason());
    }
    accepted++;
    Judgement.Accepted proved = (Judgement.Accepted) judgement;
    if (claim.conjunctions().isPresent()) {
      int count = claim.conjunctions().get().sizes().length;
      return String.format(
          Locale.ROOT,
          "accepted: %s by %s on a box of widths %s; %s",
          count == 1 ? "1 conjunction fails" : count + " conjunctions fail",
          roundedDown(proved.lead()),
          widths(claim),
          proved.leaves() == 1 ? "1 leaf" : proved.leaves() + " leaves");
    }
    if (shown != claim.label()) {
      return String.format(
          Locale.ROOT,
          "accepted: an input gets class %d, which leads class %d by %s, in %s",
          shown,
          claim.label(),
          roundedDown(proved.lead()),
          set(claim));
    }
    return String.format(
        Locale.ROOT,
        "accepted: class %d leads by %s on %s; %s",
        claim.label(),
        roundedDown(proved.lead()),
        set(claim),
        proved.leaves() == 1 ? "1 leaf" : proved.leaves() + " leaves");
  }

  /** The inputs that a claim is about. */
  private static String set(Claim claim) {
    return claim
        .ball()
        .map(ball -> "an L" + ball.norm().word() + " ball of radius " + ball.epsilon())
        .orElseGet(() -> "a box of widths " + widths(claim));
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
