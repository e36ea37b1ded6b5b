package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config}, {@code completion} and {@code man} say. */
class ManualTest {
  @TempDir private Path folder;

  private static String printed(String... words) {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome.out();
  }

  private static String refused(String... words) {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    return outcome.err();
  }

  @Test
  void aKeyIsExplained() {
    List<String> lines = printed("config", "--explain", "train.epochs").lines().toList();
    assertEquals("train.epochs", lines.get(0));
    assertEquals("  passes over the training images, at least 1", lines.get(1));
    assertEquals("  values   a whole number", lines.get(2));
    assertEquals("  default  10", lines.get(3));
    assertEquals(
        printed("config", "--explain", "train.epochs"), printed("config", "--explain", "epochs"));
    String methods = printed("config", "--explain", "certify.method");
    assertTrue(methods.contains("one of craft, box, zonotope, lipschitz, complete"), methods);
    String section = printed("config", "--explain", "attack.square");
    assertTrue(section.contains("attack.square.queries"), section);
  }

  @Test
  void whatIsNearIsNamedAndNothingElse() {
    assertTrue(refused("config", "--explain", "train.epoch").contains("mean train.epochs?"));
    assertTrue(refused("config", "--explain", "epocs").contains("mean train.epochs?"));
    assertTrue(refused("config", "--explain", "weather").contains("mondeq config lists all"));
    assertTrue(refused("config", "--schema", "--markdown").contains("expected one of"));
  }

  @Test
  void everyKeyIsListed() {
    String list = printed("config");
    for (String key : List.of("epsilon", "train.epochs", "certify.craft.slopes.when")) {
      assertTrue(list.lines().anyMatch(line -> line.startsWith(key + " ")), key);
    }
    assertTrue(printed("config", "--schema").contains("\"additionalProperties\" : false"));
    assertTrue(
        printed("config", "--markdown").contains("| `train.epochs` | a whole number | 10 |"));
  }

  /** Bash itself completes a command and an option by the script. */
  @Test
  void bashCompletes() throws Exception {
    Path script = Files.writeString(folder.resolve("mondeq.bash"), printed("completion"));
    String complete =
        "source "
            + script
            + "; compopt() { :; }; COMP_WORDS=(mondeq %s); COMP_CWORD=%d; _complete_mondeq; echo \"${COMPREPLY[@]}\"";
    assertEquals("certify", bash(String.format(complete, "cert", 1)));
    assertTrue(bash(String.format(complete, "certify --eps", 2)).contains("--epsilon"));
  }

  private static String bash(String script) throws Exception {
    Process process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.strip();
  }

  @Test
  void everyCommandHasAPage() throws Exception {
    String said = printed("man", folder.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(said.startsWith("wrote " + files.count() + " pages to "), said);
    }
    String page = Files.readString(folder.resolve("mondeq-certify.1"));
    assertTrue(page.startsWith(".TH \"MONDEQ-CERTIFY\" 1 "), page);
    assertTrue(page.contains("\n\\fB\\-\\-epsilon\\fP=\\fIE\\fP\n"), page);
    assertTrue(page.contains(".SH \"EXIT STATUS\""), page);
    assertTrue(Files.readString(folder.resolve("mondeq.1")).contains("mondeq\\-radius"));
    assertFalse(page.contains("${"), page);
  }

  /** Groff has nothing to complain of, where it is there. */
  @Test
  void pagesAreFormatted() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "no groff here");
    printed("man", folder.toString());
    assertEquals("", bash("groff -man -ww -Tutf8 -z " + folder + "/*.1"));
    String text = bash("groff -man -Tascii -P-cbou " + folder + "/mondeq-certify.1");
    assertTrue(text.contains("--epsilon=E"), text);
  }
}
