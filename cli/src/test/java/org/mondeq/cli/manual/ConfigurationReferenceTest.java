package org.mondeq.cli.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mondeq.app.Mondeq;
import org.mondeq.config.ConfigKey;
import org.mondeq.config.ConfigKeys;
import org.mondeq.config.ConfigTree;
import org.mondeq.io.Json;

/**
 * The reference of all keys says what the code says. {@code -Dmondeq.write=true} writes its files
 * anew, in two runs: first what the sources say, then the pages made of it.
 */
class ConfigurationReferenceTest {
  private static final boolean WRITE = Boolean.getBoolean("mondeq.write");
  private static final Path MEANINGS =
      Path.of("src/main/resources/org/mondeq/config", ConfigKeys.MEANINGS);
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final Path SCHEMA = Path.of("../configs/schema.json");
  private static final String BEGIN = "<!-- mondeq config --markdown -->\n";

  private final ConfigKeys keys = ConfigCommand.keys(Mondeq.stages());

  @Test
  void meaningsAreThoseOfTheSources() throws IOException {
    StringBuilder text = new StringBuilder("# Copied from the Javadoc of the records by a test.\n");
    for (ConfigKey key : keys.all()) {
      String meaning = documented(key);
      assertFalse(meaning.isEmpty() && !isStage(key), key.name() + " is not documented");
      text.append(key.name()).append('=').append(meaning).append('\n');
    }
    compare(text.toString(), MEANINGS);
  }

  @Test
  void thePageHasEveryKey() throws IOException {
    String page = Files.exists(PAGE) ? Files.readString(PAGE) : BEGIN;
    String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    compare(head + "\n" + keys.markdown(), PAGE);
    for (ConfigKey key : keys.all()) {
      assertTrue(page.contains("`" + key.name() + "`"), key.name());
    }
  }

  @Test
  void theSchemaIsThatOfTheCode() throws IOException {
    compare(Json.toText(keys.schema()) + "\n", SCHEMA);
  }

  /** A default that is documented as a number is the one of the code. */
  @Test
  void documentedDefaultsAreTrue() {
    int compared = 0;
    for (ConfigKey key : keys.all()) {
      Optional<Double> documented = key.documentedDefault().flatMap(text -> number(text));
      Optional<Double> given = key.given().flatMap(text -> number(text));
      if (documented.isPresent() && given.isPresent()) {
        boolean inherited = key.name().startsWith("certify.complete.attack.");
        assertTrue(inherited || documented.equals(given), key.name() + ": " + key.text());
        compared++;
      }
    }
    assertTrue(compared > 40, compared + " compared");
  }

  /** Every configuration that comes with the program has only keys of the schema. */
  @Test
  void theSchemaKnowsOurConfigurations() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../configs"))) {
      List<Path> configs =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !ConfigTree.read(file).has("inputs")) // of regions
              .toList();
      assertTrue(configs.size() > 10);
      for (Path file : configs) {
        requireKnown(ConfigTree.read(file).root(), keys.schema(), file.toString());
      }
    }
  }

  private static void requireKnown(JsonNode value, JsonNode schema, String where) {
    JsonNode section = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
    if (value.isObject()) {
      for (var entry : value.properties()) {
        JsonNode child = section.path("properties").path(entry.getKey());
        assertFalse(child.isMissingNode(), where + ": " + entry.getKey());
        requireKnown(entry.getValue(), child, where + "." + entry.getKey());
      }
    } else if (schema.has("enum")) {
      List<String> words = schema.path("enum").valueStream().map(JsonNode::asText).toList();
      assertTrue(words.contains(value.asText()), where + ": " + value);
    }
  }

  private static boolean isStage(ConfigKey key) {
    return key.isSection() && !key.name().contains(".");
  }

  private static Optional<Double> number(String text) {
    Matcher matcher = Pattern.compile("[−-]?[0-9][0-9,]*(\\.[0-9]+)?([eE]-?[0-9]+)?").matcher(text);
    return matcher.lookingAt()
        ? Optional.of(Double.valueOf(matcher.group().replace(",", "").replace('−', '-')))
        : Optional.empty();
  }

  private static void compare(String expected, Path file) throws IOException {
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertEquals(expected, Files.readString(file), file + " (-Dmondeq.write=true writes it)");
  }

  /** What the Javadoc of a record says of a component; empty for a stage's section. */
  private static String documented(ConfigKey key) throws IOException {
    if (Stream.of(key.owner().getRecordComponents())
        .noneMatch(component -> component.getName().equals(key.component()))) {
      return "";
    }
    String source = Files.readString(source(key.owner()));
    int record = source.indexOf("record " + key.owner().getSimpleName() + "(");
    String javadoc = source.substring(source.lastIndexOf("/**", record), record);
    String text = javadoc.replaceAll("\n \\*/[\\s\\S]*", "").replaceAll("\n *\\* ?", " ");
    Matcher tag =
        Pattern.compile("@param " + key.component() + " (.*?)(?= @[a-z]|$)").matcher(text);
    assertTrue(tag.find(), key.owner() + " does not document " + key.component());
    return plain(tag.group(1), source);
  }

  private static String plain(String javadoc, String source) {
    Matcher value = Pattern.compile("\\{@value #(\\w+)}").matcher(javadoc);
    String text =
        value.replaceAll(
            match -> {
              Matcher constant = Pattern.compile(match.group(1) + " = ([^;]+);").matcher(source);
              assertTrue(constant.find(), match.group());
              return constant.group(1);
            });
    return text.replaceAll("\\{@code ([^}]*)}", "$1")
        .replaceAll("\\{@link #?([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Path source(Class<?> record) throws IOException {
    Class<?> outermost = record;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    String name = "src/main/java/" + outermost.getName().replace('.', '/') + ".java";
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules.map(module -> module.resolve(name)).filter(Files::exists).findFirst().get();
    }
  }
}
