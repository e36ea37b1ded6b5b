package org.mondeq.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;

/** Reads and writes certificates: finite numbers in arrays that go together. */
final class CertificateFile {
  private static final String MEMBER = "certificate.json";
  private static final int VERSION = 1;
  private static final Set<String> ARRAYS =
      Set.of("lower", "upper", "point", "units", "unitMultipliers", "tree", "leafMultipliers");

  private final Path file;

  /** {@code certificate.json} as it stands in the file. */
  private record Description(int formatVersion, String model, int label) {}

  CertificateFile(Path file) {
    this.file = file;
  }

  void write(Certificate certificate) {
    Claim claim = certificate.claim();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("lower", vector(claim.lower()));
    arrays.put("upper", vector(claim.upper()));
    arrays.put("point", vector(certificate.point()));
    arrays.put("units", vector(Arrays.stream(certificate.units()).asDoubleStream().toArray()));
    arrays.put("unitMultipliers", matrix(certificate.unitMultipliers()));
    arrays.put("tree", vector(Arrays.stream(certificate.tree()).asDoubleStream().toArray()));
    arrays.put("leafMultipliers", matrix(certificate.leafMultipliers()));
    String json = Json.toText(new Description(VERSION, claim.model(), claim.label()));
    Npz.of(arrays, Map.of(MEMBER, json)).write(file);
  }

  private static NpyArray vector(double[] values) {
    return NpyArray.of(values, values.length);
  }

  private static NpyArray matrix(Multipliers rows) {
    return NpyArray.of(rows.values(), rows.size(), rows.width());
  }

  Certificate read() {
    Npz npz = Npz.read(file);
    Map<String, NpyArray> arrays = npz.arrays();
    require(npz.texts().keySet().equals(Set.of(MEMBER)), MEMBER + ": missing, or not alone");
    require(arrays.keySet().equals(ARRAYS), "expected the arrays " + ARRAYS);
    Description description = description(npz.texts().get(MEMBER));
    double[] lower = vector(arrays, "lower");
    double[] upper = vector(arrays, "upper");
    require(lower.length == upper.length, "upper: expected as many pixels as lower");
    double[] point = vector(arrays, "point");
    int[] units = integers(arrays, "units", -point.length, point.length);
    int[] tree = integers(arrays, "tree", Certificate.LEAF, point.length - 1);
    int leaves = (int) Arrays.stream(tree).filter(node -> node == Certificate.LEAF).count();
    require(Arrays.stream(units).noneMatch(unit -> unit == 0), "units: expected no zero");
    return new Certificate(
        new Claim(description.model, description.label, lower, upper),
        point,
        units,
        matrix(arrays, "unitMultipliers", units.length, point.length),
        tree,
        matrix(arrays, "leafMultipliers", leaves, point.length));
  }

  private Description description(String json) {
    Description description;
    try {
      description = Json.MAPPER.readValue(json, Description.class);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + MEMBER + ": " + Json.reason(e), e);
    }
    require(description != null && description.model != null, MEMBER + ": model: missing");
    require(description.model.matches("[0-9a-f]{64}"), MEMBER + ": model: expected a SHA-256");
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
            "%s: expected shape [%d, %d], got %s", name, rows, width, Arrays.toString(shape)));
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
          String.format("%s: expected whole numbers from %d to %d", name, least, most));
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
