package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;

/** The digits and decimal points of the program are ASCII wherever it runs. */
class LocaleTest {
  private final Locale usual = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "hi-IN-u-nu-deva", "de-DE"})
  void writesTheDigitsOfNoLocale(String tag) {
    Path model = folder.resolve("m.npz");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
    Locale.setDefault(Locale.forLanguageTag(tag));
    String file = model.toString();
    CommandLineRunner.Outcome range =
        CommandLineRunner.run("certify", file, "--epsilon", "0.1", "--samples", "0-99999");
    assertEquals(2, range.code());
    assertTrue(range.err().contains("expected indices from 0 to 499,"), range.err());
    CommandLineRunner.Outcome attack =
        CommandLineRunner.run(
            "attack",
            file,
            "--epsilon",
            "0.05",
            "--samples",
            "0-4",
            "--method",
            "apgd-margin",
            "--output",
            folder.resolve("out").toString());
    assertEquals(0, attack.code(), attack.err());
    assertTrue(attack.out().matches("(?s).* [0-9] adversarial examples .*"), attack.out());
    CommandLineRunner.Outcome inspect = CommandLineRunner.run("inspect", file);
    assertTrue(inspect.out().contains("m = 20.0000"), inspect.out());
    for (String text : new String[] {range.err(), attack.out(), inspect.out()}) {
      assertTrue(text.chars().allMatch(c -> c < 0x7f), text);
    }
  }
}
