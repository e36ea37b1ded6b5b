package org.mondeq.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line what Jackson has found wrong: the key, what was expected, and what is there. */
final class JsonFault {
  private static final int SHOWN = 40;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");
  private static final Pattern NO_NUMBER =
      Pattern.compile("Non-standard token '([^']*)'.*|Unrecognized token '([^']*)'.*");
  private static final Pattern CHARACTER =
      Pattern.compile("Unexpected character \\('?(.*?)'? ?\\(?code ([0-9]+).*");

  /** The beginnings of other messages of its parser, and what they mean. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "Unexpected end-of-input", "ends too early",
          "Unexpected close marker", "brackets that do not match",
          "No content", "empty",
          "Invalid numeric value", "expected a number, got one that is none",
          "Numeric value", "expected a smaller number",
          "Illegal unquoted character", "a control character in a text",
          "Unrecognized character escape", "an unknown escape in a text",
          "Document nesting depth", "expected fewer levels",
          "Number value length", "expected a shorter number",
          "Invalid UTF", "not in UTF-8");

  private final JsonProcessingException fault;
  private final String text;

  /** The fault of a text. */
  JsonFault(JsonProcessingException fault, String text) {
    this.fault = fault;
    this.text = text;
  }

  String reason() {
    return Printable.line(words());
  }

  private String words() {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return key(unknown)
          + ": unknown key; expected one of "
          + new TreeSet<>(unknown.getKnownPropertyIds());
    }
    if (fault instanceof ValueInstantiationException instantiation && fault.getCause() != null) {
      return rejected(key(instantiation), String.valueOf(fault.getCause().getMessage()));
    }
    if (fault instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      Class<?> type = mismatch.getTargetType();
      String expected = type == null ? "another value" : word(type);
      return key(mismatch)
          + ": expected "
          + expected
          + got(mismatch.getPath()).map(x -> ", got " + x).orElse("");
    }
    return unreadable(fault.getOriginalMessage().lines().findFirst().orElse(""));
  }

  /** The message of a record's constructor, which may begin with a key of its own. */
  private static String rejected(String key, String message) {
    if (key.isEmpty()) {
      return message;
    }
    return key + (message.matches("[a-zA-Z]+: .*") ? "." : ": ") + message;
  }

  /** What the text means that is no JSON, or has a key twice. */
  private String unreadable(String message) {
    Matcher twice = TWICE.matcher(message);
    if (twice.lookingAt()) {
      return path().orElse(twice.group(1)) + ": stands there twice" + place();
    }
    String where = path().map(key -> key + ": ").orElse("");
    Matcher token = NO_NUMBER.matcher(message);
    if (token.matches()) {
      String got = token.group(1) == null ? token.group(2) : token.group(1);
      String expected = token.group(1) == null ? "a value" : "a number";
      return where + "expected " + expected + ", got " + shortened(got) + place();
    }
    Matcher character = CHARACTER.matcher(message);
    if (character.matches()) {
      int code = Integer.parseInt(character.group(2));
      return code == BYTE_ORDER_MARK
          ? "begins with a byte order mark, expected UTF-8 without one"
          : where + "not JSON: unexpected " + shown(code) + place();
    }
    if (message.startsWith("Trailing token")) {
      return "more after its end" + place();
    }
    return MEANINGS.entrySet().stream()
        .filter(meaning -> message.startsWith(meaning.getKey()))
        .map(meaning -> where + meaning.getValue() + place())
        .findFirst()
        .orElse(where + "not JSON" + place());
  }

  private static String shown(int code) {
    return Printable.isPlain(code)
        ? "'" + Character.toString(code) + "'"
        : String.format(Locale.ROOT, "character U+%04X", code);
  }

  private String place() {
    JsonLocation location = fault.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  /** The dotted key at which the parser stands, if it stands at one. */
  private Optional<String> path() {
    if (!(fault.getProcessor() instanceof JsonParser parser)) {
      return Optional.empty();
    }
    StringBuilder path = new StringBuilder();
    JsonPointer pointer = parser.getParsingContext().pathAsPointer();
    while (pointer != null && !pointer.matches()) {
      append(path, pointer.getMatchingProperty(), pointer.getMatchingIndex());
      pointer = pointer.tail();
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
  }

  private static String key(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    e.getPath().forEach(step -> append(path, step.getFieldName(), step.getIndex()));
    return path.toString();
  }

  private static void append(StringBuilder path, String name, int index) {
    if (name == null || index >= 0) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
  }

  /** What stands at the key of a mismatch, in a text that is JSON. */
  private Optional<String> got(List<JsonMappingException.Reference> path) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // something after it is wrong as well
    }
    for (JsonMappingException.Reference step : path) {
      node =
          step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
    }
    if (node.isArray()) {
      return Optional.of("a list");
    }
    if (node.isObject()) {
      return Optional.of("keys and values");
    }
    String shown = shortened(node.asText());
    return node.isMissingNode()
        ? Optional.of("nothing")
        : Optional.of(node.isTextual() ? '"' + shown + '"' : shown);
  }

  private static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  private static String word(Class<?> type) {
    if (List.of(Integer.class, int.class, Long.class, long.class).contains(type)) {
      return "a whole number";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    boolean section = type.isRecord() || Map.class.isAssignableFrom(type);
    return section ? "keys and values" : type == String.class ? "a text" : "another value";
  }
}
