package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong usage and input of the program are one line and exit code 2. */
final class MainTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void needsAModelAndAFile() {
    assertEquals(2, run());
    assertEquals(2, run("model.npz"));
    assertEquals(2, err.toString().lines().count());
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    Path model = Files.writeString(folder.resolve("model.npz"), "none");
    assertEquals(2, run(model.toString(), model.toString()));
    assertEquals(1, err.toString().lines().count());
    assertTrue(err.toString().startsWith("mondeq-check: "), err.toString());
  }

  @Test
  void printsNoControlCharacters() {
    assertEquals(2, run("a\u001b[2J\u009b\u202e\nb", "c\u0007.npz"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("a?[2J???b: no such file"), err.toString());
  }

  @Test
  void refusesAnEmptyFolder() {
    assertEquals(2, run("model.npz", folder.toString()));
    assertTrue(err.toString().contains("no .npz file there"), err.toString());
  }

  @Test
  void refusesALimitThatIsNone() {
    assertEquals(2, run("--work-limit", "many", "model.npz", "proof.npz"));
    assertEquals(2, run("--work-limit", "-1", "model.npz", "proof.npz"));
    assertEquals(2, run("--work-limit", "5"));
    assertEquals(3, err.toString().lines().count(), err.toString());
  }

  @Test
  void refusesWhatIsNoPath() {
    assertEquals(2, run("model.npz", ""));
    assertEquals(2, run("a\0b.npz", "proof.npz"));
    assertEquals(2, run("model.npz", "a\0b.npz"));
    assertEquals(3, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("expected a file or folder, got nothing"), err.toString());
    assertTrue(err.toString().contains("a?b.npz: not a path"), err.toString());
  }

  @Test
  void explainsItself() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().startsWith("usage: mondeq-check "), out.toString());
  }
}
