package org.mondeq.check.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;

/** Reads and writes certificates: finite numbers in arrays that go together. */
final class CertificateFile {
  private static final String MEMBER = FileKind.CERTIFICATE.member();
  private static final int VERSION = 1;
  private static final int MOST_ROUNDS = 1000;

  /** Each may add a generator for each unit. */
  private static final int MOST_STEPS = 100;

  private static final Set<String> ALWAYS =
      Set.of("lower", "upper", "units", "unitMultipliers", "tree", "leafMultipliers");
  private static final Set<String> NEAR_POINT = Set.of("point");
  private static final Set<String> CONTAINED_STATE = Set.of("center", "generators", "box");

  private final Path file;

  /** {@code certificate.json} as it stands in the file; no steps where there is no state. */
  private record Description(
      int formatVersion,
      String model,
      int label,
      int rounds,
      Double stepSize,
      Integer stepsToContainment,
      Integer furtherSteps) {}

  CertificateFile(Path file) {
    this.file = file;
  }

  void write(Certificate certificate) {
    Claim claim = certificate.claim();
    UnitRows units = certificate.units();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("lower", vector(claim.lower()));
    arrays.put("upper", vector(claim.upper()));
    arrays.put("units", integers(units.units()));
    arrays.put("unitMultipliers", matrix(units.multipliers()));
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
    Description description =
        new Description(
            VERSION, claim.model(), claim.label(), units.rounds(), stepSize, steps, further);
    Npz.of(arrays, Map.of(MEMBER, Json.toText(description))).write(file);
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
    int[] tree = integers(arrays, "tree", Certificate.LEAF, p - 1);
    int leaves = (int) Arrays.stream(tree).filter(node -> node == Certificate.LEAF).count();
    require(Arrays.stream(units).noneMatch(unit -> unit == 0), "units: expected no zero");
    return new Certificate(
        new Claim(description.model, description.label, lower, upper),
        start,
        new UnitRows(units, matrix(arrays, "unitMultipliers", units.length, p), description.rounds),
        tree,
        matrix(arrays, "leafMultipliers", leaves, p));
  }

  private Start start(Map<String, NpyArray> arrays, Description description) {
    boolean contained = description.stepSize != null;
    Set<String> names = new TreeSet<>(ALWAYS);
    names.addAll(contained ? CONTAINED_STATE : NEAR_POINT);
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
    require(description.formatVersion == VERSION, MEMBER + ": formatVersion: expected " + VERSION);
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
