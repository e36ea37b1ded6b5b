package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.HostileModel;
import org.mondeq.testing.HostileNpy;
import org.mondeq.testing.MemoryFolder;
import org.mondeq.testing.Mutator;
import org.mondeq.testing.RawZip;

/** Whatever is no certificate is refused in one line, and what is one proves nothing false. */
class CertificateFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "-1",
          "0",
          "1.5",
          "2147483648",
          "9".repeat(1200),
          "\"x\"",
          ",",
          ":",
          "{",
          "}",
          "\"",
          "\u0000",
          "ab".repeat(32));

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void certificatesAreReadOrRefused() throws IOException {
    CertifiedProblem proved = CertifiedProblem.of(new Random(5), folder.resolve("model.npz"));
    Checker checker = new Checker(proved.modelFile());
    Path file = folder.resolve("c.npz");
    proved.certificate().write(file);
    Npz npz = Npz.read(file);
    Campaign.run(
        "certificate",
        5_000,
        64,
        random -> {
          Files.write(file, any(npz, random));
          boolean[] accepted = {false};
          String outcome = Campaign.read(() -> accepted[0] = isAccepted(file, checker, proved));
          return accepted[0] ? "accepted and true" : outcome.equals("read") ? "rejected" : outcome;
        });
  }

  private static boolean isAccepted(Path file, Checker checker, CertifiedProblem proved) {
    Certificate certificate = Certificate.read(file);
    boolean accepted = checker.check(certificate) instanceof Judgement.Accepted;
    assertFalse(accepted && proved.isFalse(certificate.claim()), "a false claim is accepted");
    return accepted;
  }

  private static byte[] any(Npz npz, Random random) {
    Mutator mutator = new Mutator(random);
    String json = npz.texts().get("certificate.json");
    RawZip zip = new RawZip();
    String text = random.nextInt(3) == 0 ? mutator.mutate(json, WORDS) : json;
    zip.add("certificate.json", text.getBytes(StandardCharsets.UTF_8), false);
    for (Map.Entry<String, NpyArray> array : npz.arrays().entrySet()) {
      boolean wrong = random.nextInt(10) == 0;
      if (random.nextInt(64) > 0) {
        byte[] bytes = HostileNpy.array(array.getValue().values(), array.getValue().shape());
        zip.add(array.getKey() + ".npy", wrong ? odd(array.getValue(), random) : bytes, false);
      }
    }
    byte[] bytes = zip.bytes();
    return random.nextInt(8) == 0 ? mutator.mutate(bytes) : bytes;
  }

  /** Other numbers, another shape, or no array. */
  private static byte[] odd(NpyArray array, Random random) {
    Mutator mutator = new Mutator(random);
    double[] values = array.values().clone();
    if (values.length == 0 || random.nextInt(4) == 0) {
      return HostileNpy.any(random);
    }
    if (random.nextInt(4) == 0) {
      return HostileNpy.array(values, values.length);
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(values.length);
      values[at] = random.nextBoolean() ? mutator.value() : values[at] + random.nextInt(3) - 1;
    }
    return HostileNpy.array(values, array.shape());
  }

  /** The checker's own reader of models. */
  @Test
  void modelsAreReadOrRefused() {
    Path file = folder.resolve("m.npz");
    Campaign.run(
        "model file, by the checker",
        5_000,
        64,
        random -> {
          Files.write(file, HostileModel.any(random));
          return Campaign.read(() -> new Checker(file));
        });
  }
}
