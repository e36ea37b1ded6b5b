package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.FileBytes;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;

/** A file that is swapped between two looks at it is judged by the bytes of the first. */
class ReadOnceTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("model.npz");
  }

  /** One unit that is always 1 and leads class 0 by {@code lead}. */
  private void write(double lead) {
    NpyArray zero = NpyArray.of(new double[1], 1, 1);
    Map<String, NpyArray> arrays =
        Map.of(
            "U",
            zero,
            "b",
            NpyArray.of(new double[] {1}, 1),
            "P",
            zero,
            "Q",
            zero,
            "V",
            NpyArray.of(new double[] {lead, 0}, 2, 1),
            "v",
            NpyArray.of(new double[2], 2));
    String json =
        "{\"name\": \"a\", \"dataset\": \"none\", \"architecture\": \"dense\", \"latent\": 1,"
            + " \"inputShape\": [1, 1, 1], \"classes\": 2, \"monotonicity\": 1}";
    Npz.of(arrays, Map.of("model.json", json)).write(file());
  }

  private static Certificate certificate(FileBytes model) {
    return new Certificate(
        new Claim(model.sha256(), 0, new double[1], new double[] {1}),
        new Start.NearPoint(new double[] {1}),
        new UnitRows(new int[0], Multipliers.of(1, List.of()), 0),
        new int[] {Certificate.LEAF},
        Multipliers.of(1, List.of(new double[1])));
  }

  @Test
  void theModelIsThatOfItsHash() {
    write(1);
    FileBytes leads = Npz.bytes(file());
    write(-1);
    FileBytes loses = Npz.bytes(file());
    assertNotEquals(leads.sha256(), loses.sha256());
    assertInstanceOf(Judgement.Accepted.class, new Checker(leads).check(certificate(leads)));
    assertInstanceOf(Judgement.Rejected.class, new Checker(loses).check(certificate(loses)));
    assertInstanceOf(Judgement.Rejected.class, new Checker(leads).check(certificate(loses)));
    assertInstanceOf(Judgement.Rejected.class, new Checker(loses).check(certificate(leads)));
    assertEquals(1, ModelFile.read(leads).outputWeights().get(0, 0));
  }

  /** The kind and the content of a file that is checked come from the same bytes. */
  @Test
  void aCertificateIsThatOfItsBytes() throws IOException {
    write(1);
    FileBytes model = Npz.bytes(file());
    Path proof = folder.resolve("proof.npz");
    certificate(model).write(proof);
    FileBytes content = Npz.bytes(proof);
    Files.writeString(proof, "no archive");
    assertTrue(!Counterexample.isIn(content));
    assertInstanceOf(Judgement.Accepted.class, new Checker(model).check(Certificate.read(content)));
  }
}
