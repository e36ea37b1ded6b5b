package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, in a tree whose Maven and Java are scripts that log their calls. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String BUILDING = "mondeq: building (a minute at most)...\n";

  @TempDir private Path temporary;
  private Path root;
  private Path source;
  private Path javaHome;

  @BeforeEach
  void makeTree() throws IOException {
    root = Files.createDirectories(temporary.resolve("a tree/mondeq"));
    javaHome = temporary.resolve("a java");
    script(root.resolve("mondeq"), Files.readString(Path.of("../mondeq")));
    script(
        root.resolve("mvnw"),
        """
        #!/bin/sh
        echo "$@" >>builds
        if [ -f broken ]; then echo 'it is broken'; exit 1; fi
        mkdir -p target/lib target/lib-cuda common/target
        touch common/target/mondeq-common-1.jar common/target/mondeq-common-1-tests.jar
        """);
    script(
        javaHome.resolve("bin/java"),
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo "openjdk version \\"${FAKE_VERSION:-17.0.1}\\"" >&2
          exit
        fi
        pwd
        for word in "$@"; do echo "$word"; done
        exit 3
        """);
    Files.writeString(root.resolve("pom.xml"), "");
    source = Files.createDirectories(root.resolve("common/src/main")).resolve("A.java");
    Files.writeString(source, "");
    Files.writeString(root.resolve("common/pom.xml"), "");
    for (Path file : List.of(source, root.resolve("pom.xml"), root.resolve("common/pom.xml"))) {
      makeOld(file);
    }
    makeOld(source.getParent());
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Outcome(int code, List<String> out, String err) {}

  private Process start(Path launcher, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().keySet().removeIf(key -> key.startsWith("MONDEQ_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Outcome finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out.lines().toList(), err);
  }

  private Outcome launch(Map<String, String> environment, String... args) throws Exception {
    return finish(start(root.resolve("mondeq"), environment, args));
  }

  private long builds() throws IOException {
    return Files.readAllLines(root.resolve("builds")).size();
  }

  @Test
  void buildsOnceAndPassesEverythingOn() throws Exception {
    Outcome first = launch(Map.of(), "certify", "a b", "");
    assertEquals(BUILDING, first.err());
    assertEquals(3, first.code(), "the code of the program");
    assertEquals(temporary.toRealPath().toString(), first.out().get(0), "the caller's folder");
    int end = first.out().size();
    assertEquals(
        List.of("org.mondeq.app.Mondeq", "certify", "a b", ""), first.out().subList(end - 4, end));
    assertEquals("", launch(Map.of(), "x").err());
    assertEquals(1, builds());
  }

  @Test
  void leavesTestArchivesOut() throws Exception {
    List<String> out = launch(Map.of()).out();
    String classPath = out.get(out.indexOf("-cp") + 1);
    Path real = root.toRealPath();
    assertEquals(real + "/common/target/mondeq-common-1.jar:" + real + "/target/lib/*", classPath);
  }

  @Test
  void buildsAgainWhenSomethingChanged() throws Exception {
    launch(Map.of());
    Files.writeString(root.resolve("common/target/mondeq-common-0.jar"), "");
    Files.writeString(root.resolve("target/lib/old-1.jar"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertEquals(BUILDING, launch(Map.of()).err());
    assertEquals(2, builds());
    assertTrue(Files.notExists(root.resolve("common/target/mondeq-common-0.jar")));
    assertTrue(Files.notExists(root.resolve("target/lib/old-1.jar")));
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    Path link = temporary.resolve("some link");
    Files.createSymbolicLink(link, Path.of("a tree/mondeq/mondeq"));
    assertEquals(3, finish(start(link, Map.of())).code());
    assertEquals(1, builds());
  }

  @Test
  void twoAtATimeBuildOnce() throws Exception {
    Process one = start(root.resolve("mondeq"), Map.of());
    Process two = start(root.resolve("mondeq"), Map.of());
    assertEquals(3, finish(one).code());
    assertEquals(3, finish(two).code());
    assertEquals(1, builds());
  }

  @Test
  void showsTheOutputOfAFailedBuild() throws Exception {
    Files.writeString(root.resolve("broken"), "");
    Outcome outcome = launch(Map.of());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().startsWith(BUILDING + "it is broken\nmondeq: the build failed"));
    Files.delete(root.resolve("broken"));
    assertEquals(3, launch(Map.of()).code());
  }

  @Test
  void buildsForCudaOnDemand() throws Exception {
    List<String> out = launch(Map.of(), "--cuda", "run").out();
    assertTrue(out.get(out.indexOf("-cp") + 1).endsWith("/target/lib-cuda/*"));
    assertEquals("run", out.get(out.size() - 1));
    assertEquals("org.mondeq.app.Mondeq", out.get(out.size() - 2));
    assertEquals(
        List.of("-q -ntp -DskipTests -Pcuda package"), Files.readAllLines(root.resolve("builds")));
    launch(Map.of("MONDEQ_CUDA", "1"));
    assertEquals(1, builds());
  }

  @Test
  void takesTheHeapFromTheEnvironment() throws Exception {
    assertTrue(launch(Map.of("MONDEQ_HEAP", "3g")).out().contains("-Xmx3072m"));
    assertTrue(launch(Map.of("MONDEQ_HEAP", "700m")).out().contains("-Xmx700m"));
    for (String wrong : List.of("3", "g", "1.5g", "3gb", "x")) {
      Outcome outcome = launch(Map.of("MONDEQ_HEAP", wrong));
      assertEquals(2, outcome.code(), wrong);
      assertEquals(
          "mondeq: MONDEQ_HEAP=" + wrong + ": expected a size such as 2g\n", outcome.err());
    }
  }

  @Test
  void rejectsAnOldOrMissingJava() throws Exception {
    Outcome old = launch(Map.of("FAKE_VERSION", "11.0.2"));
    assertEquals(2, old.code());
    assertEquals(
        "mondeq: " + javaHome + "/bin/java is version 11; expected 17 or later\n", old.err());
    Outcome none = launch(Map.of("JAVA_HOME", "/nowhere"));
    assertEquals(2, none.code());
    assertEquals(
        "mondeq: JAVA_HOME=/nowhere: no bin/java there; expected a Java 17 or later\n", none.err());
  }

  @Test
  void drawsNoBarsWithoutATerminal() throws Exception {
    assertTrue(launch(Map.of()).out().stream().noneMatch(word -> word.contains("terminal")));
  }
}
