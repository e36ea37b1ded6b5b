package org.mondeq.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;

/**
 * What the user has configured: the keys and values of a YAML file with those of the command line
 * over them. It knows where each value came from, for messages. Immutable.
 */
public final class ConfigTree {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MOST_VALUES = 100;
  private static final String COMMAND_LINE = "command line";

  private final String source;
  private final ObjectNode root;
  private final Map<String, String> locations;

  private ConfigTree(String source, ObjectNode root, Map<String, String> locations) {
    this.source = source;
    this.root = root;
    this.locations = locations;
  }

  /** A tree without keys, to which the command line adds. */
  public static ConfigTree empty() {
    return new ConfigTree(COMMAND_LINE, JsonNodeFactory.instance.objectNode(), Map.of());
  }

  /**
   * Reads a YAML file.
   *
   * @throws InvalidInputException if it cannot be read, is larger than a megabyte, or is no YAML
   *     mapping with distinct keys
   */
  public static ConfigTree read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InvalidInputException(file + ": more than " + MAX_BYTES + " bytes");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text, file.toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + ": not a text in UTF-8", e);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /**
   * Parses YAML text.
   *
   * @param source what messages call the text
   * @throws InvalidInputException if it is no YAML mapping with distinct keys
   */
  public static ConfigTree parse(String text, String source) {
    YamlReader.Parsed parsed = YamlReader.parse(text, source);
    JsonNode root = parsed.root();
    if (root.isNull()) {
      root = JsonNodeFactory.instance.objectNode();
    }
    if (!(root instanceof ObjectNode object)) {
      throw new InvalidInputException(
          source + ": expected keys and values, got " + Values.describe(root));
    }
    Map<String, String> locations = new HashMap<>();
    parsed.lines().forEach((key, line) -> locations.put(key, source + ":" + line));
    return new ConfigTree(source, object, locations);
  }

  /**
   * The dotted key of an assignment {@code key=value} of the command line.
   *
   * @throws InvalidInputException if it is no assignment, or has no value
   */
  public static String keyOf(String assignment) {
    int equals = assignment.indexOf('=');
    String key = assignment.substring(0, Math.max(equals, 0)).strip();
    if (!key.matches("[^.]+(\\.[^.]+)*")) {
      throw new InvalidInputException("--set " + assignment + ": expected KEY=VALUE");
    }
    if (assignment.substring(equals + 1).isBlank()) {
      throw new InvalidInputException("--set " + key + ": expected a value, got nothing");
    }
    return key;
  }

  /**
   * This tree with one assignment {@code key=value} of the command line, where key is dotted and
   * value is YAML: {@code train.epochs=3}.
   *
   * @throws InvalidInputException if it is no assignment or the key runs through a plain value
   */
  public ConfigTree with(String assignment) {
    String key = keyOf(assignment);
    String value = assignment.substring(assignment.indexOf('=') + 1);
    return with(key, YamlReader.parse(value, "--set " + key).root());
  }

  /** This tree with a text of the command line under a dotted key, read as a YAML scalar. */
  public ConfigTree with(String key, String value) {
    return with(key, YamlReader.parse(value, COMMAND_LINE + ": " + key).root());
  }

  /** This tree with a text of the command line under a dotted key, whatever it looks like. */
  public ConfigTree withText(String key, String value) {
    return with(key, JsonNodeFactory.instance.textNode(value));
  }

  /** This tree without a key of the top level. */
  public ConfigTree without(String key) {
    ObjectNode changed = root.deepCopy();
    changed.remove(key);
    return new ConfigTree(source, changed, locations);
  }

  private ConfigTree with(String key, JsonNode value) {
    Map<String, String> moved = new HashMap<>(locations);
    moved.keySet().removeIf(k -> k.startsWith(key + "."));
    moved.put(key, COMMAND_LINE);
    ObjectNode changed = root.deepCopy();
    ObjectNode parent = changed;
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      String path = key.substring(0, dot);
      String name = path.substring(path.lastIndexOf('.') + 1);
      JsonNode child = parent.path(name);
      if (child.isMissingNode() || child.isNull()) {
        child = parent.putObject(name);
        moved.put(path, COMMAND_LINE);
      }
      if (!(child instanceof ObjectNode object)) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: %s: %s is no section but %s",
                COMMAND_LINE,
                key,
                path,
                Values.describe(child)));
      }
      parent = object;
    }
    parent.set(key.substring(key.lastIndexOf('.') + 1), value);
    return new ConfigTree(source, changed, moved);
  }

  /**
   * One tree for each value of a key that has several, in a list or between commas, in their order;
   * this one if it has one or none.
   *
   * @throws InvalidInputException if a value is there twice, or there are more than {@value
   *     #MOST_VALUES}
   */
  public List<ConfigTree> each(String key) {
    JsonNode node = root.path(key);
    if (!node.isArray() && !(node.isTextual() && node.asText().contains(","))) {
      return List.of(this);
    }
    List<JsonNode> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(values::add);
    } else {
      for (String word : node.asText().split(",", -1)) {
        values.add(YamlReader.parse(word, locate(key) + ": " + key).root());
      }
    }
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new InvalidInputException(
          locate(key) + ": " + key + ": expected 1 to " + MOST_VALUES + " values");
    }
    if (Set.copyOf(values).size() < values.size()) {
      throw new InvalidInputException(locate(key) + ": " + key + ": expected every value once");
    }
    return values.stream().map(value -> at(key, value)).toList();
  }

  /** The same with another value at the same place of the file. */
  private ConfigTree at(String key, JsonNode value) {
    ObjectNode changed = root.deepCopy();
    changed.set(key, value);
    return new ConfigTree(source, changed, locations);
  }

  /** A copy of all keys and values. */
  public JsonNode root() {
    return root.deepCopy();
  }

  /** Whether a dotted key has a value. */
  public boolean has(String key) {
    return !root.at("/" + key.replace('.', '/')).isMissingNode();
  }

  /**
   * The general keys, those of the top level, as a record.
   *
   * @param sections the top-level keys that are bound by themselves
   * @throws InvalidInputException naming the key that is unknown, missing, of a wrong type or out
   *     of range
   */
  public <T extends Record> T bindGeneral(Class<T> type, Collection<String> sections) {
    return new RecordBinder(this::locate, sections).bind(root, "", type);
  }

  /**
   * A section as a record; a section that is absent has no keys.
   *
   * @throws InvalidInputException naming the key that is unknown, missing, of a wrong type or out
   *     of range
   */
  public <T extends Record> T bind(String section, Class<T> type) {
    JsonNode node = root.path(section);
    if (node.isMissingNode() || node.isNull()) {
      node = JsonNodeFactory.instance.objectNode();
    }
    return new RecordBinder(this::locate, List.of()).bind(node, section, type);
  }

  /** Where a dotted key, or else the section around it, was written. */
  private String locate(String key) {
    for (String k = key; !k.isEmpty(); ) {
      String location = locations.get(k);
      if (location != null) {
        return location;
      }
      int end = Math.max(k.lastIndexOf('.'), k.lastIndexOf('['));
      k = end < 0 ? "" : k.substring(0, end);
    }
    return source;
  }
}
