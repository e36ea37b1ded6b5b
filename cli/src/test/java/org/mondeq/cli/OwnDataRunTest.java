package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.ModelSpec;

/** Whole experiments on data of the user. */
class OwnDataRunTest {
  @TempDir private Path folder;

  private CommandLineRunner.Outcome run(String data, String model) throws IOException {
    Path config = folder.resolve("own.yaml");
    Files.writeString(
        config,
        String.format(
            "data: '%s'%noutput: '%s'%nepsilon: 0.01%nmodel: %s%n"
                + "train: {epochs: 6, batchSize: 8, learningRate: 0.02}%n",
            data, folder.resolve("run"), model));
    return CommandLineRunner.run("run", config.toString());
  }

  private static void assertDecided(CommandLineRunner.Outcome outcome, int samples) {
    assertEquals(0, outcome.code(), outcome.err());
    String row = outcome.out().lines().reduce((first, last) -> last).orElseThrow();
    // samples, correct, under attack, converged, certified, falsified, unknown
    assertTrue(row.matches(".*0\\.01 +" + samples + " +[0-9]+ .*complete"), outcome.out());
    assertTrue(row.matches(".* 0 +[0-9.]+ +complete"), "none is unknown: " + outcome.out());
  }

  @Test
  void aTableOfSevenFeatures() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,c,d,e,f,g,outcome\n");
    text.append("-5,-5,-5,-5,-5,-5,-5,lower\n15,15,15,15,15,15,15,upper\n");
    for (int i = 0; i < 60; i++) {
      double[] row = random.doubles(7, -5, 15).toArray();
      String cells =
          IntStream.range(0, 7).mapToObj(j -> "" + row[j]).collect(Collectors.joining(","));
      text.append(cells).append(row[0] + row[1] > 10 ? ",good\n" : ",bad\n");
    }
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    assertDecided(run("csv:" + file, "{latent: 4}"), 12);
    Path model = folder.resolve("run/model.npz");
    ModelSpec spec = ModelFile.read(model).spec();
    assertEquals(new InputShape(7, 1, 1), spec.input());
    assertEquals(2, spec.classes());
    CommandLineRunner.Outcome radius =
        CommandLineRunner.run(
            "radius",
            model.toString(),
            "--samples",
            "0-1",
            "--output",
            folder.resolve("r").toString());
    assertEquals(0, radius.code(), radius.err());
  }

  @Test
  void aFolderOfImagesThatAreNotSquare() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < 40; i++) {
      String part = i < 30 ? "train" : "test";
      Path file =
          folder.resolve("images/" + part + (i % 2 == 0 ? "/left/" : "/right/") + i + ".png");
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(12, 20, BufferedImage.TYPE_BYTE_GRAY);
      for (int p = 0; p < 240; p++) {
        boolean bright = (p % 12 < 6) == (i % 2 == 0);
        image.getRaster().setSample(p % 12, p / 12, 0, (bright ? 150 : 0) + random.nextInt(100));
      }
      ImageIO.write(image, "png", file.toFile());
    }
    String model =
        "{architecture: convolutional, channels: 2, kernel: 4, stride: 4, padding: 0, pooling: 1}";
    assertDecided(run("images:" + folder.resolve("images"), model), 10);
    ModelSpec spec = ModelFile.read(folder.resolve("run/model.npz")).spec();
    assertEquals(new InputShape(1, 20, 12), spec.input());
    assertEquals(2 * 5 * 3, spec.latent());
  }
}
