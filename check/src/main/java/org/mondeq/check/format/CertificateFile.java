package org.mondeq.check.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** Reads and writes certificates: finite numbers in arrays that go together. */
final class CertificateFile {
  private static final String MEMBER = FileKind.CERTIFICATE.member();
  private static final int VERSION = 1;

  /** Of certificates with tightenings. */
  private static final int VERSION_OF_CUTOFFS = 2;

  /** Of certificates of conjunctions. */
  private static final int VERSION_OF_CONJUNCTIONS = 3;

  /** Of certificates about balls, with or without tightenings. */
  private static final int VERSION_OF_BALLS = 4;

  private static final int MOST_ROUNDS = 1000;

  /** Each may add a generator for each unit. */
  private static final int MOST_STEPS = 100;

  private static final Set<String> ALWAYS =
      Set.of("lower", "upper", "units", "unitMultipliers", "tree", "leafMultipliers");
  private static final Set<String> NEAR_POINT = Set.of("point");
  private static final Set<String> CONTAINED_STATE = Set.of("center", "generators", "box");
  private static final Set<String> CUTOFFS =
      Set.of("cutoffs", "cutoffRows", "cutoffUnits", "cutoffPrices", "cutoffMultipliers");

  private final Path file;

  /** {@code certificate.json} as it stands in the file; no steps where there is no state. */
  private record Description(
      int formatVersion,
      String model,
      int label,
      int rounds,
      Double stepSize,
      Integer stepsToContainment,
      Integer furtherSteps,
      String norm,
      Double epsilon) {
    boolean isOfBall() {
      return formatVersion == VERSION_OF_BALLS;
    }
  }

  CertificateFile(Path file) {
    this.file = file;
  }

  void write(Certificate certificate) {
    Claim claim = certificate.claim();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("lower", vector(claim.lower()));
    arrays.put("upper", vector(claim.upper()));
    arrays.put("units", integers(certificate.units().units()));
    arrays.put("unitMultipliers", matrix(certificate.units().multipliers()));
    arrays.put("tree", integers(certificate.tree()));
    arrays.put("leafMultipliers", matrix(certificate.leafMultipliers()));
    Double stepSize = null;
    Integer steps = null;
    Integer further = null;
    if (certificate.start() instanceof Start.NearPoint near) {
      arrays.put("point", vector(near.point()));
    } else if (certificate.start() instanceof Start.ContainedState state) {
      arrays.put("center", vector(state.center()));
      arrays.put("generators", matrix(state.generators()));
      arrays.put("box", vector(state.box()));
      stepSize = state.stepSize();
      steps = state.stepsToContainment();
      further = state.furtherSteps();
    }
    claim.ball().ifPresent(ball -> arrays.put(BallFile.CENTER, vector(ball.center())));
    if (claim.conjunctions().isPresent() || !certificate.tightenings().isEmpty()) {
      write(certificate.tightenings(), certificate.start().units(), arrays);
    }
    claim.conjunctions().ifPresent(c -> ConjunctionArrays.write(c, certificate.weights(), arrays));
    Description description =
        new Description(
            version(certificate),
            claim.model(),
            claim.label(),
            certificate.units().rounds(),
            stepSize,
            steps,
            further,
            claim.ball().map(ball -> ball.norm().word()).orElse(null),
            claim.ball().map(Ball::epsilon).orElse(null));
    Npz.of(arrays, Map.of(MEMBER, Json.toText(description))).write(file);
  }

  /** The least version that has what a certificate needs. */
  private static int version(Certificate certificate) {
    if (certificate.claim().ball().isPresent()) {
      return VERSION_OF_BALLS;
    }
    if (certificate.claim().conjunctions().isPresent()) {
      return VERSION_OF_CONJUNCTIONS;
    }
    return certificate.tightenings().isEmpty() ? VERSION : VERSION_OF_CUTOFFS;
  }

  private static void write(List<CutoffRows> tightenings, int p, Map<String, NpyArray> arrays) {
    int rows = tightenings.stream().mapToInt(one -> one.prices().length).sum();
    double[] multipliers = new double[Math.multiplyExact(rows, p)];
    int at = 0;
    for (CutoffRows one : tightenings) {
      double[] values = one.rows().multipliers().values();
      System.arraycopy(values, 0, multipliers, at, values.length);
      at += values.length;
    }
    arrays.put("cutoffs", vector(tightenings.stream().mapToDouble(CutoffRows::cutoff).toArray()));
    arrays.put(
        "cutoffRows", vector(tightenings.stream().mapToDouble(t -> t.prices().length).toArray()));
    arrays.put(
        "cutoffUnits",
        vector(
            tightenings.stream()
                .flatMapToInt(one -> Arrays.stream(one.rows().units()))
                .asDoubleStream()
                .toArray()));
    arrays.put(
        "cutoffPrices",
        vector(tightenings.stream().flatMapToDouble(t -> Arrays.stream(t.prices())).toArray()));
    arrays.put("cutoffMultipliers", matrix(new Multipliers(p, multipliers)));
  }

