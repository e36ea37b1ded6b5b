package org.mondeq.io.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.testing.HostileNpy;
import org.mondeq.testing.RawZip;
import org.mondeq.testing.SeededTest;

class NpzTest {
  @TempDir Path folder;

  private Path zip(Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return file;
  }

  private static byte[] npy(String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(10 + text.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text)
        .put(data)
        .array();
  }

  private static String header(String type, boolean fortran, String shape) {
    return "{'descr': '"
        + type
        + "', 'fortran_order': "
        + (fortran ? "True" : "False")
        + ", 'shape': ("
        + shape
        + "), }\n";
  }

  private InvalidInputException assertRejected(byte[] array) throws IOException {
    Path file = zip(Map.of("x.npy", array));
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().startsWith(file + ": x.npy: "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    return e;
  }

  /** With the compressed size −1 in 64 bits, for which the library would wait for ever. */
  @Test
  void rejectsNegativeSizesInTime() throws IOException {
    RawZip zip = new RawZip();
    RawZip.Entry entry = zip.add("x.npy", HostileNpy.array(new double[] {1, 2}, 2), true);
    entry.compressed = 0xffffffffL;
    ByteBuffer extra = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    entry.extra = extra.putShort((short) 1).putShort((short) 8).putLong(-1).array();
    Path file = folder.resolve("negative.npz");
    Files.write(file, zip.bytes());
    InvalidInputException e =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThrows(InvalidInputException.class, () -> Npz.read(file)));
    assertTrue(e.getMessage().endsWith("x.npy: ends too early"), e.getMessage());
  }

