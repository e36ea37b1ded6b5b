package org.mondeq.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mondeq.config.SampleRange;
import org.mondeq.config.Shard;
import org.mondeq.io.InvalidInputException;
import org.mondeq.spec.Norm;

/**
 * Where results come from: {@code run.json}.
 *
 * @param program name and version of the program
 * @param task what was done
 * @param model the name of the model
 * @param modelSha256 the SHA-256 of the model file
 * @param latent the number of its latent units; null where it was not recorded
 * @param data the name of the data set
 * @param dataSha256 the SHA-256 of the test split
 * @param method the method
 * @param epsilon the radius of the perturbation in raw pixel space; null where the inputs are no
 *     balls of one radius
 * @param seed of every random choice
 * @param started date and time in UTC, ISO 8601
 * @param java the version of the Java virtual machine
 * @param system operating system, architecture and processors
 * @param fingerprint everything else that the results depend on, by configuration key
 * @param part which samples were asked for; null where it was not recorded
 */
public record RunInfo(
    String program,
    Task task,
    String model,
    String modelSha256,
    Integer latent,
    String data,
    String dataSha256,
    String method,
    Double epsilon,
    long seed,
    String started,
    String java,
    String system,
    Map<String, String> fingerprint,
    Part part) {
  /**
   * Which samples a process was to look at.
   *
   * @param samples those of all parts of the run, as in 0-99
   * @param shard which part of them, as in 0/3; null for all of them
   */
  public record Part(String samples, String shard) {
    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if one of them is not what a configuration may say
     */
    public Part {
      require("part.samples", samples);
      try {
        SampleRange.parse(samples);
        if (shard != null) {
          Shard.parse(shard);
        }
      } catch (InvalidInputException e) {
        throw new IllegalArgumentException("part: " + e.getMessage(), e);
      }
    }
  }

  /** The key of the fingerprint that says which build of the program gave the results. */
  public static final String BUILD = "build";

  /** The key of the fingerprint for the folder of certificates, which decides no result. */
  private static final String CERTIFICATES = "certify.certificates";

  /** The key of the fingerprint for the channels, height and width of an input. */
  public static final String INPUT_SHAPE = "input shape";

  /** The key of the fingerprint for the norm of the radius; not there for that of boxes. */
  public static final String NORM = "norm";

  /**
   * Sorts the fingerprint.
   *
   * @throws IllegalArgumentException if something is missing that tells runs apart
   */
  public RunInfo {
    require("task", task);
    require("model", model);
    require("modelSha256", modelSha256);
    require("data", data);
    require("dataSha256", dataSha256);
    require("method", method);
    require("fingerprint", fingerprint);
    fingerprint = new TreeMap<>(fingerprint);
    Norm.of(fingerprint.getOrDefault(NORM, Norm.INF.word()));
  }

  private static void require(String key, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(key + ": missing");
    }
  }

  /** The norm of the radius. */
  public Norm norm() {
    return Norm.of(fingerprint.getOrDefault(NORM, Norm.INF.word()));
  }

  @Override
  public Map<String, String> fingerprint() {
    return new TreeMap<>(fingerprint);
  }

  /** The same without what may differ between parts: a shard, and the place of certificates. */
  RunInfo asPart() {
    Map<String, String> same = new TreeMap<>(fingerprint);
    same.remove(CERTIFICATES);
    return with(part == null ? null : new Part(part.samples(), null), same);
  }

  /** The same run, of which other samples were asked for, and perhaps with another fingerprint. */
  public RunInfo with(Part newPart, Map<String, String> newFingerprint) {
    return new RunInfo(
        program,
        task,
        model,
        modelSha256,
        latent,
        data,
        dataSha256,
        method,
        epsilon,
        seed,
        started,
        java,
        system,
        newFingerprint,
        newPart);
  }

  /** This Java virtual machine. */
  public static String thisJava() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
  }

  /** This machine. */
  public static String thisSystem() {
    return String.format(
        Locale.ROOT,
        "%s %s, %s, %d processors",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * What makes results of this run and of another differ, such as "epsilon 0.05 there, 0.1 now";
   * empty if they may stand in one folder. Time and machine do not count; the build of the program
   * does, as part of the fingerprint.
   */
  List<String> differences(RunInfo now) {
    Map<String, Object> mine = identity();
    Map<String, Object> theirs = now.identity();
    TreeSet<String> keys = new TreeSet<>(mine.keySet());
    keys.addAll(theirs.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      Object there = mine.getOrDefault(key, "nothing");
      Object here = theirs.getOrDefault(key, "nothing");
      if (!Objects.equals(there, here)) {
        differences.add(key + " " + there + " there, " + here + " now");
      }
    }
    return differences;
  }

  private Map<String, Object> identity() {
    Map<String, Object> identity = new TreeMap<>(fingerprint);
    identity.remove(INPUT_SHAPE); // as the model file says it
    identity.put("task", task);
    identity.put("model file", modelSha256);
    identity.put("data", data + " " + dataSha256);
    identity.put("method", method);
    if (epsilon != null) {
      identity.put("epsilon", EpsilonText.of(epsilon));
    }
    identity.put("seed", seed);
    return identity;
  }
}
