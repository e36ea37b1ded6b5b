package org.mondeq.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mondeq.interchange.file.ForeignEntry;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;

/** The names that one kind of program gives to the arrays of a model. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are made by Map.of
enum KeyFamily {
  /** The layers of monotone operator networks as published for PyTorch: P = A, Q = B. */
  LAYERS(
      "layers of PyTorch: linear_module and Wout",
      true,
      Map.of(
          "linear_module.U.weight", "U",
          "linear_module.U.bias", "b",
          "linear_module.A.weight", "P",
          "linear_module.B.weight", "Q",
          "Wout.weight", "V",
          "Wout.bias", "v"),
      Map.of("linear_module.g", "g", "linear_module.h", "h")),
  /** A layer that learns m: {@code W = (1 − m) I − AᵀA + S − Sᵀ}, m = softplus(m_raw) + 1e-4. */
  CORE(
      "layers of PyTorch: core and classifier",
      true,
      Map.of(
          "core.U", "U",
          "core.b", "b",
          "core.A", "P",
          "core.S", "Q",
          "core.m_raw", "m_raw",
          "classifier.weight", "V",
          "classifier.bias", "v"),
      Map.of()),
  /** The names of Chen et al.: P = A, Q = B, V = C. */
  LETTERS(
      "A, B, U, u, C, c",
      false,
      Map.of("U", "U", "u", "b", "A", "P", "B", "Q", "C", "V", "c", "v"),
      Map.of("m", "m")),
  /** The names of this program's own files. */
  OWN(
      "U, b, P, Q, V, v",
      false,
      Map.of("U", "U", "b", "b", "P", "P", "Q", "Q", "V", "V", "v", "v"),
      Map.of("m", "m"));

  private final String words;
  private final boolean prefixed;
  private final Map<String, String> required;
  private final Map<String, String> optional;

  KeyFamily(
      String words, boolean prefixed, Map<String, String> required, Map<String, String> optional) {
    this.words = words;
    this.prefixed = prefixed;
    this.required = required;
    this.optional = optional;
  }

  /**
   * The arrays of a file.
   *
   * @param family whose names they had
   * @param arrays by the names of the model, as U and P, and m, m_raw, g, h where there are any
   * @param rows what was found, in the order of the file
   */
  record Match(KeyFamily family, Map<String, NpyArray> arrays, List<ImportedModel.Key> rows) {}

  /** What a user may call the family. */
  String words() {
    return words;
  }

  /**
   * The arrays of a file, under the names of the family that most of its keys belong to.
   *
   * @param ignoreUnknown whether keys that belong to no array are ignored
   * @throws InvalidInputException naming a key that is missing, unknown, or there twice with other
   *     numbers
   */
  static Match match(ForeignFile file, boolean ignoreUnknown) {
    KeyFamily best =
        Arrays.stream(values())
            .max(Comparator.comparingLong((KeyFamily family) -> family.found(file).size()))
            .orElseThrow();
    if (best.found(file).isEmpty()) {
      String keys = file.entries().isEmpty() ? "none" : String.join(", ", file.entries().keySet());
      throw new InvalidInputException(
          file.file() + ": no known key; expected such as mon.linear_module.A.weight, got " + keys);
    }
    return best.arrays(file, ignoreUnknown);
  }

  private Set<String> found(ForeignFile file) {
    Set<String> found = new LinkedHashSet<>();
    for (String key : file.entries().keySet()) {
      String array = array(key);
      if (required.containsValue(array)) {
        found.add(array);
      }
    }
    return found;
  }

  /** The array that a key is, maybe after the name of the module that holds it; empty if none. */
  private String array(String key) {
    for (Map<String, String> names : List.of(required, optional)) {
      for (Map.Entry<String, String> name : names.entrySet()) {
        if (key.equals(name.getKey()) || (prefixed && key.endsWith("." + name.getKey()))) {
          return name.getValue();
        }
      }
    }
    return "";
  }

  private Match arrays(ForeignFile file, boolean ignoreUnknown) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    List<ImportedModel.Key> rows = new ArrayList<>();
    file.entries()
        .forEach(
            (key, entry) -> {
              String array = array(key);
              if (array.isEmpty()) {
                requireIgnored(file, key, ignoreUnknown);
              } else {
                add(file, key, entry, arrays);
              }
              rows.add(new ImportedModel.Key(key, array, shape(entry)));
            });
    for (Map.Entry<String, String> name : required.entrySet()) {
      if (!arrays.containsKey(name.getValue())) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: %s: missing, the array %s of the family %s",
                file.file(),
                name.getKey(),
                name.getValue(),
                words));
      }
    }
    return new Match(this, arrays, rows);
  }

  private static String shape(ForeignEntry entry) {
    return entry instanceof ForeignEntry.Numbers numbers
        ? Arrays.toString(numbers.array().shape())
        : ((ForeignEntry.Other) entry).kind();
  }

  /** A layer that would be left out may be what the network computes with. */
  private void requireIgnored(ForeignFile file, String key, boolean ignoreUnknown) {
    if (!ignoreUnknown) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: unknown key in the family %s; --ignore-unknown leaves such keys out",
              file.file(),
              key,
              words));
    }
  }

  private void add(ForeignFile file, String key, ForeignEntry entry, Map<String, NpyArray> arrays) {
    if (!(entry instanceof ForeignEntry.Numbers numbers)) {
      String kind = ((ForeignEntry.Other) entry).kind();
      throw new InvalidInputException(
          file.file() + ": " + key + ": expected an array of numbers, got " + kind);
    }
    NpyArray array = numbers.array();
    NpyArray known = arrays.putIfAbsent(array(key), array);
    boolean same =
        known == null
            || (Arrays.equals(known.shape(), array.shape())
                && Arrays.equals(known.values(), array.values()));
    if (!same) {
      throw new InvalidInputException(
          file.file() + ": " + key + ": other numbers than under another key of the same array");
    }
  }
}