  @Test
  void writesNothingThatCouldNotBeReadBack() {
    NpyArray half = NpyArray.of(new double[1 << 24], 1 << 24);
    Path file = folder.resolve("large.npz");
    assertThrows(
        FailedRunException.class, () -> Npz.of(Map.of("x", half, "y", half), Map.of()).write(file));
    assertFalse(Files.exists(file));
  }

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("deep/er/a.npz");
    double[] values = {1, -0.0, Math.PI, Double.MIN_VALUE, 5, 6};
    Npz.of(Map.of("x", NpyArray.of(values, 2, 3)), Map.of("note.txt", "é")).write(file);
    Npz read = Npz.read(file);
    assertArrayEquals(new int[] {2, 3}, read.arrays().get("x").shape());
    assertArrayEquals(values, read.arrays().get("x").values());
    assertEquals(Map.of("note.txt", "é"), read.texts());
  }

  @Test
  void equalContentGivesEqualBytes() throws IOException {
    Npz npz = Npz.of(Map.of("x", NpyArray.of(new double[] {1}, 1)), Map.of());
    npz.write(folder.resolve("a.npz"));
    npz.write(folder.resolve("b.npz"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.npz")), Files.readAllBytes(folder.resolve("b.npz")));
  }

  @Test
  void readsFortranOrderAndSmallTypes() throws IOException {
    byte[] bytes = {1, 2, 3, 4, 5, (byte) 200};
    Npz read =
        Npz.read(
            zip(
                Map.of(
                    "f.npy", npy(header("|u1", true, "2, 3"), bytes),
                    "c.npy", npy(header("|u1", false, "2, 3"), bytes),
                    "s.npy",
                        npy(
                            header("<f4", false, ""),
                            ByteBuffer.allocate(4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putFloat(0.5f)
                                .array()))));
    assertArrayEquals(new double[] {1, 3, 5, 2, 4, 200}, read.arrays().get("f").values());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 200}, read.arrays().get("c").values());
    assertArrayEquals(new double[] {0.5}, read.arrays().get("s").values());
  }

  @Test
  void rejectsWhatIsNoArray() throws IOException {
    assertRejected("hello, world".getBytes(StandardCharsets.UTF_8));
    assertRejected(new byte[0]);
    assertRejected(npy("{}", new byte[8]));
    assertRejected(npy(header("<f8", false, "2,"), new byte[15]));
    assertRejected(npy(header("<f8", false, "2,"), new byte[17]));
    assertRejected(npy(header("=f8", false, "1,"), new byte[8]));
    assertRejected(npy(header("|O", false, "1,"), new byte[8]));
    assertRejected(npy(header("<f8", false, "99999999999999,"), new byte[8]));
    assertRejected(npy(header("<f8", false, "2147483647, 2147483647"), new byte[8]));
    assertRejected(npy(header("<f8", false, "1,1,1,1,1,1,1,1,1"), new byte[8]));
  }

  @Test
  void rejectsATruncatedHeader() throws IOException {
    byte[] array = npy(header("<f8", false, "1"), new byte[8]);
    array[9] = 100;
    assertTrue(assertRejected(array).getMessage().contains("truncated"));
  }

  @Test
  void rejectsFilesThatAreMissingOrForeign() throws IOException {
    Path missing = folder.resolve("missing.npz");
    assertEquals(
        missing + ": no such file",
        assertThrows(InvalidInputException.class, () -> Npz.read(missing)).getMessage());
    Path text = Files.writeString(folder.resolve("t.npz"), "not a zip at all");
    assertThrows(InvalidInputException.class, () -> Npz.read(text));
    assertEquals(
        folder + ": is a folder, expected a file",
        assertThrows(InvalidInputException.class, () -> Npz.read(folder)).getMessage());
  }

  /** Whatever prefix of an archive is left, reading it is one line, never another exception. */
  @SeededTest(trials = 100)
  void rejectsTruncatedAndDamagedArchives(long seed) throws IOException {
    Random random = new Random(seed);
    Path file =
        zip(Map.of("x.npy", npy(header("<f8", false, "4,"), new byte[32]), "t", new byte[9]));
    byte[] bytes = Files.readAllBytes(file);
    if (random.nextBoolean()) {
      bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    } else {
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
    }
    Files.write(file, bytes);
    try {
      Npz.read(file);
    } catch (InvalidInputException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  /** No single damaged byte of an array goes unnoticed. */
  @Test
  void noticesEveryDamagedByteOfAnArray() throws IOException {
    double[] values = new Random(1).doubles(20).toArray();
    Path file = folder.resolve("whole.npz");
    Npz.of(Map.of("x", NpyArray.of(values, 20)), Map.of()).write(file);
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.npz");
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x10;
      Files.write(damaged, bytes);
      try {
        NpyArray read = Npz.read(damaged).arrays().get("x");
        if (read != null) {
          assertArrayEquals(values, read.values(), "byte " + i);
        }
      } catch (InvalidInputException e) {
        assertEquals(1, e.getMessage().lines().count());
      }
    }
  }

  @Test
  void rejectsMoreContentThanTheLimit() throws IOException {
    Path file = folder.resolve("bomb.npz");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      for (int i = 0; i < 257; i++) {
        zip.write(zeros);
      }
    }
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().contains("more than"), e.getMessage());
  }

  /** Small numbers in the file are large ones in memory. */
  @Test
  void rejectsMoreNumbersThanTheLimit() throws IOException {
    int count = (1 << 25) + 1;
    Path file = zip(Map.of("x.npy", npy(header("|u1", false, count + ","), new byte[count])));
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().endsWith("x.npy: more than 268435456 bytes as doubles"));
  }

  @Test
  void rejectsTextsLargerThanAMegabyte() throws IOException {
    Path file = zip(Map.of("model.json", new byte[(1 << 20) + 1]));
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().endsWith("model.json: more than 1048576 bytes of content"));
  }

  /** The list of members is read whole, so that the size of the file has to be bounded. */
  @Test
  void rejectsFilesLargerThanTheLimit() throws IOException {
    Path file = folder.resolve("large.npz");
    try (var channel =
        java.nio.channels.FileChannel.open(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), 1L << 31);
    }
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().contains("large.npz: more than"), e.getMessage());
  }
}
