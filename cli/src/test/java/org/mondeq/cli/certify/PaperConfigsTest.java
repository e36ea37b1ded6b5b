package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mondeq.config.ConfigTree;
import org.mondeq.config.ExperimentConfig;

/** The configurations of the published tables are valid, complete and described. */
class PaperConfigsTest {
  private static final Path CONFIGS = Path.of("..", "configs");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS.resolve("paper"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isValidAndNamesItsRow(Path file) throws IOException {
    ConfigTree tree = ConfigTree.read(file);
    ExperimentConfig config =
        tree.bindGeneral(ExperimentConfig.class, List.of("train", "attack", "certify"));
    CertificationConfig certification = tree.bind("certify", CertificationConfig.class);
    assertEquals(CertificationConfig.Method.CRAFT, certification.method());
    assertEquals(100, config.samples().orElseThrow().indicesBelow(10_000, "test").size());
    String name = file.getFileName().toString().replace(".yaml", "");
    assertTrue(name.contains(config.data().orElseThrow()) || name.startsWith("table3"));
    assertTrue(config.model().file().isEmpty(), "a model is given on the command line");
    String overview = Files.readString(CONFIGS.resolve("README.md"));
    assertTrue(overview.contains("| `" + name + "` |"), name + " is described");
  }

  @Test
  void thereIsOneForEachRow() throws IOException {
    assertEquals(7 + 3 + 9, files().size());
  }

  @Test
  void aModelOnTheCommandLineTakesThePlaceOfTheSection() throws IOException {
    ConfigTree tree = ConfigTree.read(files().get(0)).with("model=m.npz");
    ExperimentConfig config =
        tree.bindGeneral(ExperimentConfig.class, List.of("train", "attack", "certify"));
    assertEquals(Path.of("m.npz"), config.model().file().orElseThrow());
  }
}
