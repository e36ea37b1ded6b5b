package org.mondeq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.InputShape;

/** Data of the user: tables, arrays and folders of images. */
class OwnDataTest {
  private static final DataLocation ANYWHERE = DataLocation.of(Map.of());

  @TempDir private Path folder;

  private String csv(String text) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    return "csv:" + file;
  }

  private static LabeledDataset load(String name, Split split) {
    return DataSets.load(name, split, ANYWHERE);
  }

  private static String refusal(String name) {
    return assertThrows(InvalidInputException.class, () -> load(name, Split.TRAIN)).getMessage();
  }

  @Test
  void tablesHaveRangesAndAnyLabels() throws IOException {
    String name =
        csv(
            """
            age,label,income
            0,lower,-10
            100,upper,10
            25,no,0
            50,yes,5
            0,no,-10
            100,yes,10
            75,no,2
            10,yes,-5
            """);
    DataSetInfo info = DataSets.info(name);
    assertEquals(new InputShape(2, 1, 1), info.shape());
    assertEquals(2, info.classes());
    LabeledDataset train = load(name, Split.TRAIN);
    LabeledDataset test = load(name, Split.TEST);
    assertEquals(5, train.size());
    assertEquals(1, test.size());
    assertArrayEquals(new double[] {0.25, 0.5}, train.pixels(0).toArray());
    assertArrayEquals(new double[] {1, 1}, train.pixels(3).toArray());
    assertArrayEquals(new double[] {0.75, 0.6}, test.pixels(0).toArray());
    assertEquals(List.of(0, 1), List.of(train.label(0), train.label(1)));
    assertEquals((0.25 + 0.5 + 0 + 1 + 0.1) / 5, info.normalization().mean().get(0), 1e-15);
    assertNotEquals(train.checksum(), test.checksum());
  }

  @Test
  void tablesNeedNoHeader() throws IOException {
    String name = csv("0.5,10\n0.25,2\n0,10\n1,2\n0.125,10\n");
    assertArrayEquals(new double[] {0.5}, load(name, Split.TRAIN).pixels(0).toArray());
    assertEquals(1, load(name, Split.TRAIN).label(0), "2 comes before 10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,label;1,0,x;z,0,y | t.csv: row 3: a: expected a number, got \"z\"",
        "a,b,label;1,0,x;1,y   | t.csv: row 3: expected 3 cells, got 2",
        "0.5,0;7,1             | t.csv: row 2: 1: 7.0 is outside [0.0, 1.0]",
        "0.5,0;NaN,1           | t.csv: row 2: 1: expected a number, got \"NaN\"",
        "0.5,0;0.25,0          | t.csv: expected 2 to 256 labels, got 1",
        "0,lower;1,0;0,1       | t.csv: expected both rows, lower and upper",
        "1,lower;1,upper;1,1   | t.csv: row 2: 1: expected more than lower",
        "0.5,0;0.25,1          | expected at least 5 samples, got 2"
      })
  void faultsOfTablesNameTheRow(String rows, String message) throws IOException {
    String refused = refusal(csv(rows.replace(";", "\n")));
    assertTrue(refused.contains(message), refused);
  }

  private String npz(Map<String, NpyArray> arrays) {
    Path file = folder.resolve("d.npz");
    Npz.of(arrays, Map.of()).write(file);
    return "npz:" + file;
  }

  private static Map<String, NpyArray> arrays() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("x_train", NpyArray.of(new double[] {0, 51, 102, 255, 255, 0}, 3, 1, 2));
    arrays.put("y_train", NpyArray.of(new double[] {0, 2, 1}, 3));
    arrays.put("x_test", NpyArray.of(new double[] {255, 51}, 1, 1, 2));
    arrays.put("y_test", NpyArray.of(new double[] {2}, 1));
    arrays.put("upper", NpyArray.of(new double[] {255}));
    return arrays;
  }

  @Test
  void arraysHaveTwoPartsAndARange() {
    String name = npz(arrays());
    assertEquals(new InputShape(1, 1, 2), DataSets.info(name).shape());
    assertEquals(3, DataSets.info(name).classes());
    assertArrayEquals(new double[] {0.4, 1, 1, 0}, load(name, Split.TRAIN).pixels(1, 2).toArray());
    assertArrayEquals(new double[] {1, 0.2}, load(name, Split.TEST).pixels(0).toArray());
    assertEquals(2, load(name, Split.TEST).label(0));
  }

  @Test
  void faultsOfArraysNameTheRow() {
    Map<String, NpyArray> noRange = arrays();
    noRange.remove("upper");
    assertTrue(refusal(npz(noRange)).contains("x_train: row 0: 51.0 is outside [0.0, 1.0]"));
    Map<String, NpyArray> noLabels = arrays();
    noLabels.remove("y_test");
    assertTrue(refusal(npz(noLabels)).contains("y_test: missing array"));
    Map<String, NpyArray> half = arrays();
    half.put("y_train", NpyArray.of(new double[] {0, 0.5, 1}, 3));
    assertTrue(refusal(npz(half)).contains("y_train: row 1: expected a whole number"));
    Map<String, NpyArray> other = arrays();
    other.put("x_test", NpyArray.of(new double[] {1, 2, 3}, 1, 1, 3));
    assertTrue(refusal(npz(other)).contains("x_test: expected shape [1, 1, 2]"));
  }

  private void image(String path, int width, int height, int type, int rgb) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, height, type);
    image.setRGB(1, 0, rgb);
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void foldersOfImagesAreClasses() throws IOException {
    for (String path : List.of("train/cat/1.png", "train/dog/1.png", "test/dog/2.png")) {
      image(path, 12, 20, BufferedImage.TYPE_INT_RGB, path.contains("cat") ? 0xff3300 : 0x0000ff);
    }
    String name = "images:" + folder;
    assertEquals(new InputShape(3, 20, 12), DataSets.info(name).shape());
    LabeledDataset train = load(name, Split.TRAIN);
    assertEquals(List.of(0, 1), List.of(train.label(0), train.label(1)));
    assertEquals(1, load(name, Split.TEST).label(0));
    assertEquals(1, train.pixels(0).get(0, 1), "red, second pixel of the first row");
    assertEquals(0.2, train.pixels(0).get(0, 240 + 1), 1e-15);
    assertEquals(1, train.pixels(1).get(0, 480 + 1));
    image("train/dog/small.png", 12, 19, BufferedImage.TYPE_INT_RGB, 0);
    String refused = refusal(name);
    assertTrue(refused.contains("small.png: expected [channels, height, width] [3, 20, 12]"));
    Files.writeString(folder.resolve("train/dog/small.png"), "no image");
    assertTrue(refusal(name).contains("small.png: no image of a format that Java reads"));
  }

  @Test
  void greyImagesWithoutATestPartAreSplit() throws IOException {
    for (int i = 0; i < 5; i++) {
      image("a/" + i + ".png", 3, 2, BufferedImage.TYPE_BYTE_GRAY, 0xffffff);
      image("b/" + i + ".png", 3, 2, BufferedImage.TYPE_BYTE_GRAY, 0);
    }
    String name = "images:" + folder;
    assertEquals(new InputShape(1, 2, 3), DataSets.info(name).shape());
    assertEquals(8, load(name, Split.TRAIN).size());
    assertEquals(2, load(name, Split.TEST).size());
    assertEquals(1, load(name, Split.TRAIN).pixels(0).get(0, 1));
    assertTrue(refusal("images:" + folder.resolve("a")).contains("expected 2 to 256 folders"));
  }
}