  private static NpyArray vector(double[] values) {
    return NpyArray.of(values, values.length);
  }

  private static NpyArray integers(int[] values) {
    return NpyArray.ofWhole(Arrays.stream(values).asDoubleStream().toArray(), values.length);
  }

  private static NpyArray matrix(Multipliers rows) {
    return NpyArray.of(rows.values(), rows.size(), rows.width());
  }

  Certificate read(Npz npz) {
    Map<String, NpyArray> arrays = npz.arrays();
    require(npz.texts().keySet().equals(Set.of(MEMBER)), MEMBER + ": missing, or not alone");
    Description description = description(npz.texts().get(MEMBER));
    Start start = start(arrays, description);
    int p = start.units();
    double[] lower = vector(arrays, "lower");
    double[] upper = vector(arrays, "upper");
    require(lower.length == upper.length, "upper: expected as many pixels as lower");
    int[] units = integers(arrays, "units", -p, p);
    boolean cutoffs = hasCutoffs(arrays, description);
    Optional<ConjunctionArrays> conjunctions =
        description.formatVersion == VERSION_OF_CONJUNCTIONS
            ? Optional.of(ConjunctionArrays.read(arrays, lower.length, file))
            : Optional.empty();
    require(
        conjunctions.isPresent() == (description.label == Claim.NO_LABEL),
        MEMBER + ": label: expected -1 with conjunctions alone");
    int[] tree =
        integers(arrays, "tree", cutoffs ? Certificate.TIGHTENING : Certificate.LEAF, p - 1);
    int leaves = count(tree, Certificate.LEAF);
    require(Arrays.stream(units).noneMatch(unit -> unit == 0), "units: expected no zero");
    return new Certificate(
        new Claim(
            description.model,
            description.label,
            lower,
            upper,
            conjunctions.map(ConjunctionArrays::conjunctions),
            ball(arrays, description, lower)),
        start,
        new UnitRows(units, matrix(arrays, "unitMultipliers", units.length, p), description.rounds),
        tree,
        cutoffs ? tightenings(arrays, description, tree, p) : List.of(),
        matrix(arrays, "leafMultipliers", leaves, p),
        conjunctions.map(ConjunctionArrays::weights).orElse(new double[0]));
  }

  /** Certificates about balls may have tightenings, those of another version have them or not. */
  private static boolean hasCutoffs(Map<String, NpyArray> arrays, Description description) {
    return description.isOfBall()
        ? CUTOFFS.stream().anyMatch(arrays::containsKey)
        : description.formatVersion >= VERSION_OF_CUTOFFS;
  }

  private Optional<Ball> ball(
      Map<String, NpyArray> arrays, Description description, double[] lower) {
    if (!description.isOfBall()) {
      return Optional.empty();
    }
    double[] center = vector(arrays, BallFile.CENTER);
    require(center.length == lower.length, BallFile.CENTER + ": expected as many pixels as lower");
    String where = file + ": " + MEMBER + ": ";
    return BallFile.norm(where, description.norm, description.epsilon)
        .map(norm -> new Ball(norm, description.epsilon, center));
  }

  private static int count(int[] tree, int what) {
    return (int) Arrays.stream(tree).filter(node -> node == what).count();
  }

