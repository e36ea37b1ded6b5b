package org.mondeq.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.mondeq.io.Json;

/**
 * Every key of a configuration, read from the records that it is bound to: names, types and
 * defaults from the code, meanings from its documentation, of which the resource {@value #MEANINGS}
 * has a copy.
 */
public final class ConfigKeys {
  /** Copied from the sources, and compared with them, by a test. */
  public static final String MEANINGS = "keys.properties";

  private final List<ConfigKey> keys = new ArrayList<>();
  private final Properties meanings = meanings();

  private ConfigKeys() {}

  /**
   * The general keys, and those of sections, in the order of the records.
   *
   * @param sections the record of each section of the top level, by its name
   */
  public static ConfigKeys of(Map<String, Class<? extends Record>> sections) {
    ConfigKeys all = new ConfigKeys();
    ConfigTree empty = ConfigTree.empty();
    ExperimentConfig general = empty.bindGeneral(ExperimentConfig.class, sections.keySet());
    all.add("", ExperimentConfig.class, RecordTree.of(general));
    sections.forEach(
        (name, type) -> {
          all.keys.add(
              new ConfigKey(name, ExperimentConfig.class, type, Optional.empty(), all.text(name)));
          all.add(name, type, RecordTree.of(empty.bind(name, type)));
        });
    return all;
  }

  private void add(String path, Class<?> owner, ObjectNode defaults) {
    for (RecordComponent component : owner.getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Type type = unwrapped(component.getGenericType());
      var value = defaults.path(component.getName());
      Optional<String> given =
          value.isMissingNode() || value.isObject()
              ? Optional.empty()
              : Optional.of(value.isTextual() ? value.asText() : number(value.toString()));
      keys.add(new ConfigKey(name, owner, type, given, text(name)));
      if (type instanceof Class<?> plain && plain.isRecord()) {
        add(name, plain, value instanceof ObjectNode o ? o : Json.MAPPER.createObjectNode());
      }
    }
  }

  /** As people write it: 20 and 1e-4. */
  private static String number(String json) {
    return json.replaceAll("\\.0(?=[E,\\]]|$)", "").replace('E', 'e');
  }

  private static Type unwrapped(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
        ? generic.getActualTypeArguments()[0]
        : type;
  }

  private String text(String name) {
    return meanings.getProperty(name, "");
  }

  private static Properties meanings() {
    Properties meanings = new Properties();
    try (InputStream in = ConfigKeys.class.getResourceAsStream(MEANINGS)) {
      if (in != null) {
        meanings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program is unreadable", e);
    }
    return meanings;
  }

  /** All of them, sections before their keys. */
  public List<ConfigKey> all() {
    return List.copyOf(keys);
  }

  /** One of them. */
  public Optional<ConfigKey> find(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /** The keys of a section, and of sections in it. */
  public List<ConfigKey> within(String section) {
    return keys.stream().filter(key -> key.name().startsWith(section + ".")).toList();
  }

  /** The keys that are named nothing but this, in whatever sections. */
  public List<ConfigKey> called(String component) {
    return keys.stream().filter(key -> key.component().equals(component)).toList();
  }

  /** A JSON Schema of configuration files, for editors. */
  public ObjectNode schema() {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", "Configuration of mondeq");
    section(root);
    for (ConfigKey key : keys) {
      ObjectNode parent = root;
      int dot = key.name().lastIndexOf('.');
      if (dot > 0) {
        for (String part : key.name().substring(0, dot).split("\\.", -1)) {
          ObjectNode child = (ObjectNode) parent.path("properties").path(part);
          parent = child.has("anyOf") ? (ObjectNode) child.path("anyOf").path(0) : child;
        }
      }
      ((ObjectNode) parent.path("properties")).set(key.component(), schema(key));
    }
    return root;
  }

  private static ObjectNode schema(ConfigKey key) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    if (!key.isSection()) {
      node = key.schema();
    } else if (Values.parser((Class<?>) key.type()).isPresent()) {
      var either = node.putArray("anyOf");
      section(either.addObject());
      either.addObject().put("type", "string");
    } else {
      section(node);
    }
    if (!key.text().isEmpty()) {
      node.put("description", key.text());
    }
    return node;
  }

  private static void section(ObjectNode node) {
    node.put("type", "object");
    node.put("additionalProperties", false);
    node.putObject("properties");
  }

  /** Tables in Markdown. */
  public String markdown() {
    StringBuilder page = new StringBuilder("## General keys\n");
    table(keys.stream().filter(k -> !k.name().contains(".") && !k.isSection()).toList(), page);
    for (ConfigKey section : keys) {
      if (section.isSection()) {
        page.append("\n## `").append(section.name()).append("`\n");
        if (!section.meaning().isEmpty()) {
          String meaning = cell(section.meaning());
          page.append('\n').append(Character.toUpperCase(meaning.charAt(0)));
          page.append(meaning.substring(1)).append(".\n");
        }
        String prefix = section.name() + ".";
        table(
            within(section.name()).stream()
                .filter(key -> key.name().indexOf('.', prefix.length()) < 0 && !key.isSection())
                .toList(),
            page);
      }
    }
    return page.toString();
  }

  private static void table(List<ConfigKey> keys, StringBuilder page) {
    page.append("\n| key | values | default | meaning |\n| --- | --- | --- | --- |\n");
    for (ConfigKey key : keys) {
      page.append("| `").append(key.name()).append("` | ").append(cell(key.values()));
      page.append(" | ").append(cell(key.fallback())).append(" | ");
      page.append(cell(key.meaning())).append(" |\n");
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
