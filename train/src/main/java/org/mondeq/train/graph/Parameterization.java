package org.mondeq.train.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;

/**
 * What training changes, and the arrays of a model that come of it.
 *
 * <p>A dense model is trained by its own arrays U, b, P, Q, V, v, or where its Lipschitz constant
 * is bounded, by a P₀ in place of P ({@link BoundedCoupling}). The kernels of a convolutional model
 * are weight-normalised [Salimans16], as in the published layer [Winston20]: in place of P and Q,
 * training changes kernels A and B {@code [k, k, 3, 3]} and their gains g ≥ 0 and h {@code [1]},
 * and
 *
 * <pre>{@code
 * P = √g · A / ‖A‖_F,    Q = h · B / ‖B‖_F.
 * }</pre>
 *
 * <p>The optimizer then moves the size of each kernel by one number, in steps that do not grow with
 * the number of taps, so that {@code ‖I − W‖} stays small at any learning rate.
 */
public final class Parameterization {
  /** The gains of A and B. */
  public static final Set<String> GAINS = Set.of("g", "h");

  private static final int[] NUMBER = {1};

  private final ModelSpec spec;
  private final boolean normalised;
  private final Optional<BoundedCoupling> bounded;
  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  /** The parameterization of a model's architecture. */
  public Parameterization(ModelSpec spec) {
    this(spec, Optional.empty());
  }

  /**
   * The parameterization of a model's architecture.
   *
   * @param lipschitz a bound of the Lipschitz constant from normalised inputs to logits, positive,
   *     for a dense model
   * @throws IllegalArgumentException if there is one for a convolutional model
   */
  public Parameterization(ModelSpec spec, Optional<Double> lipschitz) {
    this.spec = spec;
    this.normalised = spec.architecture() instanceof Architecture.Convolutional;
    if (normalised && lipschitz.isPresent()) {
      throw new IllegalArgumentException(
          "lipschitz: expected 0 for a convolutional model, got " + lipschitz.get());
    }
    this.bounded = lipschitz.map(BoundedCoupling::of);
    Map<String, int[]> arrays = spec.architecture().shapes(spec.input(), spec.classes());
    arrays.forEach((name, shape) -> shapes.put(normalised ? kernelOf(name) : name, shape));
    if (normalised) {
      shapes.put("g", NUMBER);
      shapes.put("h", NUMBER);
    }
  }

  private static String kernelOf(String name) {
    return name.equals("P") ? "A" : name.equals("Q") ? "B" : name;
  }

  /** What the model is. */
  public ModelSpec spec() {
    return spec;
  }

  /** The coupling that bounds the Lipschitz constant, if one does. */
  Optional<BoundedCoupling> bounded() {
    return bounded;
  }

  /** Whether kernels are weight-normalised. */
  public boolean isNormalised() {
    return normalised;
  }

  /** The shapes of what training changes, by name. */
  public Map<String, int[]> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  /**
   * The arrays U, b, P, Q, V, v of the model; not finite where what is trained is not, or where a
   * kernel is zero.
   */
  public Map<String, NpyArray> arrays(Map<String, NpyArray> trained) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>(trained);
    bounded.ifPresent(coupling -> arrays.put("P", coupling.factor(trained)));
    if (!normalised) {
      return arrays;
    }
    double g = arrays.remove("g").values()[0];
    double h = arrays.remove("h").values()[0];
    arrays.put("P", scaled(arrays.remove("A"), Math.sqrt(g)));
    arrays.put("Q", scaled(arrays.remove("B"), h));
    return arrays;
  }

  private static NpyArray scaled(NpyArray kernel, double gain) {
    double factor = gain / Norms.euclidean(kernel.values());
    return NpyArray.of(
        Arrays.stream(kernel.values()).map(value -> factor * value).toArray(), kernel.shape());
  }

  /**
   * What may be trained to continue from a model: {@code A = P, g = ‖P‖²_F, B = Q, h = ‖Q‖_F}. Its
   * P is taken for a P₀ where the Lipschitz constant is bounded.
   *
   * @throws IllegalArgumentException if P or Q of a convolutional model is zero, which has no
   *     direction
   */
  public Map<String, NpyArray> of(MonDeq model) {
    if (!normalised) {
      return model.parameters();
    }
    Map<String, NpyArray> trained = new LinkedHashMap<>(model.parameters());
    double p = norm("P", trained.get("P"));
    double q = norm("Q", trained.get("Q"));
    trained.put("A", trained.remove("P"));
    trained.put("B", trained.remove("Q"));
    trained.put("g", NpyArray.of(new double[] {p * p}, NUMBER));
    trained.put("h", NpyArray.of(new double[] {q}, NUMBER));
    return trained;
  }

  /**
   * The model.
   *
   * @throws IllegalArgumentException as {@link #checked}, and if W is too large to compute with
   */
  public MonDeq model(Map<String, NpyArray> trained) {
    return MonDeq.of(spec, arrays(checked(trained)));
  }

  /**
   * Arrays of any origin, in order, with the shapes that they have up to axes of length one.
   *
   * @throws IllegalArgumentException naming the array that is missing, superfluous, of a wrong
   *     shape, or that makes no model
   */
  public Map<String, NpyArray> checked(Map<String, NpyArray> arrays) {
    for (String name : arrays.keySet()) {
      if (!shapes.containsKey(name)) {
        throw new IllegalArgumentException(
            name + ": unexpected array, expected " + shapes.keySet());
      }
    }
    Map<String, NpyArray> trained = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> trained.put(name, NpyArray.required(name, arrays.get(name), shape)));
    if (normalised) {
      norm("A", trained.get("A"));
      norm("B", trained.get("B"));
      double g = trained.get("g").values()[0];
      if (!(g >= 0)) {
        throw new IllegalArgumentException("g: expected a gain of at least 0, got " + g);
      }
    }
    return trained;
  }

  private static double norm(String name, NpyArray kernel) {
    double norm = Norms.euclidean(kernel.values());
    if (!(norm > 0) || !Double.isFinite(norm)) {
      throw new IllegalArgumentException(name + ": expected a norm above 0, got " + norm);
    }
    return norm;
  }
}
