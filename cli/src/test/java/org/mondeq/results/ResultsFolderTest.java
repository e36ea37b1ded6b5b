package org.mondeq.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

class ResultsFolderTest {
  private static final Map<String, String> STEPS = Map.of("certify.craft.steps", "500");

  @TempDir private Path temporary;

  private Path folder;
  private Path file;
  private final RunInfo info = Results.info(Task.CERTIFY, "craft", 0.05, STEPS);

  @BeforeEach
  void choose() {
    folder = temporary.resolve("runs/a");
    file = folder.resolve("results.jsonl");
  }

  private ResultsFolder open(RunInfo run, boolean overwrite) {
    return ResultsFolder.open(folder, run, "name: a\n", overwrite);
  }

  private void write(SampleResult... results) {
    try (ResultsFolder open = open(info, false)) {
      List.of(results).forEach(open::append);
    }
  }

  private static SampleResult certified(int index) {
    return Results.correct(index).bound(0.5).converged(true).certified().withSeconds(2);
  }

  @Test
  void writesEverythingThatItPromises() throws IOException {
    try (ResultsFolder open = open(info, false)) {
      open.append(certified(1));
      open.append(Results.misclassified(0));
      assertFalse(Files.exists(folder.resolve("summary.json")));
      open.complete();
    }
    assertEquals("name: a\n", Files.readString(folder.resolve("config.yaml")));
    JsonNode summary = Json.MAPPER.readTree(folder.resolve("summary.json").toFile());
    assertEquals(2, summary.get("samples").intValue());
    assertEquals(1, summary.get("certified").intValue());
    assertEquals(2.0, summary.get("secondsPerCorrect").doubleValue());
    assertTrue(summary.get("bound").isNull());
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(0).startsWith("{\"index\":0,\"label\":3,\"prediction\":4,"), "sorted");
    assertTrue(lines.get(0).contains("\"verdict\":\"misclassified\""));
    assertEquals(info, ResultSet.read(folder).info());
    assertEquals(2, ResultSet.read(folder).results().size());
  }

  @Test
  void continuesTheSameRun() {
    write(certified(0), certified(1));
    try (ResultsFolder open = open(info, false)) {
      assertEquals(Set.of(0, 1), open.finished());
      open.append(certified(2));
      assertEquals(3, open.complete().samples());
    }
  }

  @Test
  void doesALineThatWasCutOffAgain() throws IOException {
    write(certified(0), certified(1));
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 10));
    try (ResultsFolder open = open(info, false)) {
      assertEquals(Set.of(0), open.finished());
      open.append(certified(1));
    }
    assertEquals(text, Files.readString(file));
  }

  @Test
  void namesTheLineThatIsCorrupt() throws IOException {
    write(certified(0), certified(1), certified(2));
    List<String> lines = Files.readAllLines(file);
    for (String corrupt :
        List.of("{\"index\":1", "", "null", "[]", lines.get(1).replace("0.5", "NaN"))) {
      Files.write(file, List.of(lines.get(0), corrupt, lines.get(2)));
      String message =
          assertThrows(InvalidInputException.class, () -> open(info, false)).getMessage();
      assertTrue(message.startsWith(file + ":2: not a result: "), message);
      assertEquals(1, message.lines().count());
    }
  }

  @Test
  void namesWhatIsWrongWithTheProvenance() throws IOException {
    write(certified(0));
    Path run = folder.resolve("run.json");
    String whole = Files.readString(run);
    assertUnreadable(run, "null", "expected keys and values");
    assertUnreadable(run, "{\"seed\": 1}", "task: missing");
    assertUnreadable(
        run, whole.replaceAll("\"data\" : \"[^\"]*\"", "\"data\" : null"), "data: missing");
    assertUnreadable(run, whole + " ".repeat(1 << 20), "more than 1048576 bytes");
  }

  private void assertUnreadable(Path run, String content, String reason) throws IOException {
    Files.writeString(run, content);
    String message =
        assertThrows(InvalidInputException.class, () -> ResultSet.read(folder)).getMessage();
    assertEquals(run + ": " + reason, message);
  }

  @Test
  void rejectsASampleThatStandsThereTwice() throws IOException {
    write(certified(0));
    Files.write(file, Files.readAllBytes(file), StandardOpenOption.APPEND);
    String message =
        assertThrows(InvalidInputException.class, () -> open(info, false)).getMessage();
    assertEquals(file + ":2: sample 0 stands here twice", message);
  }

  @Test
  void refusesAnotherRunAndSaysWhatDiffers() {
    write(certified(0));
    RunInfo other = Results.info(Task.CERTIFY, "craft", 0.1, Map.of("certify.craft.steps", "300"));
    String message =
        assertThrows(InvalidInputException.class, () -> open(other, false)).getMessage();
    assertEquals(
        folder
            + ": holds results of another run (certify.craft.steps 500 there, 300 now; epsilon"
            + " 0.05 there, 0.1 now); give another --output, or --overwrite",
        message);
    assertEquals(1, ResultSet.read(folder).results().size(), "nothing is lost");
  }

  @Test
  void overwritesWhenAsked() {
    write(certified(0));
    RunInfo other = Results.info(Task.CERTIFY, "complete", 0.1, Map.of());
    try (ResultsFolder open = open(other, true)) {
      assertEquals(Set.of(), open.finished());
    }
    assertEquals("complete", ResultSet.read(folder).info().method());
  }

  @Test
  void keepsTwoRunsOutOfOneFolder() {
    try (ResultsFolder open = open(info, false)) {
      InvalidInputException e = assertThrows(InvalidInputException.class, () -> open(info, true));
      assertTrue(e.getMessage().startsWith(folder + ": another run is writing here"));
      open.append(certified(0));
    }
    try (ResultsFolder open = open(info, false)) {
      assertEquals(Set.of(0), open.finished());
    }
  }

  @Test
  void isFreeAgainAfterAFault() throws IOException {
    write(certified(0));
    Files.writeString(file, "x\n");
    assertThrows(InvalidInputException.class, () -> open(info, false));
    open(info, true).close();
    assertEquals("", Files.readString(file));
  }

  @Test
  void rejectsAFileInPlaceOfAFolder() throws IOException {
    Path taken = Files.writeString(temporary.resolve("f"), "x");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ResultsFolder.open(taken, info, "", false));
    assertEquals(
        taken + ": cannot be used for results: a file of that name is in the way", e.getMessage());
  }

  @Test
  void findsResultsInFoldersOfFolders() {
    write(certified(0));
    assertEquals(folder, ResultSet.readAll(temporary).get(0).folder());
    assertEquals(1, ResultSet.readAll(file).size());
    assertThrows(InvalidInputException.class, () -> ResultSet.readAll(temporary.resolve("no")));
  }

  /** A table of whatever lies around a file would be taken for what the file holds. */
  @Test
  void refusesFilesThatNoRunWrites() throws IOException {
    write(certified(0));
    Path other = Files.writeString(folder.resolve("table.csv"), "x");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ResultSet.readAll(other));
    assertEquals(other + ": is a file, expected a folder with results", e.getMessage());
  }

  private RunInfo ofBuild(String build) {
    Map<String, String> fingerprint = new java.util.TreeMap<>(info.fingerprint());
    if (build != null) {
      fingerprint.put(RunInfo.BUILD, build);
    }
    return Results.info(Task.CERTIFY, "craft", 0.05, fingerprint);
  }

  /** A wrong verdict of an older version would survive in a folder that a newer one continues. */
  @Test
  void resultsOfAnotherBuildAreReadAndNotContinued() {
    for (String build : new String[] {null, "0.1.0 aaaa"}) {
      RunInfo old = ofBuild(build);
      try (ResultsFolder open = open(old, true)) {
        open.append(certified(0));
      }
      RunInfo now = ofBuild("0.1.0 bbbb");
      InvalidInputException e = assertThrows(InvalidInputException.class, () -> open(now, false));
      assertTrue(e.getMessage().contains("another version of the program"), e.getMessage());
      assertTrue(e.getMessage().endsWith("or --overwrite"), e.getMessage());
      assertEquals(1, ResultSet.read(folder).results().size());
      try (ResultsFolder open = open(now, true)) {
        assertTrue(open.finished().isEmpty());
      }
    }
  }
}
