package org.mondeq.io.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.InvalidInputException;

/** Files that NumPy 2.4 has written, byte for byte. */
class NumpyFilesTest {
  /** {@code savez(f, x=arange(6.).reshape(2, 3)[:, :2])}, and a member added by zipfile. */
  private static final String SAVEZ =
      "UEsDBC0AAAAAAAAAIQAO+EQV//////////8FABQAeC5ucHkBABAAoAAAAAAAAACgAAAAAAAAAJNO"
          + "VU1QWQEAdgB7J2Rlc2NyJzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6"
          + "ICgyLCAyKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAKAAAAAAAAAAAAAAAAAADwPwAAAAAAAAhAAAAAAAAAEEBQSwMEFAAAAAAA1GZ5"
          + "XZeOofsIAAAACAAAAAoAAABtb2RlbC5qc29ueyJhIjogMX1QSwECLQMtAAAAAAAAACEADvhEFaAA"
          + "AACgAAAABQAAAAAAAAAAAAAAgAEAAAAAeC5ucHlQSwECFAMUAAAAAADUZnldl46h+wgAAAAIAAAA"
          + "CgAAAAAAAAAAAAAAgAHXAAAAbW9kZWwuanNvblBLBQYAAAAAAgACAGsAAAAHAQAAAAA=";

  /** {@code savez_compressed} of an array in Fortran order and of two booleans. */
  private static final String COMPRESSED =
      "UEsDBC0AAAAIAAAAIQCbEJoO//////////8FABQAeS5ucHkBABAAoAAAAAAAAABUAAAAAAAAAJvs"
          + "F+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEg8pKk0FChdnJBakArkaRjoK"
          + "Rpo6CrUK5AMuBjD4YA+hORwgNAOUFnAAAFBLAwQtAAAACAAAACEA7hm7Xf//////////BQAUAG4u"
          + "bnB5AQAQAIIAAAAAAAAARgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBek2SorqOgnpZfVFKU"
          + "mBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuRgYAUEsBAi0DLQAAAAgAAAAhAJsQmg5U"
          + "AAAAoAAAAAUAAAAAAAAAAAAAAIABAAAAAHkubnB5UEsBAi0DLQAAAAgAAAAhAO4Zu11GAAAAggAA"
          + "AAUAAAAAAAAAAAAAAIABiwAAAG4ubnB5UEsFBgAAAAACAAIAZgAAAAgBAAAAAA==";

  /** Written to a stream that cannot go back: the sizes follow the content, in 64 bits. */
  private static final String STREAMED =
      "UEsDBC0ACAAAAAAAIQAAAAAA//////////8FABQAeC5ucHkBABAAAAAAAAAAAAAAAAAAAAAAAJNO"
          + "VU1QWQEAdgB7J2Rlc2NyJzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6"
          + "ICgyLCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAKAAAAAAAA8D8AAAAAAAAAQFBLBwhkW6q/kAAAAAAAAACQAAAAAAAAAFBLAQIt"
          + "Ay0ACAAAAAAAIQBkW6q/kAAAAJAAAAAFAAAAAAAAAAAAAACAAQAAAAB4Lm5weVBLBQYAAAAAAQAB"
          + "ADMAAADfAAAAAAA=";

  /** Other types, in both orders of bytes; {@code d} is in Fortran order. */
  private static final String TYPES =
      "UEsDBBQAAAAIAAAAIQB6yIN6TgAAAIoAAAAFAAAAaC5ucHmb7BfqGxDJyFDGUK2eklqcXKRupaBu"
          + "k2akrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqmOpo6CrUKFAAuBhuGHYwM/6sZagBQ"
          + "SwMEFAAAAAgAAAAhAOl+4xlTAAAAoAAAAAUAAABkLm5weZvsF+obEMnIUMZQrZ6SWpxcpG6loG6X"
          + "ZqGuo6Cell9UUpSYF59flJIKEg8pKk0FChdnJBakArkaRjoKRpo6CrUK5AMu+w8MYODAAKU5oLQA"
          + "hAYAUEsDBBQAAAAIAAAAIQBaQrJ9SQAAAIgAAAAFAAAAdS5ucHmb7BfqGxDJyFDGUK2eklqcXKRu"
          + "paBuU2qirqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuBiD4DwQAUEsD"
          + "BBQAAAAIAAAAIQDoiBgYRgAAAIIAAAAFAAAAdy5ucHmb7BfqGxDJyFDGUK2eklqcXKRupaBuV2qk"
          + "rqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOpo6CrUKFACu//8BUEsDBBQAAAAIAAAA"
          + "IQDT5noxSQAAAIgAAAAFAAAAaS5ucHmb7BfqGxDJyFDGUK2eklqcXKRupaBul2mhrqOgnpZfVFKU"
          + "mBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOpo6CrUKFACu/w8YwAAAUEsDBBQAAAAIAAAAIQAnSgaX"
          + "SAAAAIgAAAAFAAAAcS5ucHmb7BfqGxDJyFDGUK2eklqcXKRupaBuU2qhrqOgnpZfVFKUmBefX5SS"
          + "ChJ3S8wpTgWKF2ckFqQC+RqGOpo6CrUKFAAuBghoAABQSwMEFAAAAAgAAAAhAO4Zu11GAAAAggAA"
          + "AAUAAAB0Lm5weZvsF+obEMnIUMZQrZ6SWpxcpG6loF6TZKiuo6Cell9UUpSYF59flJIKEndLzClO"
          + "BYoXZyQWpAL5GkY6mjoKtQoUAC5GBgBQSwMEFAAAAAgAAAAhAOrN661DAAAAgQAAAAUAAABzLm5w"
          + "eZvsF+obEMnIUMZQrZ6SWpxcpG6loF6Taaiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5"
          + "Gpo6CrUKFAEudgBQSwECFAMUAAAACAAAACEAesiDek4AAACKAAAABQAAAAAAAAAAAAAAgAEAAAAA"
          + "aC5ucHlQSwECFAMUAAAACAAAACEA6X7jGVMAAACgAAAABQAAAAAAAAAAAAAAgAFxAAAAZC5ucHlQ"
          + "SwECFAMUAAAACAAAACEAWkKyfUkAAACIAAAABQAAAAAAAAAAAAAAgAHnAAAAdS5ucHlQSwECFAMU"
          + "AAAACAAAACEA6IgYGEYAAACCAAAABQAAAAAAAAAAAAAAgAFTAQAAdy5ucHlQSwECFAMUAAAACAAA"
          + "ACEA0+Z6MUkAAACIAAAABQAAAAAAAAAAAAAAgAG8AQAAaS5ucHlQSwECFAMUAAAACAAAACEAJ0oG"
          + "l0gAAACIAAAABQAAAAAAAAAAAAAAgAEoAgAAcS5ucHlQSwECFAMUAAAACAAAACEA7hm7XUYAAACC"
          + "AAAABQAAAAAAAAAAAAAAgAGTAgAAdC5ucHlQSwECFAMUAAAACAAAACEA6s3rrUMAAACBAAAABQAA"
          + "AAAAAAAAAAAAgAH8AgAAcy5ucHlQSwUGAAAAAAgACACYAQAAYgMAAAAA";

