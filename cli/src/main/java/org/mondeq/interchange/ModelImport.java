package org.mondeq.interchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mondeq.data.DataSets;
import org.mondeq.interchange.ImportedModel.Fact;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;

/** Makes a model of the arrays in a file of another program. */
public final class ModelImport {
  private static final Set<String> PARAMETERS = Set.of("U", "b", "P", "Q", "V", "v");
  private static final Pattern NAMED_M =
      Pattern.compile("(?:^|[^A-Za-z])m[_=-]?([0-9]+(\\.[0-9]+)?)");

  /** From here on, PyTorch's softplus is the identity. */
  private static final double SOFTPLUS_THRESHOLD = 20;

  private static final double LEAST_M = 1e-4;

  private final ForeignFile file;
  private final ImportOptions options;
  private final KeyFamily.Match match;
  private final Map<String, NpyArray> arrays;
  private final List<Fact> facts = new ArrayList<>();

  private ModelImport(ForeignFile file, ImportOptions options) {
    this.file = file;
    this.options = options;
    this.match = KeyFamily.match(file, options.ignoreUnknown());
    this.arrays = new LinkedHashMap<>(match.arrays());
    facts.add(new Fact("file", file.format().toString(), "its first bytes"));
    facts.add(new Fact("keys", match.family().words(), "its keys"));
  }

