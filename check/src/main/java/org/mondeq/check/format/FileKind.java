package org.mondeq.check.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;

/** What a file holds, by the name of its one text member. */
public enum FileKind {
  /** A {@link Certificate}. */
  CERTIFICATE("certificate.json"),
  /** A {@link Counterexample}. */
  COUNTEREXAMPLE("witness.json"),
  /** {@link Counterexamples}. */
  COUNTEREXAMPLES("witnesses.json");

  private final String member;

  FileKind(String member) {
    this.member = member;
  }

  /** The name of the text member. */
  String member() {
    return member;
  }

  /**
   * What the bytes of a file hold.
   *
   * @throws InvalidInputException if they are no archive with one of these members alone
   */
  public static FileKind of(FileBytes content) {
    Set<String> texts = Npz.read(content).texts().keySet();
    for (FileKind kind : values()) {
      if (texts.equals(Set.of(kind.member))) {
        return kind;
      }
    }
    String members =
        Arrays.stream(values()).map(FileKind::member).collect(Collectors.joining(", "));
    throw new InvalidInputException(
        String.format(
            Locale.ROOT,
            "%s: expected one text, of %s, got %s",
            content.file(),
            members,
            texts.isEmpty() ? "none" : String.join(", ", texts)));
  }
}
