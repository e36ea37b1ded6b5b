package org.mondeq.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mondeq.io.InvalidInputException;

/**
 * Binds a section to a record: each component is a key. Nested records are nested sections, lists
 * are YAML lists, optional components may be left out, and so may boxed ones, which the record's
 * constructor then sees as null.
 */
final class RecordBinder {
  private final UnaryOperator<String> locate;
  private final Collection<String> otherKeys;

  /**
   * A binder.
   *
   * @param locate from a dotted key to where it was written
   * @param otherKeys keys of the outermost section that are none of the record's business
   */
  RecordBinder(UnaryOperator<String> locate, Collection<String> otherKeys) {
    this.locate = locate;
    this.otherKeys = otherKeys;
  }

  <T> T bind(JsonNode section, String path, Class<T> type) {
    return bind(section, path, type, otherKeys);
  }

  private <T> T bind(JsonNode section, String path, Class<T> type, Collection<String> others) {
    if (!section.isObject()) {
      return bindScalar(section, path, type);
    }
    RecordComponent[] components = type.getRecordComponents();
    rejectUnknown(section, path, components, others);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = components[i];
      JsonNode node = section.path(component.getName());
      String key = join(path, component.getName());
      values[i] =
          node.isMissingNode()
              ? absent(component, key)
              : value(node, key, component.getGenericType());
    }
    return construct(type, components, values, path);
  }

  /** A record with a static {@code parse(String)} may stand as one word in place of a section. */
  private <T> T bindScalar(JsonNode node, String path, Class<T> type) {
    if (!node.isTextual() || Values.parser(type).isEmpty()) {
      throw fault(path, "expected keys and values, got " + Values.describe(node));
    }
    return guarded(
        path, () -> type.cast(Values.parse(Values.parser(type).get(), node.textValue())));
  }

  private void rejectUnknown(
      JsonNode section, String path, RecordComponent[] components, Collection<String> others) {
    List<String> known =
        new ArrayList<>(Arrays.stream(components).map(RecordComponent::getName).toList());
    known.addAll(others);
    section
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw fault(join(path, key), "unknown key; " + Nearest.advice(key, known));
              }
            });
  }

  private Object absent(RecordComponent component, String key) {
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    if (component.getType().isPrimitive()) {
      throw fault(key, "missing");
    }
    return null;
  }

  private Object value(JsonNode node, String key, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Optional.class
          ? Optional.of(value(node, key, argument))
          : list(node, key, argument);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord() && !isText(node, plain)) {
      return node.isNull() ? null : bind(node, key, plain, List.of());
    }
    return guarded(key, () -> Values.convert(node, plain));
  }

  /** Whether a record is written as a text here, like a range of samples. */
  private static boolean isText(JsonNode node, Class<?> type) {
    return node.isValueNode() && !node.isNull() && Values.parser(type).isPresent();
  }

  private List<Object> list(JsonNode node, String key, Type element) {
    if (!node.isArray()) {
      throw fault(key, "expected a list, got " + Values.describe(node));
    }
    List<Object> values = new ArrayList<>();
    for (JsonNode child : node) {
      values.add(value(child, key + "[" + values.size() + "]", element));
    }
    return List.copyOf(values);
  }

  private <T> T construct(
      Class<T> type, RecordComponent[] components, Object[] values, String path) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidInputException known) {
        throw known;
      }
      if (e.getCause() instanceof IllegalArgumentException rejected) {
        throw rejected(rejected, components, path);
      }
      throw new IllegalStateException(type + " cannot be constructed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be constructed", e);
    }
  }

  private InvalidInputException rejected(
      IllegalArgumentException e, RecordComponent[] components, String path) {
    String message = String.valueOf(e.getMessage());
    int colon = message.indexOf(": ");
    String key = colon < 0 ? "" : message.substring(0, colon);
    String word = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    boolean known = Arrays.stream(components).anyMatch(c -> c.getName().equals(word));
    return known
        ? fault(join(path, key), message.substring(colon + 2), e)
        : fault(path, message, e);
  }

  private <T> T guarded(String key, java.util.function.Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (IllegalArgumentException e) {
      throw fault(key, e.getMessage(), e);
    }
  }

  private InvalidInputException fault(String key, String what) {
    return new InvalidInputException(text(key, what));
  }

  private InvalidInputException fault(String key, String what, Exception cause) {
    return new InvalidInputException(text(key, what), cause);
  }

  private String text(String key, String what) {
    return locate.apply(key) + ": " + (key.isEmpty() ? "" : key + ": ") + what;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
