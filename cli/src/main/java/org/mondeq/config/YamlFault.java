package org.mondeq.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mondeq.io.InvalidInputException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in one line what SnakeYAML has found wrong: where, what was expected, and what is there. */
final class YamlFault {
  private static final Pattern SEPARATOR =
      Pattern.compile("expected '(,' or '[]}])', but got (.*)", Pattern.DOTALL);
  private static final Pattern CONTENT =
      Pattern.compile("expected the node content, but found '(.*)'", Pattern.DOTALL);
  private static final Pattern START =
      Pattern.compile("found character '(.*)' that cannot start any token.*", Pattern.DOTALL);
  private static final Pattern ALIAS =
      Pattern.compile("found undefined alias (.*)", Pattern.DOTALL);

  /** What its tokens are in a file. */
  private static final Map<String, String> TOKENS =
      Map.of(
          "<stream end>", "the end",
          "<scalar>", "a value",
          "<alias>", "an alias (*)",
          "<anchor>", "an anchor (&)",
          "<tag>", "a tag (!)",
          "<block end>", "the end of the section",
          "<block mapping start>", "keys",
          "<block sequence start>", "a list");

  /** The beginnings of its other messages, or of their contexts, and what they mean. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("could not find expected ':'", "expected KEY: VALUE, got no colon"),
          Map.entry("expected <block end>", "expected the indentation of the lines above"),
          Map.entry("found unexpected end of stream", "expected the closing quote of a text"),
          Map.entry("found unknown escape", "expected a known escape in double quotes"),
          Map.entry("expected escape sequence", "expected a known escape in double quotes"),
          Map.entry("mapping values are not allowed", "expected no colon here"),
          Map.entry("mapping keys are not allowed", "expected no '?' here"),
          Map.entry("sequence entries are not allowed", "expected no '-' here"),
          Map.entry("expected '<document start>'", "expected one document, got more after it"),
          Map.entry("expected a single document", "expected one document, got a second"),
          Map.entry("but found another document", "expected one document, got a second"),
          Map.entry("while scanning a block scalar", "expected the end of the line after | or >"),
          Map.entry("while scanning an alias", "expected a name after *"),
          Map.entry("while scanning an anchor", "expected a name after &"),
          Map.entry("while scanning a tag", "expected no tag (!)"),
          Map.entry("while parsing a node", "expected no tag (!)"),
          Map.entry("while scanning a directive", "expected no directive (%)"),
          Map.entry("Nesting Depth exceeded", "expected fewer levels"),
          Map.entry("A simple key is required", "expected KEY: VALUE in one line"),
          Map.entry("Number of aliases", "expected fewer aliases"));

  private YamlFault() {}

  /** The fault of a text, which messages call {@code source}. */
  static InvalidInputException of(YAMLException e, String source, String text) {
    String line = line(e, text).map(number -> ":" + number).orElse("");
    return new InvalidInputException(source + line + ": not YAML: " + reason(e), e);
  }

  private static Optional<Integer> line(YAMLException e, String text) {
    if (e instanceof ReaderException unreadable) {
      String before = text.substring(0, Math.min(text.length(), unreadable.getPosition()));
      return Optional.of(1 + (int) before.chars().filter(c -> c == '\n').count());
    }
    if (!(e instanceof MarkedYAMLException marked)) {
      return Optional.empty();
    }
    boolean keyAlone =
        String.valueOf(marked.getContext()).startsWith("while scanning a simple key");
    Mark mark = keyAlone ? marked.getContextMark() : marked.getProblemMark();
    return Optional.ofNullable(mark).map(at -> at.getLine() + 1);
  }

  private static String reason(YAMLException e) {
    if (e instanceof ReaderException unreadable) {
      return String.format(
          Locale.ROOT, "expected no control character, got U+%04X", unreadable.getCodePoint());
    }
    if (!(e instanceof MarkedYAMLException marked)) {
      return meaning(String.valueOf(e.getMessage())).orElse("expected keys and values");
    }
    String problem = String.valueOf(marked.getProblem());
    Matcher separator = SEPARATOR.matcher(problem);
    if (separator.matches()) {
      return "expected '" + separator.group(1) + "', got " + token(separator.group(2));
    }
    Matcher content = CONTENT.matcher(problem);
    if (content.matches()) {
      return "expected a value, got " + token(content.group(1));
    }
    Matcher start = START.matcher(problem);
    if (start.matches()) {
      return start.group(1).contains("\\t")
          ? "expected spaces, got a tab"
          : "expected quotes around a value that begins with '" + start.group(1) + "'";
    }
    Matcher alias = ALIAS.matcher(problem);
    if (alias.matches()) {
      return String.format(
          Locale.ROOT, "expected an anchor &%s before *%s", alias.group(1), alias.group(1));
    }
    return meaning(problem)
        .or(() -> meaning(String.valueOf(marked.getContext())))
        .orElse("expected keys and values");
  }

  private static Optional<String> meaning(String message) {
    return MEANINGS.entrySet().stream()
        .filter(meaning -> message.startsWith(meaning.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String token(String name) {
    return TOKENS.getOrDefault(name, "'" + name + "'");
  }
}
