package org.mondeq.certify.craft.containment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SpectralStepSizes;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.MZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.UnboundedSetException;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/**
 * A search for a set of all fixpoints that consolidates nothing: the sets of the first n iterates,
 * grown by how far the fixpoints can still be.
 *
 * <p>A Peaceman-Rachford step {@code G(u) = T (2 ReLU(u) − u) + F (U x + b)} contracts, since
 * {@code 2 ReLU(u) − u = |u|} moves no two points apart: {@code ‖G(u) − G(v)‖₂ ≤ q ‖u − v‖₂} with
 * {@code q = ‖T‖₂ < 1}. By Banach's theorem, the iterates from any point u₀ have
 *
 * <pre>{@code ‖u* − u_n‖₂ ≤ qⁿ ‖u₁ − u₀‖₂ / (1 − q)}</pre>
 *
 * for every input x, so that a set of all u_n holds all u* once its units have that much more room,
 * also in the slice that belongs to x. Consolidation, which makes sets wider by a factor that grows
 * with p, is not needed; where sets are not contained because of it, these still converge.
 */
public final class ContractionSearch {
  /** What the fixpoints may be off in the end, in mean widths of the units. */
  private static final double ROOM = 1e-3;

  /** What they may be off whatever the width. */
  private static final double LEAST_ROOM = 1e-9;

  /** Steps between two looks at the width, and between two compactions. */
  private static final int LOOK_EVERY = 2;

  /** Steps after which sets that still grow ever faster are given up. */
  private static final int FIRST_STEPS = 8;

  /** Growth between two looks that is none. */
  private static final double STEADY = 0.01;

  /** The share of the radius that generators without further use may have. */
  private static final double NEGLIGIBLE = 1e-3;

  private final MonDeq model;
  private final AbstractSplitting splitting;
  private final double factor;

  private ContractionSearch(MonDeq model, AbstractSplitting splitting) {
    this.model = model;
    this.splitting = splitting;
    this.factor = splitting.factor();
  }

  /** The searches of a configuration, to be tried in turn; O(p³). */
  public static List<ContractionSearch> of(
      CraftConfig config, MonDeq model, SplittingCache splittings) {
    return config.stepSize().map(List::of).orElseGet(() -> SpectralStepSizes.of(model)).stream()
        .map(alpha -> new ContractionSearch(model, splittings.peacemanRachford(alpha)))
        .toList();
  }

  /** The splitting whose steps it takes. */
  AbstractSplitting splitting() {
    return splitting;
  }

  /** The keys of a configuration that make this the only search. */
  String settings() {
    return "containment=contraction stepSize=" + splitting.alpha();
  }

  /**
   * What came of a search.
   *
   * @param set a set of all fixpoint states, or nothing
   * @param steps the steps taken
   * @param failure why there is no set
   */
  record Outcome(Optional<RectifiedStates> set, int steps, String failure) {}

  /**
   * Iterates from a point.
   *
   * @param z the fixpoint of the centre, or a point near it, without negative coordinates
   */
  Outcome run(double[] z, InputSymbols x, CraftConfig config, GeneratorBuffers work) {
    try {
      return iterate(z, x, config, work);
    } catch (UnboundedSetException e) {
      return failed(0, "the sets of states grew without bound");
    }
  }

  private Outcome iterate(double[] z, InputSymbols x, CraftConfig config, GeneratorBuffers work) {
    if (!(factor < 1)) {
      return failed(0, "steps are not shown to contract");
    }
    double[] u = reflected(z, x);
    RectifiedStates state = splitting.step(ConsolidatedStates.point(positive(u), u), x, work);
    double rest = distance(state, u);
    double width = 0;
    double growth = Double.POSITIVE_INFINITY;
    for (int n = 1; n <= config.maxSteps(); n++) {
      if (rest <= Math.max(LEAST_ROOM, ROOM * state.bounds().meanWidth())) {
        return new Outcome(Optional.of(grown(state, rest)), n, "");
      }
      if (n % LOOK_EVERY == 0) {
        double grown = state.bounds().meanWidth() - width;
        width += grown;
        if ((n > FIRST_STEPS && grown > Math.max(growth, STEADY * width))
            || !state.bounds().isNarrowerThan(config.maxWidth())) {
          return failed(n, "the sets of states grow ever faster");
        }
        growth = grown;
        state = state.compact(x.size(), NEGLIGIBLE);
      }
      state = splitting.step(state, x, work);
      rest = Rounding.up(rest * factor, 1);
    }
    return failed(
        config.maxSteps(),
        String.format(Locale.ROOT, "steps contract by no more than a factor of %.6g", factor));
  }

  private Outcome failed(int steps, String why) {
    String all = String.format(Locale.ROOT, "%s at step size %.4g", why, splitting.alpha());
    return new Outcome(Optional.empty(), steps, all);
  }

  /** {@code z + α (W z + U x + b − z)}, the u that belongs to a fixpoint z. */
  private double[] reflected(double[] z, InputSymbols x) {
    Matrix image = model.injection(x.centerRow());
    Blas.addMultiplyTransposed(Matrix.ofRow(z), model.coupling(), image);
    double[] u = new double[z.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = z[j] + splitting.alpha() * (image.get(0, j) - z[j]);
    }
    return u;
  }

  private static double[] positive(double[] u) {
    double[] z = new double[u.length];
    for (int j = 0; j < u.length; j++) {
      z[j] = Math.max(0, u[j]);
    }
    return z;
  }

  /** An upper bound of {@code q ‖u₁ − u₀‖₂ / (1 − q)} over a set of u₁. */
  private double distance(RectifiedStates first, double[] u) {
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      double far =
          Math.nextUp(Math.max(first.bounds().high(j) - u[j], u[j] - first.bounds().low(j)));
      sum += far * far;
    }
    double norm = Math.sqrt(sum + u.length * Double.MIN_NORMAL);
    return Rounding.up(factor * norm / Math.nextDown(1 - factor), u.length + 6L);
  }

  /** The set with so much more room along each unit. */
  private static RectifiedStates grown(RectifiedStates state, double rest) {
    MZonotope set = state.set();
    int p = set.size();
    int k = set.generators().rows();
    Matrix rows = Matrix.zeros(k + p, p);
    rows.rows(0, k).assign(set.generators());
    double[] center = new double[p];
    for (int j = 0; j < p; j++) {
      rows.set(k + j, j, rest);
      center[j] = set.center(j);
    }
    return RectifiedStates.of(new MZonotope(center, rows, new double[p], set.slack()), true);
  }
}
