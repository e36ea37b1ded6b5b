package org.mondeq.check;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.PlainWriter;
import org.mondeq.io.Printable;
import org.mondeq.io.StandardOutput;
import org.mondeq.io.npz.Npz;

/**
 * The checker as a program of its own: {@code java -jar mondeq-check.jar MODEL FILE…}. Exit code 0
 * if all files are accepted, 1 if one is rejected, 2 if one is unreadable or the usage is wrong.
 */
public final class Main {
  private static final String USAGE = "usage: mondeq-check [--work-limit N] MODEL FILE...";

  private static final String LIMIT = "--work-limit";

  private Main() {}

  /** Checks the files and ends the process. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    PrintWriter out = new PrintWriter(StandardOutput.writer(), true);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Checks the files and gives the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    PrintWriter plainOut = PlainWriter.printer(out);
    PrintWriter plainErr = PlainWriter.printer(err);
    int code = check(plainOut, plainErr, args);
    plainOut.flush();
    plainErr.flush();
    if (out.checkError()) {
      plainErr.println("mondeq-check: the standard output cannot be written");
      return code == 0 ? 1 : code;
    }
    return code;
  }

  private static int check(PrintWriter out, PrintWriter err, String... args) {
    if (args.length == 1 && args[0].equals("--help")) {
      out.println(USAGE);
      out.println("A folder stands for its files and for those in its folder adversarial.");
      return 0;
    }
    boolean limited = args.length > 1 && args[0].equals(LIMIT);
    List<String> names = List.of(args).subList(limited ? 2 : 0, args.length);
    if (names.size() < 2) {
      err.println(USAGE);
      return 2;
    }
    try {
      double limit = limited ? workLimit(args[1]) : Work.LIMIT;
      List<Path> files =
          CheckedFiles.expand(names.subList(1, names.size()).stream().map(FilePath::of).toList());
      Checker checker = new Checker(Npz.bytes(FilePath.of(names.get(0))), limit);
      CheckedFiles checked = new CheckedFiles(checker, out);
      checked.check(files);
      return checked.unreadable() > 0 ? 2 : Math.min(1, checked.rejected());
    } catch (InvalidInputException e) {
      err.println("mondeq-check: " + Printable.line(e.getMessage()));
      return 2;
    }
  }

  private static double workLimit(String text) {
    try {
      double limit = Double.parseDouble(text);
      if (limit > 0) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(LIMIT + ": expected a number above 0, got " + text, e);
    }
    throw new InvalidInputException(LIMIT + ": expected a number above 0, got " + text);
  }
}