  private List<CutoffRows> tightenings(
      Map<String, NpyArray> arrays, Description description, int[] tree, int p) {
    double[] cutoffs = vector(arrays, "cutoffs");
    int[] rows = integers(arrays, "cutoffRows", 0, Integer.MAX_VALUE);
    int[] units = integers(arrays, "cutoffUnits", -p, p);
    double[] prices = vector(arrays, "cutoffPrices");
    Multipliers all = matrix(arrays, "cutoffMultipliers", units.length, p);
    require(Arrays.stream(cutoffs).allMatch(cutoff -> cutoff > 0), "cutoffs: expected above 0");
    require(
        Arrays.stream(prices).allMatch(price -> price >= 0), "cutoffPrices: expected 0 or more");
    require(Arrays.stream(units).noneMatch(unit -> unit == 0), "cutoffUnits: expected no zero");
    require(prices.length == units.length, "cutoffPrices: expected as many as cutoffUnits");
    require(
        rows.length == cutoffs.length && rows.length == count(tree, Certificate.TIGHTENING),
        "cutoffRows: expected one for each of cutoffs, and each in tree");
    require(
        Arrays.stream(rows).asLongStream().sum() == units.length,
        "cutoffRows: expected their sum to be the rows of cutoffUnits");
    List<CutoffRows> result = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < rows.length; i++) {
      int to = from + rows[i];
      double[] values = Arrays.copyOfRange(all.values(), from * p, to * p);
      UnitRows one =
          new UnitRows(
              Arrays.copyOfRange(units, from, to), new Multipliers(p, values), description.rounds);
      result.add(new CutoffRows(cutoffs[i], Arrays.copyOfRange(prices, from, to), one));
      from = to;
    }
    return result;
  }

  private Start start(Map<String, NpyArray> arrays, Description description) {
    boolean contained = description.stepSize != null;
    Set<String> names = new TreeSet<>(ALWAYS);
    names.addAll(contained ? CONTAINED_STATE : NEAR_POINT);
    names.addAll(hasCutoffs(arrays, description) ? CUTOFFS : Set.of());
    names.addAll(
        description.formatVersion == VERSION_OF_CONJUNCTIONS ? ConjunctionArrays.NAMES : Set.of());
    names.addAll(description.isOfBall() ? Set.of(BallFile.CENTER) : Set.of());
    require(arrays.keySet().equals(names), "expected the arrays " + names);
    if (!contained) {
      return new Start.NearPoint(vector(arrays, "point"));
    }
    double[] center = vector(arrays, "center");
    double[] box = vector(arrays, "box");
    require(box.length == center.length, "box: expected as many units as center");
    return new Start.ContainedState(
        description.stepSize,
        center,
        matrix(arrays, "generators", center.length, center.length),
        box,
        repeats("stepsToContainment", description.stepsToContainment, MOST_STEPS),
        repeats("furtherSteps", description.furtherSteps, MOST_STEPS));
  }

  /** A number of repetitions that will end. */
  private int repeats(String key, Integer count, int most) {
    require(
        count != null && count >= 0 && count <= most,
        MEMBER + ": " + key + ": expected 0 to " + most);
    return count;
  }

  private Description description(String json) {
    Description description;
    try {
      description = Json.MAPPER.readValue(json, Description.class);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + MEMBER + ": " + Json.reason(e, json), e);
    }
    require(description != null && description.model != null, MEMBER + ": model: missing");
    require(description.model.matches("[0-9a-f]{64}"), MEMBER + ": model: expected a SHA-256");
    repeats("rounds", description.rounds, MOST_ROUNDS);
    require(
        description.formatVersion >= VERSION && description.formatVersion <= VERSION_OF_BALLS,
        MEMBER + ": formatVersion: expected " + VERSION + " to " + VERSION_OF_BALLS);
    boolean described = description.norm != null && description.epsilon != null;
    boolean nothing = description.norm == null && description.epsilon == null;
    require(
        description.isOfBall() ? described : nothing,
        MEMBER + ": norm, epsilon: expected both in format version 4, and there alone");
    return description;
  }

  private double[] vector(Map<String, NpyArray> arrays, String name) {
    require(arrays.get(name).shape().length == 1, name + ": expected one dimension");
    return finite(arrays, name);
  }

  private Multipliers matrix(Map<String, NpyArray> arrays, String name, int rows, int width) {
    int[] shape = arrays.get(name).shape();
    require(
        Arrays.equals(shape, new int[] {rows, width}),
        String.format(
            Locale.ROOT,
            "%s: expected shape [%d, %d], got %s",
            name,
            rows,
            width,
            Arrays.toString(shape)));
    return new Multipliers(width, finite(arrays, name));
  }

  private double[] finite(Map<String, NpyArray> arrays, String name) {
    double[] values = arrays.get(name).values();
    require(Arrays.stream(values).allMatch(Double::isFinite), name + ": expected finite numbers");
    return values;
  }

  private int[] integers(Map<String, NpyArray> arrays, String name, int least, int most) {
    double[] values = vector(arrays, name);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      require(
          values[i] >= least && values[i] <= most && values[i] == Math.rint(values[i]),
          String.format(
              Locale.ROOT, "%s: expected whole numbers from %d to %d", name, least, most));
      result[i] = (int) values[i];
    }
    return result;
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(file + ": " + fault);
    }
  }
}
