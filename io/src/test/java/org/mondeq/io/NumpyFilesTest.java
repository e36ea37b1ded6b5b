package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
