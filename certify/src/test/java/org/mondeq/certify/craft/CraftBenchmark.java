package org.mondeq.certify.craft;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.containment.Consolidator;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.craft.tightening.MarginOverStates;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.ProperMZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SolverStates;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels that CRAFT spends its time in, on random models with the inputs of MNIST and the
 * latent sizes of the published ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CraftBenchmark {
  private static final int INPUTS = 784;
  private static final int CLASSES = 10;
  private static final int STEPS = 3;

  /** The number of units p. */
  @Param({"40", "87", "200"})
  public int latent;

  private AbstractSplitting peacemanRachford;
  private AbstractSplitting forwardBackward;
  private MarginOverStates specification;
  private InputSymbols x;
  private GeneratorBuffers work;
  private RectifiedStates state;
  private Basis basis;
  private ProperMZonotope consolidated;

  /** Makes a state as it stands after a consolidation and a few steps. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    MonDeq model = RandomModels.dense(random, INPUTS, latent, CLASSES);
    double[] pixels = RandomModels.pixels(random, 1, INPUTS).row(0);
    x = InputSymbols.of(InputBox.ball(pixels, 0.01, model.spec().normalization()), model);
    SplittingCache splittings = new SplittingCache(model);
    peacemanRachford = splittings.peacemanRachford(0.05);
    forwardBackward = splittings.forwardBackward(0.02);
    specification = MarginOverStates.of(model, 0);
    GeneratorBuffers setup = new GeneratorBuffers();
    RectifiedStates first =
        peacemanRachford.step(ConsolidatedStates.point(new double[latent]), x, setup);
    SolverStates from = new ConsolidatedStates(first.consolidate(axes(first)), true);
    for (int i = 0; i < STEPS; i++) {
      state = peacemanRachford.step(from, x, setup);
      from = state;
    }
    basis = axes(state);
    consolidated = state.consolidate(basis).widen(1e-3, 1e-2);
    work = new GeneratorBuffers();
  }

  private static Basis axes(RectifiedStates state) {
    return new Consolidator(Ablation.none()).jointBasis(state);
  }

  /** One Peaceman-Rachford step. */
  @Benchmark
  public Object peacemanRachfordStep() {
    return peacemanRachford.step(state, x, work);
  }

  /** One forward-backward step. */
  @Benchmark
  public Object forwardBackwardStep() {
    return forwardBackward.step(state, x, work);
  }

  /** The axes of (z, u), computed at every 30th step. */
  @Benchmark
  public Object jointBasis() {
    return axes(state);
  }

  /** The consolidation of (z, u) on axes that are known. */
  @Benchmark
  public Object consolidation() {
    return state.consolidate(basis);
  }

  /** The check of a candidate that its hull did not reject. */
  @Benchmark
  public boolean containment() {
    return state.isIn(consolidated);
  }

  /** The margin of all classes. */
  @Benchmark
  public double margin() {
    return specification.margin(state);
  }
}
