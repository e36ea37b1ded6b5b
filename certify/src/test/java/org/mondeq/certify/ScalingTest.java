package org.mondeq.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/**
 * What a sample costs by the units p, the inputs q and the radius, on random models: prints the CPU
 * time of the complete verifier. {@code -Dscaling.units=40,200,1000,2000 -Dscaling.inputs=784}
 * prints the figures of docs/scaling.md.
 */
class ScalingTest {
  private static final int SAMPLES = 3;
  private static final double[] RADII = {0.0005, 0.005, 0.05};
  private static final double LIMIT_SECONDS = 120;
  private static final double MEGABYTE = 1e6;

  private static int[] units() {
    return Arrays.stream(System.getProperty("scaling.units", "10,20").split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
  }

  private static double heapMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  /** However many units there are: near a point the class is proved, without a tree. */
  @Test
  void smallBallsAreProvedAtTheRoot() {
    for (int p : units()) {
      for (Row row : rows(p)) {
        if (row.radius == RADII[0]) {
          assertEquals(SAMPLES, row.certified, row.toString());
          assertEquals(0, row.nodes, row.toString());
        }
        assertTrue(row.seconds > 0);
        System.out.println(row);
      }
    }
  }

  private static List<Row> rows(int p) {
    Random random = new Random(p);
    int q = Integer.getInteger("scaling.inputs", 64);
    double heap = heapMegabytes();
    double cpu = cpuSeconds();
    MonDeq model = RandomModels.dense(random, q, p, 10);
    CompleteVerifier.Limits limits = new CompleteVerifier.Limits(LIMIT_SECONDS, () -> false);
    CompleteVerifier verifier = new CompleteVerifier(model, CompleteConfig.defaults(), limits);
    double prepared = cpuSeconds() - cpu;
    double held = heapMegabytes() - heap;
    List<Row> rows = new ArrayList<>();
    for (double radius : RADII) {
      Row row = new Row(p, q, radius);
      row.prepared = prepared;
      row.megabytes = held;
      Random images = new Random(p);
      for (int i = 0; i < SAMPLES; i++) {
        row.add(verifier, model, images.doubles(q).toArray());
      }
      rows.add(row);
    }
    return rows;
  }

  /** What samples of one model and radius have taken. */
  private static final class Row {
    private final int p;
    private final int q;
    private final double radius;
    private double prepared;
    private double megabytes;
    private int certified;
    private int falsified;
    private long nodes;
    private double seconds;
    private final List<Double> each = new ArrayList<>();

    Row(int p, int q, double radius) {
      this.p = p;
      this.q = q;
      this.radius = radius;
    }

    void add(CompleteVerifier verifier, MonDeq model, double[] pixels) {
      Matrix input = Matrix.zeros(1, pixels.length);
      input.setRow(0, pixels);
      int label = Classifier.prediction(new Classifier(model).logits(input), 0);
      InputBox ball = InputBox.ball(pixels, radius, model.spec().normalization());
      double cpu = cpuSeconds();
      Verification verification = verifier.verify(ball, label);
      double took = cpuSeconds() - cpu;
      each.add(took);
      seconds += took;
      nodes += verification.steps();
      certified += verification.verdict() instanceof Verdict.Certified ? 1 : 0;
      falsified += verification.verdict() instanceof Verdict.Falsified ? 1 : 0;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "p %d, q %d, radius %s: %.3f CPU s a sample (%s), %d certified, %d falsified, %d nodes;"
              + " model prepared in %.2f CPU s, %.0f MB of heap",
          p,
          q,
          radius,
          seconds / SAMPLES,
          each.stream()
              .flatMapToDouble(DoubleStream::of)
              .mapToObj(s -> String.format(Locale.ROOT, "%.2f", s))
              .collect(Collectors.joining(" ")),
          certified,
          falsified,
          nodes,
          prepared,
          megabytes);
    }
  }
}
