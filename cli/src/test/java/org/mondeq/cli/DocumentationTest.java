package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say is true: sources are listed, links lead somewhere, the README is short. */
final class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CITATION = Pattern.compile("\\[(\\p{Lu}\\p{L}+\\d{2})\\b");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern MODULE =
      Pattern.compile("(io|check|common|train|attack|certify|cli)/src/(main|test)/java/.*\\.java");

  @Test
  void everySourceThatIsCitedIsListed() {
    Set<String> listed = matches(CITATION, List.of(ROOT.resolve("docs/references.md")));
    List<Path> sources =
        files().filter(file -> MODULE.matcher(ROOT.relativize(file).toString()).matches()).toList();
    Set<String> cited = matches(CITATION, sources);
    cited.addAll(matches(CITATION, pages()));
    assertTrue(cited.size() > 10, "citations are found");
    cited.removeAll(listed);
    assertEquals(Set.of(), cited);
  }

  @Test
  void linksLeadToFiles() {
    for (Path page : pages()) {
      for (String target : matches(LINK, List.of(page))) {
        assertTrue(Files.exists(page.resolveSibling(target)), page + " links to " + target);
      }
    }
  }

  @Test
  void theReadmeIsShort() {
    long lines = read(ROOT.resolve("README.md")).lines().count();
    assertTrue(lines <= 110, lines + " lines");
  }

  /** The theorems of the method stand, as such, at the code that implements them. */
  @Test
  void theoremsAreFoundInTheCode() {
    String certify =
        String.join(
            "\n",
            files()
                .filter(file -> file.toString().contains("certify/src/main/java"))
                .map(DocumentationTest::read)
                .toList());
    String math = read(ROOT.resolve("docs/math.md"));
    for (String name :
        List.of(
            "Theorem 4.1",
            "Theorem 4.2",
            "Theorem 5.1",
            "Theorem 5.2",
            "Theorem A.1",
            "Theorem A.2",
            "Algorithm 1",
            "Appendix B")) {
      String spaced = name.replace(" ", "(\\s|\\*)+");
      assertTrue(Pattern.compile(spaced).matcher(certify).find(), name + " in the code");
      assertTrue(Pattern.compile(spaced).matcher(math).find(), name + " in docs/math.md");
    }
  }

  private static List<Path> pages() {
    return Stream.concat(
            Stream.of("README.md", "TRUST.md", "CONTRIBUTING.md").map(ROOT::resolve),
            files().filter(file -> file.toString().matches("\\.\\./docs/[^/]*\\.md")))
        .toList();
  }

  private static Stream<Path> files() {
    try (Stream<Path> tree = Files.walk(ROOT, 12)) {
      return tree
          .filter(file -> !file.toString().contains("/target/"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> matches(Pattern pattern, List<Path> files) {
    Set<String> found = new TreeSet<>();
    for (Path file : files) {
      pattern.matcher(read(file)).results().map((MatchResult m) -> m.group(1)).forEach(found::add);
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
