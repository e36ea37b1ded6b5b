package org.mondeq.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.mondeq.cli.FleetOptions;
import org.mondeq.experiment.Fleet;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --master}, {@code --shared-dir} and {@code --conf}. */
final class SparkOptions implements FleetOptions {
  private static final String MASTER = "--master";
  private static final String SHARED = "--shared-dir";
  private static final String CONF = "--conf";
  private static final String JARS = "spark.jars";

  /** The property in which the launcher names the jar for executors. */
  private static final String JAR = "mondeq.spark.jar";

  /** One for the process, whatever the number of experiments. */
  private Connection connection;

  @Override
  public List<OptionSpec> specs() {
    return List.of(
        OptionSpec.builder(MASTER)
            .paramLabel("URL")
            .type(String.class)
            .arity("1")
            .description(
                "The Spark cluster, as in spark://HOST:7077, or local[N] for N threads of this"
                    + " process; default that of spark-submit, or else local[*].")
            .build(),
        OptionSpec.builder(SHARED)
            .paramLabel("DIR")
            .type(String.class)
            .arity("1")
            .description(
                "A folder that all executors see under the same name: they write counterexamples"
                    + " and certificates there instead of sending them to the driver.")
            .build(),
        OptionSpec.builder(CONF)
            .paramLabel("KEY=VALUE")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description("A property of Spark, as in spark.executor.memory=4g; repeatable.")
            .build());
  }

  @Override
  public Fleet open(Map<String, List<String>> given) {
    connection = connection == null ? new Connection(conf(given)) : connection;
    Optional<Path> shared =
        Optional.ofNullable(given.get(SHARED))
            .map(values -> FilePath.of(values.get(0)).toAbsolutePath().normalize());
    return new SparkFleet(connection::context, shared);
  }

  static SparkConf conf(Map<String, List<String>> given) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String assignment : given.getOrDefault(CONF, List.of())) {
      int equals = assignment.indexOf('=');
      if (equals < 1 || !assignment.startsWith("spark.")) {
        throw new InvalidInputException(
            CONF + ": expected spark.KEY=VALUE, got \"" + assignment + "\"");
      }
      properties.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    SparkConf conf = new SparkConf(); // with what spark-submit has set
    String master =
        given.containsKey(MASTER) ? given.get(MASTER).get(0) : conf.get("spark.master", "local[*]");
    conf.setMaster(master).setIfMissing("spark.app.name", "mondeq");
    defaults(conf);
    properties.forEach(conf::set);
    if (!master.startsWith("local") && !conf.contains(JARS)) {
      conf.set(JARS, jar());
    }
    return conf;
  }

  /** Executors work on one sample a core: native libraries have one thread each. */
  private static void defaults(SparkConf conf) {
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
    conf.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
    conf.setIfMissing(
        "spark.executor.extraJavaOptions", "-Xss8m -XX:+UseSerialGC -Djava.awt.headless=true");
  }

  private static String jar() {
    String jar = System.getProperty(JAR, "");
    if (jar.isEmpty()) {
      throw new InvalidInputException(
          MASTER + ": executors need the assembled jar; use mondeq --spark or spark-submit");
    }
    return jar;
  }

  /** The connection to a cluster, made when it is first asked for. */
  private static final class Connection {
    private final SparkConf conf;
    private JavaSparkContext context;

    Connection(SparkConf conf) {
      this.conf = conf;
    }

    synchronized JavaSparkContext context() {
      if (context == null) {
        context = connect();
      }
      return context;
    }

    private JavaSparkContext connect() {
      String master = conf.get("spark.master");
      try {
        return new JavaSparkContext(conf);
      } catch (RuntimeException e) {
        throw new FailedRunException(
            MASTER + " " + master + ": no connection to Spark: " + e.getMessage(), e);
      }
    }
  }
}
