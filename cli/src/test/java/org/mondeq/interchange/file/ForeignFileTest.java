package org.mondeq.interchange.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.interchange.file.ForeignFile.Format;
import org.mondeq.interchange.file.TorchFile.View;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** What PyTorch and MATLAB have written is read to the bit; what may not be there is refused. */
class ForeignFileTest {
  private static final double[] SIX = {1, 2, 3, 4, 5, 6};

  @TempDir private Path folder;

  private ForeignFile read(byte[] bytes) throws IOException {
    Path file = folder.resolve("model.any");
    Files.write(file, bytes);
    return ForeignFile.read(file);
  }

  private static NpyArray array(ForeignFile file, String key) {
    return ((ForeignEntry.Numbers) file.entries().get(key)).array();
  }

  private static TorchFile torch(View view) {
    return new TorchFile().tensor("a.weight", view);
  }

  private String refusal(byte[] bytes) {
    return assertThrows(InvalidInputException.class, () -> read(bytes)).getMessage();
  }

  @Test
  void readsBothContainersOfPyTorch() throws IOException {
    TorchFile torch = torch(View.floats(SIX, 2, 3)).tensor("b", View.floats(new double[] {0.1}, 1));
    for (byte[] bytes : new byte[][] {torch.zip(Map.of()), torch.legacy()}) {
      ForeignFile file = read(bytes);
      assertEquals(
          java.util.List.of("a.weight", "b"), java.util.List.copyOf(file.entries().keySet()));
      assertArrayEquals(new int[] {2, 3}, array(file, "a.weight").shape());
      assertArrayEquals(SIX, array(file, "a.weight").values());
      assertArrayEquals(new double[] {0.1f}, array(file, "b").values(), "widened exactly");
    }
    assertEquals(Format.PYTORCH, read(torch.zip(Map.of())).format());
    assertEquals(Format.PYTORCH_LEGACY, read(torch.legacy()).format());
  }

  @Test
  void followsStridesAndOffsets() throws IOException {
    View transposed = new View("FloatStorage", SIX, 0, new long[] {3, 2}, new long[] {1, 3});
    View column = new View("FloatStorage", SIX, 1, new long[] {2}, new long[] {3});
    View scalar = new View("FloatStorage", SIX, 4, new long[] {}, new long[] {});
    for (boolean zip : new boolean[] {true, false}) {
      TorchFile torch = torch(transposed).tensor("column", column).tensor("scalar", scalar);
      ForeignFile file = read(zip ? torch.zip(Map.of()) : torch.legacy());
      assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, array(file, "a.weight").values());
      assertArrayEquals(new double[] {2, 5}, array(file, "column").values());
      assertArrayEquals(new double[] {5}, array(file, "scalar").values());
      assertEquals(0, array(file, "scalar").shape().length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DoubleStorage,   0.1,   0.1",
    "LongStorage,     -7,    -7",
    "IntStorage,      12,    12",
    "BFloat16Storage, 1.5,   1.5",
    "HalfStorage,     15360, 1",
    "HalfStorage,     -16384, -2",
    "HalfStorage,     1,     5.9604644775390625e-8",
    "HalfStorage,     31743, 65504"
  })
  void readsEveryTypeOfNumber(String type, double written, double expected) throws IOException {
    View view = new View(type, new double[] {written}, 0, new long[] {1}, new long[] {1});
    assertEquals(expected, array(read(torch(view).zip(Map.of())), "a.weight").values()[0]);
    assertEquals(expected, array(read(torch(view).legacy()), "a.weight").values()[0]);
  }

  @Test
  void readsTheByteOrderThatIsThere() throws IOException {
    TorchFile torch = torch(View.floats(SIX, 6));
    byte[] little = torch.zip(Map.of("byteorder", "little"));
    assertArrayEquals(SIX, array(read(little), "a.weight").values());
    byte[] big = torch.swapped().zip(Map.of("byteorder", "big", ".format_version", "1"));
    assertArrayEquals(SIX, array(read(big), "a.weight").values());
  }

  @Test
  void readsOneStorageOnce() throws IOException {
    TorchFile torch = torch(View.floats(SIX, 6)).tensor("again", View.floats(SIX, 6), "1000");
    ForeignFile file = read(torch.zip(Map.of()));
    assertSame(array(file, "a.weight"), array(file, "again"));
  }

  @Test
  void joinsTheKeysOfDictionariesInDictionaries() throws IOException {
    TorchFile torch = new TorchFile().text("epoch").integer(3).text("model").code('}', '(');
    torch.tensor("w", View.floats(SIX, 6)).code('u');
    ForeignFile file = read(torch.zip(Map.of()));
    assertArrayEquals(SIX, array(file, "model.w").values());
    assertTrue(file.entries().get("epoch") instanceof ForeignEntry.Other);
  }