  /**
   * Makes the model.
   *
   * @throws InvalidInputException if something is missing in the file, unknown, contradictory, or
   *     must be told by the user, which the message asks for
   */
  public static ImportedModel of(ForeignFile file, ImportOptions options) {
    try {
      ModelImport made = new ModelImport(file, options);
      MonDeq model = file.description().isPresent() ? made.described() : made.asked();
      return new ImportedModel(model, made.match.rows(), made.facts);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file.file() + ": " + e.getMessage(), e);
    }
  }

  /** The model of a file that says itself what it is. */
  private MonDeq described() {
    if (options.describesModel()) {
      throw new IllegalArgumentException("model.json in it says what the model is; leave the rest");
    }
    ModelSpec written =
        ModelFile.parse(file.description().orElseThrow(), file.file() + ": model.json");
    ModelSpec spec = options.name().map(written::withName).orElse(written);
    facts.add(new Fact("everything else", "as in model.json", "the file"));
    arrays.keySet().retainAll(PARAMETERS);
    return MonDeq.of(spec, arrays);
  }

  private MonDeq asked() {
    flatten("b");
    flatten("v");
    if (arrays.get("V").shape().length != 2) {
      throw new IllegalArgumentException("V: expected two dimensions, classes first");
    }
    Optional<Double> monotonicity = monotonicity();
    InputFacts input = InputFacts.of(options, arrays.get("U"));
    List<String> missing = new ArrayList<>();
    if (monotonicity.isEmpty()) {
      missing.add("--monotonicity M" + named().map(m -> " (its name says " + m + ")").orElse(""));
    }
    missing.addAll(input.missing());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "does not say all of the model; give " + String.join(", and ", missing));
    }
    facts.addAll(input.facts());
    requireClasses();
    Architecture architecture = architecture(input.shape());
    arrays.keySet().retainAll(PARAMETERS);
    ModelSpec spec =
        new ModelSpec(
            options.name().orElseGet(this::name),
            options.dataset().orElse("unknown"),
            architecture,
            input.shape(),
            arrays.get("V").shape()[0],
            monotonicity.orElseThrow(),
            input.normalization(),
            provenance());
    return MonDeq.of(spec, arrays);
  }

  private void requireClasses() {
    int classes = arrays.get("V").shape()[0];
    for (String name : options.dataset().stream().filter(DataSets.names()::contains).toList()) {
      if (DataSets.info(name).classes() != classes) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "V: %d classes, but data set %s has %d",
                classes,
                name,
                DataSets.info(name).classes()));
      }
    }
  }

  /** MATLAB's vectors are matrices of one column. */
  private void flatten(String name) {
    NpyArray array = arrays.get(name);
    int length = array.values().length;
    boolean vector =
        array.shape().length > 0 && Arrays.stream(array.shape()).max().getAsInt() == length;
    if (vector) {
      arrays.put(name, NpyArray.of(array.values(), length));
    }
  }

  private double scalar(String name) {
    NpyArray array = arrays.get(name);
    if (array.values().length != 1) {
      throw new IllegalArgumentException(
          name + ": expected one number, got shape " + Arrays.toString(array.shape()));
    }
    return array.values()[0];
  }

  private Optional<Double> monotonicity() {
    Optional<Double> inFile = Optional.empty();
    if (arrays.containsKey("m")) {
      inFile = Optional.of(scalar("m"));
    } else if (arrays.containsKey("m_raw")) {
      double raw = scalar("m_raw");
      double positive = raw > SOFTPLUS_THRESHOLD ? raw : Math.log1p(Math.exp(raw));
      inFile = Optional.of(positive + LEAST_M);
    }
    if (inFile.isPresent() && options.monotonicity().isPresent()) {
      throw new IllegalArgumentException(
          "says itself that m is " + inFile.get() + "; leave out --monotonicity");
    }
    Optional<Double> m = inFile.or(options::monotonicity);
    String source = inFile.isEmpty() ? "--monotonicity" : "the file";
    m.ifPresent(value -> facts.add(new Fact("m", value.toString(), source)));
    return m;
  }

  /** What the name of the file says of m: a hint, and no more. */
  private Optional<String> named() {
    Matcher matcher = NAMED_M.matcher(file.stem());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private String name() {
    String plain = file.stem().replaceAll("[^A-Za-z0-9._+-]", "-").replaceAll("^\\.+", "");
    return plain.isEmpty() ? "imported" : plain.substring(0, Math.min(100, plain.length()));
  }

  private ObjectNode provenance() {
    ObjectNode provenance = Json.MAPPER.createObjectNode();
    provenance.put("importedFrom", file.file().getFileName().toString());
    provenance.put("sha256", file.sha256());
    facts.forEach(fact -> provenance.put(fact.name(), fact.value() + ", from " + fact.source()));
    return provenance;
  }

  private Architecture architecture(InputShape input) {
    int[] shape = arrays.get("U").shape();
    if (shape.length == 4) {
      return convolutional(input);
    }
    requireNoGains();
    if (!options.convolution().isEmpty()) {
      throw new IllegalArgumentException(
          "U is no convolution; leave out --stride, --padding and --pooling");
    }
    if (shape.length != 2) {
      throw new IllegalArgumentException(
          "U: expected two dimensions, or four of a convolution, got " + Arrays.toString(shape));
    }
    if (match.family() == KeyFamily.CORE) {
      squareP(shape[0]);
    }
    facts.add(new Fact("layer", "dense, of " + shape[0] + " units", "the shape of U"));
    return new Architecture.Dense(shape[0]);
  }

  private void requireNoGains() {
    for (String gain : List.of("g", "h")) {
      if (arrays.containsKey(gain)) {
        throw new IllegalArgumentException(gain + ": unexpected, the layer is no convolution");
      }
    }
  }

  /** Rows of zeros change no AᵀA. */
  private void squareP(int units) {
    NpyArray p = arrays.get("P");
    int[] shape = p.shape();
    if (shape.length == 2 && shape[1] == units && shape[0] < units) {
      double[] square = Arrays.copyOf(p.values(), units * units);
      arrays.put("P", NpyArray.of(square, units, units));
      String value = shape[0] + " rows, and zeros below them";
      facts.add(new Fact("A", value, "its shape, which is not square"));
    }
  }

  private Architecture convolutional(InputShape input) {
    Architecture.Convolutional found =
        new ConvolutionSearch(arrays.get("U").shape(), arrays.get("V").shape(), input)
            .find(options.convolution());
    facts.add(
        new Fact(
            "convolution",
            String.format(
                Locale.ROOT,
                "stride %d, padding %d, pooling %d",
                found.stride(),
                found.padding(),
                found.pooling()),
            ConvolutionSearch.source(options.convolution())));
    if (!arrays.containsKey("g") && !arrays.containsKey("h")) {
      facts.add(new Fact("layer", "convolutional, P = A and Q = B", "no gains g and h"));
      return found;
    }
    for (String gain : List.of("g", "h")) {
      if (!arrays.containsKey(gain)) {
        throw new IllegalArgumentException("linear_module." + gain + ": missing");
      }
    }
    PublishedConvolution layer = new PublishedConvolution(found, input, scalar("g"), scalar("h"));
    Map<String, NpyArray> dense = layer.dense(arrays);
    arrays.putAll(dense);
    facts.add(new Fact("border", "units on it are 0", "the published layer with gains g and h"));
    facts.add(
        new Fact(
            "layer",
            String.format(Locale.ROOT, "dense, of the %d units inside", layer.units()),
            "the border; PᵀP = g AᵀA / |A|², Q = h B / |B|"));
    return new Architecture.Dense(layer.units());
  }
}
