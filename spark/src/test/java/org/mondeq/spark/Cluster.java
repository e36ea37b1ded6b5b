package org.mondeq.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster on this machine: a master and workers of one core, each a process,
 * from the jars that the build has put aside. Their executors have the assembled jar alone of this
 * program.
 */
@SuppressWarnings("try") // an interrupted test ends
final class Cluster implements AutoCloseable {
  private static final String LOCAL = "127.0.0.1";
  private static final Pattern URL = Pattern.compile("spark://[0-9.]+:[0-9]+");
  private static final long PATIENCE_SECONDS = 120;

  /** What the program brings itself, and Spark does not. */
  private static final Pattern OF_PROGRAM =
      Pattern.compile(
          "(nd4j|mondeq|openblas|javacpp|picocli|snakeyaml|jackson-dataformat|commons-csv|ojalgo"
              + "|jackson-1|guava-1|protobuf-1|oshi|jna|flatbuffers|byteunits|neoitertools|threetenbp"
              + "|commons-net).*");

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final String url;

  /** Starts a master, whose files go to a folder. */
  Cluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("home/conf"));
    Path jars = Files.createDirectories(folder.resolve("home/jars"));
    try (Stream<Path> all = Files.list(libraries())) {
      for (Path jar : all.toList()) {
        if (!OF_PROGRAM.matcher(jar.getFileName().toString()).matches()) {
          Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
        }
      }
    }
    start(
        "master",
        "org.apache.spark.deploy.master.Master",
        List.of("--host", LOCAL, "--port", "0", "--webui-port", "0"));
    this.url = await(folder.resolve("master.log"), URL);
  }

  static Path libraries() {
    return Path.of("../target/lib-spark");
  }

  static Path assembled() {
    return Path.of("target/mondeq-spark-all.jar").toAbsolutePath();
  }

  /** Adds a worker of one core. */
  Process worker(String name) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--host", LOCAL, "--cores", "1"));
    arguments.addAll(List.of("--memory", "900m", "--webui-port", "0", "--work-dir"));
    arguments.add(folder.resolve("work-" + name).toString());
    arguments.add(url);
    Process worker = start(name, "org.apache.spark.deploy.worker.Worker", arguments);
    await(folder.resolve(name + ".log"), Pattern.compile("Successfully registered"));
    return worker;
  }

  /** Kills a process and all that it has started, at once. */
  static void kill(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** The command line of the program, as a driver of this cluster. */
  List<String> driver(String... arguments) {
    List<String> command = new ArrayList<>(java("-Xss8m"));
    command.add("-Dmondeq.spark.jar=" + assembled());
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=2g");
    command.addAll(List.of("-cp", classPath(), "org.mondeq.spark.MondeqSpark"));
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("--master", url, "--conf", "spark.executor.memory=600m"));
    command.addAll(List.of("--conf", "spark.driver.host=" + LOCAL));
    command.addAll(List.of("--conf", "spark.driver.bindAddress=" + LOCAL));
    return command;
  }

  /** The same program on its own. */
  static List<String> alone(String... arguments) {
    List<String> command = new ArrayList<>(java("-Xss8m"));
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=2g");
    command.addAll(List.of("-cp", classPath(), "org.mondeq.app.Mondeq"));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** The jars of the program as the launcher has them. */
  private static String classPath() {
    List<String> paths = new ArrayList<>();
    for (String module : List.of("io", "check", "common", "train", "attack", "certify", "cli")) {
      paths.add(Path.of("..", module, "target/classes").toAbsolutePath().toString());
    }
    paths.add(Path.of("target/classes").toAbsolutePath().toString());
    paths.add(libraries().toAbsolutePath() + "/*");
    return String.join(File.pathSeparator, paths);
  }

  private static List<String> java(String option) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", option, "-XX:+UseSerialGC"));
    command.addAll(Arrays.asList(System.getProperty("spark.opens").split(" ")));
    return command;
  }

  private Process start(String name, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(java("-Xss1m"));
    command.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
    Files.writeString(
        folder.resolve("log4j2.properties"),
        """
        rootLogger.level = info
        rootLogger.appenderRef.stderr.ref = stderr
        appender.stderr.type = Console
        appender.stderr.name = stderr
        appender.stderr.target = SYSTEM_ERR
        appender.stderr.layout.type = PatternLayout
        appender.stderr.layout.pattern = %p %c{1}: %m%n
        """);
    command.addAll(List.of("-cp", folder.resolve("home/jars") + "/*", main));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_LOCAL_IP", LOCAL);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static String await(Path log, Pattern pattern) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end) {
      Matcher matcher = pattern.matcher(Files.readString(log));
      if (matcher.find()) {
        return matcher.group();
      }
      Thread.sleep(200);
    }
    throw new AssertionError(log + ": " + Files.readString(log));
  }

  /** What the processes have logged of executors, for messages of failed tests. */
  String logs() {
    try (Stream<Path> files = Files.walk(folder, 5)) {
      return files
          .filter(file -> file.toString().endsWith(".log") || file.endsWith("stderr"))
          .map(file -> file + ":\n" + tail(file))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tail(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (int i = processes.size() - 1; i >= 0; i--) {
      kill(processes.get(i));
    }
  }
}
