package org.mondeq.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.testing.RandomModels;

/** Boxes for a model of inputs {@code [2, 1, 3]} and three classes. */
class BoxesTest {
  private static final ModelSpec SPEC =
      RandomModels.of(new Random(1), new Architecture.Dense(4), new InputShape(2, 1, 3), 3).spec();

  /** Predicts 2 where the first pixel is above a half, else 1. */
  private static int[] predict(Matrix pixels) {
    int[] classes = new int[pixels.rows()];
    Arrays.setAll(classes, row -> pixels.get(row, 0) > 0.5 ? 2 : 1);
    return classes;
  }

  @TempDir private Path folder;
  private Path file;
  private final Map<String, NpyArray> arrays = new LinkedHashMap<>();

  @BeforeEach
  void fill() {
    file = folder.resolve("b.npz");
    put("lower", new double[12], 2, 6);
    double[] upper = new double[12];
    Arrays.fill(upper, 0.5);
    upper[6] = 1;
    put("upper", upper, 2, 6);
    arrays.get("lower").values()[6] = 0.25;
  }

  private void put(String name, double[] values, int... shape) {
    arrays.put(name, NpyArray.of(values, shape));
  }

  private Boxes read() {
    Npz.of(arrays, Map.of()).write(file);
    return Boxes.read(file, SPEC, BoxesTest::predict);
  }

  private String fault() {
    String message = assertThrows(InvalidInputException.class, this::read).getMessage();
    assertEquals(1, message.lines().count());
    assertEquals(file + ": ", message.substring(0, file.toString().length() + 2));
    return message.substring(file.toString().length() + 2);
  }

  @Test
  void keepsTheBoundsExactly() {
    Boxes boxes = read();
    assertEquals(2, boxes.size());
    assertArrayEquals(new double[] {0.25, 0, 0, 0, 0, 0}, boxes.box(1).lowPixels());
    assertArrayEquals(new double[] {1, 0.5, 0.5, 0.5, 0.5, 0.5}, boxes.box(1).highPixels());
    assertArrayEquals(
        new double[] {0.625, 0.25, 0.25, 0.25, 0.25, 0.25}, boxes.pixels(0, 1).row(1));
  }

  @Test
  void labelsAreThePredictionsAtTheCentresUnlessGiven() {
    Boxes boxes = read();
    assertEquals(1, boxes.label(0));
    assertEquals(2, boxes.label(1));
    put("labels", new double[] {0, 1}, 2);
    Boxes labelled = read();
    assertEquals(0, labelled.label(0));
    assertEquals(1, labelled.label(1));
    assertNotEquals(boxes.checksum(), labelled.checksum());
  }

  @Test
  void acceptsEveryShapeOfOneOrMoreInputs() {
    String checksum = read().checksum();
    for (int[] shape : new int[][] {{2, 6}, {2, 2, 1, 3}, {2, 2, 3}, {2, 1, 6}, {2, 2, 1, 3, 1}}) {
      put("lower", arrays.get("lower").values(), shape);
      put("upper", arrays.get("upper").values(), shape);
      assertEquals(2, read().size());
      assertEquals(checksum, read().checksum(), "content alone decides");
    }
    for (int[] shape : new int[][] {{6}, {2, 1, 3}, {1, 6}, {1, 2, 1, 3}, {2, 3}, {6, 1}}) {
      put("lower", new double[6], shape);
      put("upper", new double[6], shape);
      put("labels", new double[] {2}, shape.length == 1 ? new int[0] : new int[] {1});
      assertEquals(1, read().size());
      assertEquals(2, read().label(0));
    }
  }

  @Test
  void acceptsLabelsAsMatlabWritesThem() {
    for (int[] shape : new int[][] {{1, 2}, {2, 1}}) {
      put("labels", new double[] {0, 1}, shape);
      assertEquals(1, read().label(1));
    }
  }

  @Test
  void namesTheArrayThatIsMissingOrUnknown() {
    put("label", new double[2], 2);
    assertEquals("label: unexpected array, expected lower, upper and maybe labels", fault());
    arrays.remove("label");
    arrays.remove("upper");
    assertEquals("upper: missing array", fault());
  }

  @Test
  void rejectsShapesThatDoNotFit() {
    put("lower", new double[12], 3, 4);
    assertEquals(
        "lower: expected shape [6] or [2, 1, 3], or [n, ...] of n boxes, got [3, 4]", fault());
    put("lower", new double[12], 2, 1, 3, 2);
    assertEquals(
        "lower: expected shape [6] or [2, 1, 3], or [n, ...] of n boxes, got [2, 1, 3, 2], "
            + "the channels last",
        fault());
    put("lower", new double[0], 0, 6);
    assertEquals(
        "lower: expected shape [6] or [2, 1, 3], or [n, ...] of n boxes, got [0, 6]", fault());
    put("lower", new double[6], 1, 6);
    assertEquals("lower and upper: expected one shape, got [1, 6] and [2, 6]", fault());
  }

  @Test
  void rejectsBoundsThatAreNoPixelsOrOutOfOrder() {
    for (double wrong : new double[] {Double.NaN, -0.1, 1.5, Double.POSITIVE_INFINITY}) {
      double[] lower = new double[12];
      lower[8] = wrong;
      put("lower", lower, 2, 6);
      assertEquals("box 1, pixel 2: lower: expected 0 to 1 in raw pixels, got " + wrong, fault());
    }
    double[] lower = new double[12];
    lower[5] = 0.75;
    put("lower", lower, 2, 6);
    assertEquals("box 0, pixel 5: lower 0.75 is above upper 0.5", fault());
  }

  @Test
  void rejectsLabelsThatAreNoClasses() {
    put("labels", new double[3], 3);
    assertEquals("labels: expected shape [2], one for each box, got [3]", fault());
    for (double wrong : new double[] {3, -1, 0.5, Double.NaN}) {
      put("labels", new double[] {0, wrong}, 2);
      assertEquals(
          "labels: expected whole numbers from 0 to 2, got " + wrong + " for box 1", fault());
    }
  }

  /** Three boxes, and two with labels that are the last two bounds of the three. */
  @Test
  void boxesWithAndWithoutLabelsHaveAnotherChecksum() {
    InputShape pixel = new InputShape(1, 1, 1);
    put("lower", new double[] {0, 0, 0.5}, 3, 1);
    put("upper", new double[] {0.5, 1, 1}, 3, 1);
    Npz.of(arrays, Map.of()).write(file);
    String three = BoxFile.read(file, pixel, 3).checksum();
    put("lower", new double[] {0, 0}, 2, 1);
    put("upper", new double[] {0.5, 0.5}, 2, 1);
    put("labels", new double[] {1, 1}, 2);
    Npz.of(arrays, Map.of()).write(file);
    assertNotEquals(three, BoxFile.read(file, pixel, 3).checksum());
  }
}
