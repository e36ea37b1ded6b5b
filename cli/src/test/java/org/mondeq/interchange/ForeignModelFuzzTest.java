package org.mondeq.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.interchange.file.TorchFile;
import org.mondeq.interchange.file.TorchFile.View;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.MemoryFolder;
import org.mondeq.testing.Mutator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** Whatever is no model of another program is refused in one line, and nothing in it is run. */
class ForeignModelFuzzTest {
  /** What a file of some kilobytes may take, however much it claims. */
  private static final int MEGABYTES = 8;

  private static final int UNITS = 4;
  private static final int INPUTS = 3;

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  private static TorchFile torch() {
    TorchFile torch = new TorchFile();
    shapes()
        .forEach(
            (name, shape) -> {
              int size = 1;
              for (long length : shape) {
                size *= (int) length;
              }
              double[] values = new Random(size).doubles(size).toArray();
              torch.tensor(name, View.floats(values, shape));
            });
    return torch;
  }

  private static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("mon.linear_module.U.weight", new long[] {UNITS, INPUTS});
    shapes.put("mon.linear_module.U.bias", new long[] {UNITS});
    shapes.put("mon.linear_module.A.weight", new long[] {UNITS, UNITS});
    shapes.put("mon.linear_module.B.weight", new long[] {UNITS, UNITS});
    shapes.put("Wout.weight", new long[] {2, UNITS});
    shapes.put("Wout.bias", new long[] {2});
    return shapes;
  }

  private static byte[] mat(boolean compressed, Path file) throws IOException {
    MatFile content = Mat5.newMatFile();
    int[][] shapes = {
      {UNITS, INPUTS}, {UNITS, 1}, {UNITS, UNITS}, {UNITS, UNITS}, {2, UNITS}, {2, 1}
    };
    List<String> names = List.of("U", "u", "A", "B", "C", "c");
    for (int i = 0; i < shapes.length; i++) {
      Matrix matrix = Mat5.newMatrix(shapes[i][0], shapes[i][1]);
      for (int j = 0; j < shapes[i][0] * shapes[i][1]; j++) {
        matrix.setDouble(j, 1.0 / (j + 2));
      }
      content.addArray(names.get(i), matrix);
    }
    try (var sink = Sinks.newStreamingFile(file.toFile())) {
      Mat5.newWriter(sink).setDeflateLevel(compressed ? 9 : 0).writeMat(content);
    }
    return Files.readAllBytes(file);
  }

  private static void read(Path file) {
    ImportOptions options =
        new ImportOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.of(2.0),
            Optional.empty(),
            Optional.of(List.of(0.5)),
            Optional.of(List.of(2.0)),
            new ImportOptions.ConvolutionOptions(
                Optional.empty(), Optional.empty(), Optional.empty()),
            false);
    ModelImport.of(ForeignFile.read(file), options);
  }

  /** Mutates a file, which is a model before that. */
  private void campaign(String name, byte[] sound) throws IOException {
    Path file = folder.resolve("sound.pt");
    Files.write(file, sound);
    assertEquals("read", Campaign.read(() -> read(file)));
    campaign(name, random -> new Mutator(random).mutate(sound));
  }

  private void campaign(String name, Function<Random> bytes) {
    Path file = folder.resolve("m.pt");
    Campaign.run(
        name,
        1_000,
        MEGABYTES,
        random -> {
          Files.write(file, bytes.of(random));
          return Campaign.read(() -> read(file));
        });
  }

  /** Makes the bytes of a file. */
  @FunctionalInterface
  private interface Function<T> {
    byte[] of(T random) throws IOException;
  }

  @Test
  void archivesOfPyTorchAreReadOrRefused() throws IOException {
    TorchFile torch = torch();
    byte[] sound = torch.zip(Map.of("byteorder", "little"));
    campaign(".pt, zip", sound);
    campaign(
        ".pt, pickle in a sound zip",
        random -> torch.zip(new Mutator(random).mutate(torch.pickle()), Map.of()));
  }

  @Test
  void legacyFilesOfPyTorchAreReadOrRefused() throws IOException {
    byte[] sound = torch().legacy();
    campaign(".pt, legacy", sound);
  }

  @Test
  void filesOfMatlabAreReadOrRefused() throws IOException {
    byte[] plain = mat(false, folder.resolve("plain.mat"));
    byte[] compressed = mat(true, folder.resolve("compressed.mat"));
    campaign(".mat", plain);
    campaign(".mat, compressed", compressed);
  }
}
