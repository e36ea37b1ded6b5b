package org.mondeq.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;

/**
 * Converts single values of a configuration: numbers, truth values, texts, paths, constants of
 * enumerations (in lower case), and classes with a static {@code parse(String)}.
 *
 * <p>A fault is an {@link IllegalArgumentException} that starts with "expected".
 */
final class Values {
  private static final int SHOWN = 40;

  private Values() {}

  /** What stands there, for a message. */
  static String describe(JsonNode node) {
    if (node.isNull() || node.isMissingNode() || (node.isTextual() && node.asText().isBlank())) {
      return "nothing";
    }
    if (node.isArray()) {
      return "a list";
    }
    if (node.isObject()) {
      return "a section";
    }
    String text = node.asText().replaceAll("\\p{Cntrl}", " ");
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return node.isTextual() ? "\"" + shown + "\"" : shown;
  }

  static Object convert(JsonNode node, Class<?> type) {
    if (type == Integer.class || type == int.class) {
      require(node.canConvertToInt() && node.isIntegralNumber(), "a whole number", node);
      return node.intValue();
    }
    if (type == Long.class || type == long.class) {
      require(node.canConvertToLong() && node.isIntegralNumber(), "a whole number", node);
      return node.longValue();
    }
    if (type == Double.class || type == double.class) {
      return number(node);
    }
    if (type == Boolean.class || type == boolean.class) {
      require(node.isBoolean(), "true or false", node);
      return node.booleanValue();
    }
    if (type.isEnum()) {
      return constant(node, type);
    }
    require(node.isTextual() || node.isIntegralNumber(), "a text", node);
    return ofText(node, type);
  }

  private static Object ofText(JsonNode node, Class<?> type) {
    require(!node.asText().isBlank(), "a text", node);
    if (type == String.class) {
      return node.asText();
    }
    if (type == Path.class) {
      try {
        return FilePath.of(node.asText());
      } catch (InvalidInputException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return parser(type)
        .map(parser -> parse(parser, node.asText()))
        .orElseThrow(() -> new IllegalStateException("not a type for configurations: " + type));
  }

  /** A finite number, or a fraction of two as text: {@code 2/255}. */
  private static double number(JsonNode node) {
    double value = Double.NaN;
    if (node.isNumber()) {
      value = node.doubleValue();
    } else if (node.isTextual() && node.asText().matches("[0-9.]{1,20}/[0-9.]{1,20}")) {
      String text = node.asText();
      int slash = text.indexOf('/');
      try {
        value =
            Double.parseDouble(text.substring(0, slash))
                / Double.parseDouble(text.substring(slash + 1));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected a number, got " + describe(node), e);
      }
    }
    require(Double.isFinite(value), "a finite number", node);
    return value;
  }

  private static Object constant(JsonNode node, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (node.isTextual() && word(constant).equals(node.asText())) {
        return constant;
      }
    }
    String words = Arrays.stream(constants).map(Values::word).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("expected one of " + words + ", got " + describe(node));
  }

  /** How a constant of an enumeration is written. */
  static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The static {@code parse(String)} of a type. */
  static Optional<Method> parser(Class<?> type) {
    try {
      Method method = type.getMethod("parse", String.class);
      return Modifier.isStatic(method.getModifiers()) ? Optional.of(method) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  static Object parse(Method parser, String text) {
    try {
      return parser.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidInputException
          || e.getCause() instanceof IllegalArgumentException) {
        throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
      }
      throw new IllegalStateException(parser + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(parser + " is not accessible", e);
    }
  }

  private static void require(boolean condition, String expected, JsonNode node) {
    if (!condition) {
      throw new IllegalArgumentException("expected " + expected + ", got " + describe(node));
    }
  }
}
