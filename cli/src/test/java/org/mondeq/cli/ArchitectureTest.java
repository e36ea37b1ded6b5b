package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Pattern CONSOLE =
      Pattern.compile("import picocli|System\\.(out|err|in)\\b|printStackTrace\\(\\)");

  private static final Pattern DATE =
      Pattern.compile(
          "currentTimeMillis|\\bInstant\\b|LocalDate(Time)?\\.now|getLastModified|new Date\\(");

  @Test
  void onlyCommandLinePackagesTalkToTheUser() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 50, "sources are found");
      assertEquals(
          List.of(),
          sources.stream()
              .filter(file -> !file.getParent().endsWith("cli"))
              .filter(file -> CONSOLE.matcher(read(file)).find())
              .toList());
    }
  }

  /** A clock that is set back changes nothing but the date in {@code run.json}. */
  @Test
  void onlyProvenanceLooksAtTheDate() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      assertEquals(
          List.of("Provenance.java"),
          files
              .filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
              .filter(file -> DATE.matcher(read(file)).find())
              .map(file -> file.getFileName().toString())
              .toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
