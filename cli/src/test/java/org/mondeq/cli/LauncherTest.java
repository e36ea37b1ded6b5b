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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        case "$*" in
          *-Pspark*)
            mkdir -p target/lib-spark spark/target
            touch spark/target/mondeq-spark-1.jar spark/target/mondeq-spark-all.jar
            ;;
        esac
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
        echo "LC_ALL=${LC_ALL-}"
        if [ -f /proc/self/fd/8/common/target/mondeq-common-1.jar ]; then echo "jar there"; fi
        for word in "$@"; do printf '%s\\n' "$word"; done
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
  void buildsForSparkOnDemand() throws Exception {
    Files.createDirectories(root.resolve("spark"));
    Files.writeString(root.resolve("spark/pom.xml"), "");
    makeOld(root.resolve("spark/pom.xml"));
    Files.createDirectories(root.resolve("spark/src/main"));
    makeOld(root.resolve("spark/src/main"));
    launch(Map.of());
    assertEquals("", launch(Map.of()).err(), "needs nothing of Spark");
    assertEquals(1, builds());
    List<String> out = launch(Map.of(), "--spark", "certify").out();
    String place = root.toRealPath().toString();
    assertEquals(
        String.join(
            ":",
            place + "/common/target/mondeq-common-1.jar",
            place + "/spark/target/mondeq-spark-1.jar",
            place + "/target/lib-spark/*"),
        out.get(out.indexOf("-cp") + 1));
    assertTrue(out.contains("-Dmondeq.spark.jar=" + place + "/spark/target/mondeq-spark-all.jar"));
    assertTrue(out.contains("--add-opens=java.base/java.nio=ALL-UNNAMED"));
    assertEquals(
        List.of("org.mondeq.spark.MondeqSpark", "certify"),
        out.subList(out.size() - 2, out.size()));
    assertEquals("", launch(Map.of("MONDEQ_SPARK", "1")).err());
    assertEquals(
        List.of("-q -ntp -DskipTests package", "-q -ntp -DskipTests -Pspark package"),
        Files.readAllLines(root.resolve("builds")));
    assertTrue(launch(Map.of()).out().stream().noneMatch(word -> word.contains("spark")));
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

  @Test
  void helpBuildsNothing() throws Exception {
    launch(Map.of());
    for (String[] words :
        List.of(
            new String[] {"--cuda", "train", "c.yaml", "--help"},
            new String[] {"--cuda", "help", "train"},
            new String[] {"--cuda"})) {
      Outcome outcome = launch(Map.of(), words);
      assertEquals("", outcome.err());
      assertTrue(outcome.out().get(outcome.out().indexOf("-cp") + 1).endsWith("/target/lib/*"));
    }
    assertEquals(1, builds());
  }

  /** Where nothing says that names are UTF-8, as under cron, Java could not open "modèle". */
  @Test
  void namesFilesInUtf8WhateverTheLocale() throws Exception {
    Assumptions.assumeTrue(hasUtf8(), "skipped: this system has no locale C.UTF-8");
    for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8", "")) {
      List<String> out = launch(Map.of("LC_ALL", locale, "LANG", "C")).out();
      assertTrue(out.contains("LC_ALL=C.UTF-8"), locale + ": " + out);
    }
  }

  private static boolean hasUtf8() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("locale", "charmap");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return finish(builder.start()).out().equals(List.of("UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mod\u00e8le \u00fc", "a  b", "a'b\"c", "a*b[c]", "$HOME", "-n"})
  void runsFromAnyFolder(String name) throws Exception {
    Path moved = Files.move(root, root.resolveSibling(name));
    Path real = moved.toRealPath();
    Outcome outcome = finish(start(moved.resolve("mondeq"), Map.of("LC_ALL", "C")));
    assertEquals(3, outcome.code(), outcome.err());
    assertEquals(
        real + "/common/target/mondeq-common-1.jar:" + real + "/target/lib/*",
        outcome.out().get(outcome.out().indexOf("-cp") + 1));
  }

  /** A class path has no way to write a ':' within a path. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void runsFromAFolderWithAColonButDoesNotBuildThere() throws Exception {
    launch(Map.of());
    Path moved = Files.move(root, root.resolveSibling("a:b"));
    Outcome outcome = finish(start(moved.resolve("mondeq"), Map.of()));
    assertEquals("", outcome.err());
    String classPath = outcome.out().get(outcome.out().indexOf("-cp") + 1);
    assertEquals(
        "/proc/self/fd/8/common/target/mondeq-common-1.jar:/proc/self/fd/8/target/lib/*",
        classPath);
    assertTrue(outcome.out().contains("jar there"), "the folder is open: " + outcome.out());
    Files.delete(moved.resolve("common/target/mondeq-common-1.jar"));
    Files.delete(moved.resolve("common/target/mondeq-common-1-tests.jar"));
    Outcome refused = finish(start(moved.resolve("mondeq"), Map.of()));
    assertEquals(2, refused.code());
    assertEquals(
        "mondeq: "
            + moved.toRealPath()
            + ": Java builds in no folder with ':' in its path; move or rename it\n",
        refused.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 80, 120})
  void tellsHowWideTheTerminalIs(int columns) throws Exception {
    Process asked = new ProcessBuilder("sh", "-c", "command -v script && script --version").start();
    String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assumptions.assumeTrue(
        asked.waitFor() == 0 && version.contains("util-linux"),
        "skipped: no pseudo-terminal without script of util-linux");
    launch(Map.of());
    String line = "stty cols " + columns + "; '" + root.resolve("mondeq") + "' report";
    ProcessBuilder builder = new ProcessBuilder("script", "-qec", line, "/dev/null");
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Outcome outcome = finish(builder.start());
    assertTrue(outcome.out().contains("-Dmondeq.stderr.terminal=true"), outcome.toString());
    assertTrue(outcome.out().contains("-Dmondeq.stderr.columns=" + columns), outcome.toString());
  }
}
