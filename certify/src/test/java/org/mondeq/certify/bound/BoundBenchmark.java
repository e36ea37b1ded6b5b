package org.mondeq.certify.bound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bound.MarginBounder.Ascent;
import org.mondeq.certify.bound.MarginBounder.Query;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.UnitSplit;
import org.mondeq.certify.bound.search.WarmStart;
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
 * What the complete verifier spends its time in, on random models with the inputs of MNIST and the
 * latent sizes of the published ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BoundBenchmark {
  private static final int INPUTS = 784;
  private static final int CLASSES = 10;
  private static final int NODES = 16;
  private static final Ascent DEFAULT = new Ascent(10, 0.7);

  /** The number of units p. */
  @Param({"40", "87", "200"})
  public int latent;

  private MarginBounder bounder;
  private List<Query> nodes;

  /** Makes the children of a root as they are bounded in a tree. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    MonDeq model = RandomModels.dense(random, INPUTS, latent, CLASSES);
    double[] pixels = RandomModels.pixels(random, 1, INPUTS).row(0);
    InputBox box = InputBox.ball(pixels, 0.02, model.spec().normalization());
    ClassMargins leads = ClassMargins.of(model, 0);
    double[] hopeless = new double[leads.size()];
    Arrays.fill(hopeless, -1e6);
    bounder = new MarginBounder(new BoundModel(model), box, leads.directions(), hopeless);
    PreStateBounds root = bounder.rootBounds();
    MarginBound margin =
        bounder.bound(List.of(new Query(0, root, Optional.empty())), DEFAULT).get(0);
    WarmStart start = margin.open().orElseThrow().start();
    nodes =
        IntStream.range(0, NODES)
            .mapToObj(
                i -> {
                  UnitSplit split = new UnitSplit(i / 2, i % 2 == 0);
                  return new Query(0, split.restrict(root.copy()), Optional.of(start));
                })
            .toList();
  }

  /** Bounds of all units over the whole box. */
  @Benchmark
  public Object rootBounds() {
    return bounder.rootBounds();
  }

  /** One batch of a tree: sixteen children, ten steps of ascent for each. */
  @Benchmark
  public Object sixteenNodes() {
    return bounder.bound(nodes, DEFAULT);
  }
}
