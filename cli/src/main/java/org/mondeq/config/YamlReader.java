package org.mondeq.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.mondeq.io.InvalidInputException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Turns YAML text into a JSON tree and remembers the line of every key.
 *
 * <p>Works on the node graph rather than on a data binding, which would lose lines, resolve scalars
 * by YAML 1.1, and read an alias as a text. What aliases expand to is bounded.
 */
final class YamlReader {
  private static final int MAX_NODES = 10_000;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_NUMBER_LENGTH = 40;
  private static final int MAX_KEY_LENGTH = 200;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Map<String, Double> SPECIAL =
      Map.of(
          ".nan", Double.NaN,
          ".NaN", Double.NaN,
          ".inf", Double.POSITIVE_INFINITY,
          "-.inf", Double.NEGATIVE_INFINITY);

  private final String source;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private int nodes;

  private YamlReader(String source) {
    this.source = source;
  }

  /**
   * A parsed text.
   *
   * @param root the value, null nodes for nothing
   * @param lines the line of each dotted key, from 1
   */
  record Parsed(JsonNode root, Map<String, Integer> lines) {}

  /**
   * Parses one document.
   *
   * @param source what messages call the text
   * @throws InvalidInputException if it is not YAML, has a key twice, or expands to too much
   */
  static Parsed parse(String text, String source) {
    YamlReader reader = new YamlReader(source);
    Node root = compose(text, source);
    JsonNode tree = root == null ? NODES.nullNode() : reader.convert(root, "", 0);
    return new Parsed(tree, reader.lines);
  }

  private static Node compose(String text, String source) {
    try {
      return new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
    } catch (YAMLException e) {
      throw YamlFault.of(e, source, text);
    }
  }

  private JsonNode convert(Node node, String path, int depth) {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      throw fault(node, "more than " + MAX_NODES + " values or " + MAX_DEPTH + " levels");
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, path, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = NODES.arrayNode();
      for (Node element : sequence.getValue()) {
        array.add(convert(element, path + "[" + array.size() + "]", depth + 1));
      }
      return array;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
          ? plain(scalar.getValue())
          : NODES.textNode(scalar.getValue());
    }
    throw fault(node, "not YAML: an alias without its anchor");
  }

  private ObjectNode object(MappingNode mapping, String path, int depth) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        throw fault(entry.getKeyNode(), "expected a word as key");
      }
      String key = keyNode.getValue();
      if (key.length() > MAX_KEY_LENGTH) {
        throw fault(keyNode, "a key of more than " + MAX_KEY_LENGTH + " characters");
      }
      String full = path.isEmpty() ? key : path + "." + key;
      if (object.has(key)) {
        throw fault(keyNode, full + ": stands here twice, first in line " + lines.get(full));
      }
      lines.put(full, keyNode.getStartMark().getLine() + 1);
      object.set(key, convert(entry.getValueNode(), full, depth + 1));
    }
    return object;
  }

  private InvalidInputException fault(Node node, String what) {
    return new InvalidInputException(
        source + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
  }

  /** Resolves a scalar without quotes. */
  private static JsonNode plain(String text) {
    if (NULL.matcher(text).matches()) {
      return NODES.nullNode();
    }
    if (text.equals("true") || text.equals("false")) {
      return NODES.booleanNode(text.equals("true"));
    }
    if (SPECIAL.containsKey(text)) {
      return NODES.numberNode(SPECIAL.get(text));
    }
    if (text.length() > MAX_NUMBER_LENGTH) {
      return NODES.textNode(text);
    }
    if (WHOLE.matcher(text).matches()) {
      BigInteger value = new BigInteger(text);
      return value.bitLength() < Long.SIZE
          ? NODES.numberNode(value.longValue())
          : NODES.numberNode(value);
    }
    return DECIMAL.matcher(text).matches()
        ? NODES.numberNode(Double.parseDouble(text))
        : NODES.textNode(text);
  }
}