  /** {@code zip -fz}: 64-bit values in the directory, and an end record of 64 bits. */
  private static final String INFO_ZIP64 =
      "UEsDBC0AAAAIAGRzeV0kIeEr//////////8FABQAeC5ucHkBABAAmAAAAAAAAABMAAAAAAAAAJvs"
          + "F+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6"
          + "mjoKtQoUAC4GFPDBHspwAABQSwECHgMtAAAACABkc3ldJCHhK0wAAAD/////BQAMAAAAAAAAAAAA"
          + "pIEAAAAAeC5ucHkBAAgAmAAAAAAAAABQSwYGLAAAAAAAAAAeAy0AAAAAAAAAAAABAAAAAAAAAAEA"
          + "AAAAAAAAPwAAAAAAAACDAAAAAAAAAFBLBgcAAAAAwgAAAAAAAAABAAAAUEsFBgAAAAABAAEAPwAA"
          + "AP////8AAA==";

  @TempDir Path folder;

  private Npz read(String base64) throws IOException {
    Path file = folder.resolve("a.npz");
    Files.write(file, Base64.getDecoder().decode(base64));
    return Npz.read(file);
  }

  @Test
  void readsSavezWithAnAddedMember() throws IOException {
    Npz npz = read(SAVEZ);
    assertArrayEquals(new int[] {2, 2}, npz.arrays().get("x").shape());
    assertArrayEquals(new double[] {0, 1, 3, 4}, npz.arrays().get("x").values());
    assertEquals(Map.of("model.json", "{\"a\": 1}"), npz.texts());
  }

  @Test
  void readsSavezCompressed() throws IOException {
    Npz npz = read(COMPRESSED);
    assertArrayEquals(new double[] {1, 2, 3, 4}, npz.arrays().get("y").values());
    assertArrayEquals(new double[] {1, 0}, npz.arrays().get("n").values());
  }

  @Test
  void readsWhatWasStreamed() throws IOException {
    assertArrayEquals(new double[] {1, 2}, read(STREAMED).arrays().get("x").values());
  }

  @Test
  void readsEveryTypeWhoseValuesAreDoubles() throws IOException {
    Map<String, NpyArray> arrays = read(TYPES).arrays();
    double[] halves = {1, -0.5, 0x1p-24, 65504, Double.POSITIVE_INFINITY};
    assertArrayEquals(halves, arrays.get("h").values());
    assertArrayEquals(new double[] {1, 3, 2, 4}, arrays.get("d").values());
    assertArrayEquals(new double[] {0, 4294967295.0}, arrays.get("u").values());
    assertArrayEquals(new double[] {65535}, arrays.get("w").values());
    assertArrayEquals(new double[] {-0x1p53}, arrays.get("i").values());
    assertArrayEquals(new double[] {0x1p63}, arrays.get("q").values());
    assertArrayEquals(new double[] {1, 0}, arrays.get("t").values());
    assertArrayEquals(new int[0], arrays.get("s").shape());
    assertArrayEquals(new double[] {7}, arrays.get("s").values());
  }

  @Test
  void readsZip64() throws IOException {
    assertArrayEquals(new double[] {0, 1, 2}, read(INFO_ZIP64).arrays().get("x").values());
  }

  /** Of each bit of the records of 64 bits: it is refused, or the content is the same. */
  @Test
  void refusesZip64ThatReadersCouldReadDifferently() throws IOException {
    byte[] bytes = Base64.getDecoder().decode(INFO_ZIP64);
    int refused = 0;
    for (int bit = 8 * (bytes.length - 161); bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        List<ZipMember> members = ZipReader.members(flipped, "a.npz", 9);
        assertEquals(152, members.get(0).content("x.npy", 1 << 10).length, "bit " + bit);
      } catch (InvalidInputException e) {
        refused++;
      }
    }
    assertEquals(true, refused > 900, refused + " refused");
  }
}
