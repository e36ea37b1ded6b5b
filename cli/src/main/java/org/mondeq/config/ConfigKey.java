package org.mondeq.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mondeq.io.Json;

/**
 * A key of a configuration.
 *
 * @param name dotted, as in {@code train.epochs}
 * @param owner the record that has it as a component
 * @param type of that component, but for a section that of its record
 * @param given its default as the code gives it; empty if it gives none
 * @param text what the record's documentation says of it
 */
public record ConfigKey(
    String name, Class<?> owner, Type type, Optional<String> given, String text) {
  private static final Pattern DEFAULT = Pattern.compile("(.*?)[;,] default (.*)");

  /** The key that takes one value or a list of them, each of which is a run of its own. */
  private static final String LISTED = "epsilon";

  private static final String FRACTION = "^[0-9.]{1,20}/[0-9.]{1,20}$";

  /** The last part of the name. */
  public String component() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether it is a section: a record of further keys. */
  public boolean isSection() {
    return type instanceof Class<?> plain && plain.isRecord();
  }

  /** What values it takes, in words. */
  public String values() {
    return name.equals(LISTED) ? words(type) + ", or several" : words(type);
  }

  /** Its default in words; "none" if it has none. */
  public String fallback() {
    String documented = documentedDefault().orElse("none");
    // The number of processors is one on each machine.
    return documented.contains("number of processors") ? documented : given.orElse(documented);
  }

  /** The default that the documentation names, if it does. */
  public Optional<String> documentedDefault() {
    Matcher matcher = DEFAULT.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  /** What it means, without a default that is nothing but a value. */
  public String meaning() {
    Matcher matcher = DEFAULT.matcher(text);
    boolean plain = matcher.matches() && !matcher.group(2).matches(".*([.:] |\\().*");
    return plain ? matcher.group(1) : text;
  }

  private static String words(Type type) {
    if (type instanceof ParameterizedType generic) {
      String inner = words(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == List.class ? "a list, each " + inner : inner;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      List<String> constants = Arrays.stream(plain.getEnumConstants()).map(Values::word).toList();
      return "one of " + String.join(", ", constants);
    }
    if (plain.isRecord()) {
      return "a section";
    }
    return switch (plain.getSimpleName()) {
      case "Integer", "Long", "int", "long" -> "a whole number";
      case "Double", "double" -> "a number or a fraction such as 2/255";
      case "Boolean", "boolean" -> "true or false";
      case "Path" -> "a path";
      case "SampleRange" -> "indices such as 0-9,20";
      case "Shard" -> "a part such as 0/3";
      default -> "a text";
    };
  }

  /** A JSON Schema of the values of a key that is no section. */
  ObjectNode schema() {
    ObjectNode node = schema(type);
    if (name.equals(LISTED)) {
      ArrayNode either = (ArrayNode) node.path("anyOf");
      ObjectNode one = schema(type);
      either.addObject().put("type", "string").put("pattern", "^[0-9./]+( *, *[0-9./]+)+$");
      either.addObject().put("type", "array").put("minItems", 1).set("items", one);
    }
    return node;
  }

  private static ObjectNode schema(Type type) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      ObjectNode inner = schema(generic.getActualTypeArguments()[0]);
      if (generic.getRawType() != List.class) {
        return inner;
      }
      node.put("type", "array").set("items", inner);
      return node;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      ArrayNode words = node.putArray("enum");
      Arrays.stream(plain.getEnumConstants()).map(Values::word).forEach(words::add);
    } else if (plain == Integer.class || plain == Long.class) {
      node.put("type", "integer");
    } else if (plain == Double.class) {
      ArrayNode either = node.putArray("anyOf");
      either.addObject().put("type", "number");
      either.addObject().put("type", "string").put("pattern", FRACTION);
    } else if (plain == Boolean.class) {
      node.put("type", "boolean");
    } else if (plain == Path.class) {
      node.put("type", "string");
    } else {
      node.putArray("type").add("string").add("integer");
    }
    return node;
  }
}
