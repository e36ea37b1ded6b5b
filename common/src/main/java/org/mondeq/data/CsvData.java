package org.mondeq.data;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mondeq.io.Errors;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;

/**
 * A table: one sample in each row, features and a label. The label is in the column {@code label},
 * or else the last one; labels are any texts. A first row that holds no numbers names the columns.
 * Rows labelled {@code lower} and {@code upper} hold the range of each feature; without them it is
 * [0, 1].
 */
final class CsvData {
  private static final int LIMIT = 1 << 26;
  private static final int MAX_CLASSES = 256;
  private static final String LABEL = "label";

  private final Path file;
  private final String name;
  private final List<CSVRecord> rows = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private int labelColumn;
  private double[] lower;
  private double[] upper;

  private CsvData(Path file, String name) {
    this.file = file;
    this.name = name;
  }

  /**
   * Reads a table.
   *
   * @throws InvalidInputException naming the file, the row and the column that is wrong
   */
  static OwnData.Parts read(Path file, String name) {
    CsvData data = new CsvData(file, name);
    data.parse();
    data.ranges();
    return OwnData.Parts.split(data.dataset());
  }

  private void parse() {
    try (Reader reader = new StringReader(text());
        CSVParser parser =
            CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get()
                .parse(reader)) {
      parser.forEach(rows::add);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": " + Errors.reason(e), e);
    } catch (java.io.UncheckedIOException e) {
      throw new InvalidInputException(file + ": " + Errors.reason(e.getCause()), e);
    }
    if (rows.isEmpty() || rows.get(0).size() < 2) {
      throw new InvalidInputException(file + ": expected rows of features and a label");
    }
    CSVRecord first = rows.get(0);
    boolean header = IntStream.range(0, first.size() - 1).noneMatch(i -> isNumber(first.get(i)));
    for (int i = 0; i < first.size(); i++) {
      columns.add(header ? first.get(i) : Integer.toString(i + 1));
    }
    if (header) {
      rows.remove(0);
    }
    int named = columns.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList().indexOf(LABEL);
    labelColumn = named >= 0 ? named : columns.size() - 1;
    for (CSVRecord row : rows) {
      if (row.size() != columns.size()) {
        throw fault(row, "expected " + columns.size() + " cells, got " + row.size());
      }
    }
  }

  private String text() {
    try {
      ByteBuffer bytes = FileBytes.read(file, LIMIT).buffer();
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + ": not in UTF-8", e);
    }
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false; // the question was just that
    }
  }

  private void ranges() {
    lower = new double[columns.size()];
    upper = new double[columns.size()];
    Arrays.fill(upper, 1);
    CSVRecord low = taken("lower");
    CSVRecord high = taken("upper");
    if ((low == null) != (high == null)) {
      throw new InvalidInputException(file + ": expected both rows, lower and upper, or neither");
    }
    for (int c : low == null ? new int[0] : features()) {
      lower[c] = number(low, c);
      upper[c] = number(high, c);
      if (!(lower[c] < upper[c])) {
        throw fault(high, columns.get(c) + ": expected more than lower, " + lower[c]);
      }
    }
  }

  /** Removes the row of this label; null if there is none. */
  private CSVRecord taken(String label) {
    List<CSVRecord> found =
        rows.stream().filter(row -> row.get(labelColumn).equals(label)).toList();
    if (found.size() > 1) {
      throw fault(found.get(1), "a second row " + label);
    }
    rows.removeAll(found);
    return found.isEmpty() ? null : found.get(0);
  }

  private int[] features() {
    return IntStream.range(0, columns.size()).filter(c -> c != labelColumn).toArray();
  }

  private double number(CSVRecord row, int column) {
    String text = row.get(column);
    double value = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw fault(row, columns.get(column) + ": expected a number, got \"" + text + "\"");
    }
    return value;
  }

  private LabeledDataset dataset() {
    List<String> classes = classes();
    int[] features = features();
    double[] values = new double[Math.multiplyExact(rows.size(), features.length)];
    int[] labels = new int[rows.size()];
    int next = 0;
    for (int i = 0; i < labels.length; i++) {
      CSVRecord row = rows.get(i);
      labels[i] = classes.indexOf(row.get(labelColumn));
      for (int c : features) {
        double value = number(row, c);
        if (value < lower[c] || value > upper[c]) {
          throw fault(
              row,
              String.format(
                  Locale.ROOT,
                  "%s: %s is outside [%s, %s]; rows labelled lower and upper give the range",
                  columns.get(c),
                  value,
                  lower[c],
                  upper[c]));
        }
        values[next++] = Math.min(1, (value - lower[c]) / (upper[c] - lower[c]));
      }
    }
    InputShape shape = new InputShape(features.length, 1, 1);
    return LabeledDataset.of(name, shape, classes.size(), values, labels);
  }

  private List<String> classes() {
    TreeSet<String> classes = new TreeSet<>(CsvData::compare);
    rows.forEach(row -> classes.add(row.get(labelColumn)));
    if (classes.size() < 2 || classes.size() > MAX_CLASSES) {
      throw new InvalidInputException(
          file + ": expected 2 to " + MAX_CLASSES + " labels, got " + classes.size());
    }
    return List.copyOf(classes);
  }

  /** Numbers by their size, before other texts. */
  private static int compare(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      int order = Double.compare(Double.parseDouble(a), Double.parseDouble(b));
      return order != 0 ? order : a.compareTo(b);
    }
    return isNumber(a) == isNumber(b) ? a.compareTo(b) : isNumber(a) ? -1 : 1;
  }

  private InvalidInputException fault(CSVRecord row, String what) {
    return new InvalidInputException(file + ": row " + row.getRecordNumber() + ": " + what);
  }
}
