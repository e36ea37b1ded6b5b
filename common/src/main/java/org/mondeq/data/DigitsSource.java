package org.mondeq.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;

/**
 * 8 × 8 handwritten digits that come with the program: the Optical Recognition of Handwritten
 * Digits data set of E. Alpaydin and C. Kaynak (UCI, CC BY 4.0). The last {@value #TEST_SIZE} of
 * its 1,797 images are the test split. The folders of a {@link DataLocation} are not looked at.
 */
final class DigitsSource implements DataSource {
  private static final String RESOURCE = "digits.csv.gz";
  private static final int TEST_SIZE = 500;
  private static final int WHITE_LEVEL = 16;
  private static final DataSetInfo INFO =
      new DataSetInfo(
          "digits",
          new InputShape(1, 8, 8),
          10,
          new Normalization(List.of(0.3059), List.of(0.3755)));

  @Override
  public DataSetInfo info() {
    return INFO;
  }

  @Override
  public LabeledDataset load(Split split, DataLocation where) {
    List<CSVRecord> all = records();
    int border = all.size() - TEST_SIZE;
    List<CSVRecord> records =
        split == Split.TRAIN ? all.subList(0, border) : all.subList(border, all.size());
    int size = INFO.shape().size();
    byte[] pixels = new byte[records.size() * size];
    byte[] labels = new byte[records.size()];
    for (int i = 0; i < labels.length; i++) {
      CSVRecord row = records.get(i);
      for (int j = 0; j < size; j++) {
        pixels[i * size + j] = Byte.parseByte(row.get(j));
      }
      labels[i] = Byte.parseByte(row.get(size));
    }
    return new LabeledDataset(
        INFO.name(), INFO.shape(), INFO.classes(), WHITE_LEVEL, pixels, labels);
  }

  private static List<CSVRecord> records() {
    try (InputStream resource = DigitsSource.class.getResourceAsStream(RESOURCE);
        Reader reader =
            new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII)) {
      return CSVFormat.DEFAULT.parse(reader).getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + RESOURCE + " cannot be read", e);
    }
  }
}
