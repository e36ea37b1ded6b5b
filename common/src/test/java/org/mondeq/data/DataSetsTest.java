package org.mondeq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.InvalidInputException;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;

class DataSetsTest {
  private static final DataLocation NOWHERE = DataLocation.of(Map.of());

  @Test
  void namesAllDataSets() {
    assertEquals(List.of("digits", "mnist", "fashion-mnist", "cifar10"), DataSets.names());
  }

  @Test
  void knowsShapesAndNormalization() {
    assertEquals(new InputShape(1, 28, 28), DataSets.info("mnist").shape());
    assertEquals(List.of(0.353), DataSets.info("fashion-mnist").normalization().std());
    assertEquals(List.of(0.4914, 0.4822, 0.4465), DataSets.info("cifar10").normalization().mean());
    assertEquals(List.of(0.3755), DataSets.info("digits").normalization().std());
  }

  @ParameterizedTest
  @CsvSource({"minst, mnist", "cifar-10, cifar10", "fashion, fashion-mnist", "Digits, digits"})
  void suggestsTheNearestName(String typed, String meant) {
    String message =
        assertThrows(InvalidInputException.class, () -> DataSets.info(typed)).getMessage();
    assertEquals(
        "data set \""
            + typed
            + "\": unknown, did you mean "
            + meant
            + "? There are digits, mnist, fashion-mnist, cifar10, csv:FILE, npz:FILE,"
            + " images:FOLDER",
        message);
  }

  @Test
  void suggestsNothingFar() {
    String message =
        assertThrows(InvalidInputException.class, () -> DataSets.info("weather")).getMessage();
    assertTrue(message.startsWith("data set \"weather\": unknown. There are digits, "), message);
  }

  @Test
  void digitsComeWithTheProgram() {
    LabeledDataset train = DataSets.load("digits", Split.TRAIN, NOWHERE);
    LabeledDataset test = DataSets.load("digits", Split.TEST, NOWHERE);
    assertEquals(1297, train.size());
    assertEquals(500, test.size());
    assertEquals(List.of(0, 1, 2), List.of(train.label(0), train.label(1), train.label(2)));
    assertEquals(8, test.label(499));
    Matrix first = train.pixels(0);
    assertEquals(5 / 16.0, first.get(0, 2));
    assertEquals(15 / 16.0, first.get(0, 11));
  }

  @Test
  void digitsArePixelsFromZeroToOne() {
    Matrix pixels = DataSets.load("digits", Split.TRAIN, NOWHERE).pixelRange(0, 1297);
    double low = 1;
    double high = 0;
    for (int i = 0; i < pixels.size(); i++) {
      low = Math.min(low, pixels.buffer().get(i));
      high = Math.max(high, pixels.buffer().get(i));
    }
    assertEquals(0, low);
    assertEquals(1, high);
  }

  @Test
  void checksumTellsDataApart() {
    String train = DataSets.load("digits", Split.TRAIN, NOWHERE).checksum();
    assertEquals(train, DataSets.load("digits", Split.TRAIN, NOWHERE).checksum());
    InputShape shape = new InputShape(1, 1, 2);
    byte[] labels = {0};
    assertEquals(
        DataFiles.sha256(new byte[] {3, 4, 0}),
        new LabeledDataset("x", shape, 2, 255, new byte[] {3, 4}, labels).checksum());
  }

  @Test
  void missingFilesOfADataDirAreNamed(@TempDir Path folder) {
    for (String name : List.of("mnist", "fashion-mnist", "cifar10")) {
      String message =
          assertThrows(
                  InvalidInputException.class,
                  () -> DataSets.load(name, Split.TEST, NOWHERE.withDataDir(folder)))
              .getMessage();
      assertTrue(message.startsWith("--data-dir " + folder + ": no t"), message);
    }
  }
}