  @ParameterizedTest
  @CsvSource({
    "posix, system", "builtins, eval", "builtins, Exception", "datetime, datetime",
    "torch, load", "torch, CharStorage", "collections, deque", "numpy.core.multiarray, _reconstruct"
  })
  void refusesEveryOtherGlobalByItsName(String module, String name) {
    TorchFile called =
        torch(View.floats(SIX, 6)).text("x").global(module, name).text("true").code(0x85, 'R');
    TorchFile onStack = torch(View.floats(SIX, 6)).text("x").text(module).text(name).code(0x93);
    for (TorchFile torch : new TorchFile[] {called, onStack}) {
      for (byte[] bytes : new byte[][] {torch.zip(Map.of()), torch.legacy()}) {
        String message = refusal(bytes);
        assertTrue(message.contains("the pickle global " + module + "." + name), message);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {'i', 'o', 0x81, 0x92, 'p', 'g', 'I', 0x8d, 0x8e, 0x8f, 0x97, 0x82, 0})
  void refusesInstructionsThatDataDoNotNeed(int opcode) {
    byte[] bytes = torch(View.floats(SIX, 6)).text("x").code(opcode).text("y").zip(Map.of());
    String expected = String.format("instruction 0x%02x", opcode);
    assertTrue(refusal(bytes).contains(expected), refusal(bytes));
  }

  @Test
  void refusesViewsOfMoreThanTheirStorage() {
    View wide = new View("FloatStorage", SIX, 0, new long[] {1000, 1000}, new long[] {0, 0});
    View beyond = new View("FloatStorage", SIX, 1, new long[] {2, 3}, new long[] {3, 1});
    View before = new View("FloatStorage", SIX, -1, new long[] {2}, new long[] {1});
    View back = new View("FloatStorage", SIX, 5, new long[] {2}, new long[] {-1});
    for (View view : new View[] {wide, beyond, before, back}) {
      assertTrue(refusal(torch(view).zip(Map.of())).contains("is no view of 6 numbers"));
      assertTrue(refusal(torch(view).legacy()).contains("is no view of 6 numbers"));
    }
  }

  @Test
  void namesWhatIsMissingOrDamaged() throws IOException {
    TorchFile missing = torch(View.floats(SIX, 6)).tensor("x", View.floats(SIX, 6), "7");
    assertTrue(refusal(missing.zip(Map.of())).contains("some_root/data/7: missing"));
    assertTrue(refusal(missing.legacy()).contains("storage 7: missing"));
    byte[] legacy = torch(View.floats(SIX, 6)).legacy();
    byte[] cut = java.util.Arrays.copyOf(legacy, legacy.length - 1);
    assertTrue(refusal(cut).contains("storage 1000: ends too early"));
    byte[] longer = java.util.Arrays.copyOf(legacy, legacy.length + 1);
    assertTrue(refusal(longer).contains("more bytes than its storages have"));
    byte[] zip = torch(View.floats(SIX, 6)).zip(Map.of());
    int at = indexOf(zip, ByteBuffer.allocate(4).putInt(0x0000c040).array());
    zip[at] ^= 1;
    assertTrue(refusal(zip).contains("checksum is wrong"), refusal(zip));
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  private static Matrix matrix(MatlabType type, int rows, int cols, double... columns) {
    Matrix matrix = Mat5.newMatrix(rows, cols, type);
    for (int i = 0; i < columns.length; i++) {
      matrix.setDouble(i, columns[i]);
    }
    return matrix;
  }

  private ForeignFile mat(us.hebi.matlab.mat.types.MatFile content, boolean compressed)
      throws IOException {
    Path file = folder.resolve("m.mat");
    try (var sink = Sinks.newStreamingFile(file.toFile())) {
      Mat5.newWriter(sink).setDeflateLevel(compressed ? 9 : 0).writeMat(content);
    }
    return ForeignFile.read(file);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsMatricesOfMatlab(boolean compressed) throws IOException {
    var content =
        Mat5.newMatFile()
            .addArray("A", matrix(MatlabType.Double, 2, 3, 1, 4, 2, 5, 3, 6.5))
            .addArray("f", matrix(MatlabType.Single, 1, 1, 0.1f))
            .addArray("i", matrix(MatlabType.Int16, 1, 3, -1, 2, 300))
            .addArray("text", Mat5.newString("no numbers"));
    ForeignFile file = mat(content, compressed);
    assertEquals(Format.MATLAB, file.format());
    assertArrayEquals(new int[] {2, 3}, array(file, "A").shape());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6.5}, array(file, "A").values());
    assertArrayEquals(new double[] {0.1f}, array(file, "f").values());
    assertArrayEquals(new double[] {-1, 2, 300}, array(file, "i").values());
    assertTrue(file.entries().get("text") instanceof ForeignEntry.Other);
  }

  @Test
  void saysWhatItCannotRead() {
    byte[] newer = new byte[600];
    byte[] words = "MATLAB 7.3 MAT-file, Platform: GLNXA64".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(words, 0, newer, 0, words.length);
    assertTrue(refusal(newer).endsWith("MATLAB v7.3 or HDF5; save it by save -v7, which is read"));
    assertTrue(refusal(new byte[10]).contains("neither PyTorch's .pt, nor MATLAB's .mat"));
    assertTrue(refusal(new byte[0]).contains("neither PyTorch's .pt, nor MATLAB's .mat"));
  }
}
