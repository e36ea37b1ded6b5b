package org.mondeq.check;

import java.util.ArrayList;
import java.util.List;

/**
 * A set {@code center + Σ_k ν_k g_k + box∘η} of states u, all ν and η in [−1, 1].
 *
 * @param center {@code [p]}
 * @param ofInputs the generators of the inputs' own ν, one for each input; empty if none
 * @param others the other generators
 * @param box {@code [p]}, non-negative
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record StateSet(double[] center, List<double[]> ofInputs, List<double[]> others, double[] box) {

  /** {@code Σ_k |g_k| + box}, or more. */
  double[] reach() {
    double[] sums = box.clone();
    for (List<double[]> part : List.of(ofInputs, others)) {
      for (double[] generator : part) {
        for (int j = 0; j < sums.length; j++) {
          sums[j] += Math.abs(generator[j]);
        }
      }
    }
    double factor = 1 + Outward.ofSum(ofInputs.size() + others.size());
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Outward.up(Outward.up(sums[j] * factor) + Outward.UNDERFLOW);
    }
    return sums;
  }

  /** Bounds of every u_j. */
  Enclosure hull() {
    double[] reach = reach();
    double[] low = new double[reach.length];
    double[] high = new double[reach.length];
    for (int j = 0; j < reach.length; j++) {
      low[j] = Outward.down(center[j] - reach[j]);
      high[j] = Outward.up(center[j] + reach[j]);
    }
    return new Enclosure(low, high);
  }

  /** All {@code C |u| + F (U x + b)} for u in this set and x in a box. */
  StateSet step(Splitting splitting, Enclosure x) {
    Magnitudes of = Magnitudes.of(this);
    int p = center.length;
    Inputs in = Inputs.of(x);
    double[] middle = splitting.bias().clone();
    splitting.reflection().addTransposedTimes(of.apply(center, true), middle);
    splitting.input().addTransposedTimes(in.center, middle);
    List<double[]> inputs = new ArrayList<>();
    for (int i = 0; i < in.center.length; i++) {
      double[] image = new double[p];
      if (!ofInputs.isEmpty()) {
        splitting.reflection().addTransposedTimes(of.apply(ofInputs.get(i), false), image);
      }
      for (int j = 0; j < p; j++) {
        image[j] += in.radius[i] * splitting.input().center(i, j);
      }
      inputs.add(image);
    }
    List<double[]> rest = new ArrayList<>();
    for (double[] generator : others) {
      double[] image = new double[p];
      splitting.reflection().addTransposedTimes(of.apply(generator, false), image);
      rest.add(image);
    }
    double[] lost = new double[p];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < p; i++) {
        lost[i] += Math.abs(splitting.reflection().center(j, i)) * of.size[j];
      }
    }
    in.addSizes(splitting, lost);
    double unknown = in.unknown(splitting, Sums.manhattan(of.size));
    double factor = 2 * Outward.ofSum(p + in.center.length + 16);
    for (int i = 0; i < p; i++) {
      double rounding = factor * (lost[i] + Math.abs(splitting.bias()[i]));
      lost[i] = Outward.up(Outward.up(rounding + unknown) + Outward.UNDERFLOW);
    }
    of.addBox(splitting, rest, lost);
    return new StateSet(middle, inputs, rest, lost);
  }

  /** {@code |u| ∈ slope∘u + offset ± offset} on a set, of size at most {@code size}. */
  private record Magnitudes(double[] slope, double[] offset, double[] size, double[] box) {
    static Magnitudes of(StateSet set) {
      Enclosure hull = set.hull();
      int p = set.center.length;
      double[] slope = new double[p];
      double[] offset = new double[p];
      double[] size = new double[p];
      for (int j = 0; j < p; j++) {
        double low = hull.low()[j];
        double high = hull.high()[j];
        if (low < 0 && high > 0) {
          // Whatever the slope in [−1, 1], |u| − slope u is convex, 0 at 0, largest at an end.
          slope[j] = Math.max(-1, Math.min(1, (high + low) / (high - low)));
          double atLow = Outward.up(Outward.up(1 + slope[j]) * -low);
          double atHigh = Outward.up(Outward.up(1 - slope[j]) * high);
          offset[j] = Outward.up(Math.max(atLow, atHigh) / 2);
        } else {
          slope[j] = low >= 0 ? 1 : -1;
        }
        size[j] = Outward.up(2 * (Math.max(-low, high) + 2 * offset[j]));
      }
      return new Magnitudes(slope, offset, size, set.box);
    }

    double[] apply(double[] vector, boolean isCenter) {
      double[] image = new double[vector.length];
      for (int j = 0; j < image.length; j++) {
        image[j] = slope[j] * vector[j] + (isCenter ? offset[j] : 0);
      }
      return image;
    }

    /** The box becomes generators where it is new, and its image's hull where it is rounding. */
    void addBox(Splitting splitting, List<double[]> generators, double[] box) {
      double factor = 1 + 2 * Outward.ofSum(box.length + 4);
      double[] old = new double[box.length];
      for (int j = 0; j < box.length; j++) {
        double[] image = new double[box.length];
        for (int i = 0; i < box.length; i++) {
          double entry = splitting.reflection().center(j, i);
          image[i] = offset[j] * entry;
          old[i] += Math.abs(slope[j] * this.box[j] * entry);
        }
        if (offset[j] > 0) {
          generators.add(image);
        }
      }
      for (int i = 0; i < box.length; i++) {
        box[i] = Outward.up(Outward.up(box[i] + Outward.up(old[i] * factor)) + Outward.UNDERFLOW);
      }
    }
  }

  /** A box of inputs as center ± radius. */
  private record Inputs(double[] center, double[] radius) {
    static Inputs of(Enclosure x) {
      int q = x.low().length;
      double[] center = new double[q];
      double[] radius = new double[q];
      for (int i = 0; i < q; i++) {
        center[i] = x.low()[i] / 2 + x.high()[i] / 2;
        double above = Outward.up(x.high()[i] - center[i]);
        radius[i] = Math.max(above, Outward.up(center[i] - x.low()[i]));
      }
      return new Inputs(center, radius);
    }

    double size(int i) {
      return Math.abs(center[i]) + radius[i];
    }

    void addSizes(Splitting splitting, double[] sums) {
      for (int i = 0; i < center.length; i++) {
        for (int j = 0; j < sums.length; j++) {
          sums[j] += Math.abs(splitting.input().center(i, j)) * size(i);
        }
      }
    }

    /** What the errors of the matrices make of states of this size and of the inputs. */
    double unknown(Splitting splitting, double sizeOfStates) {
      double[] sizes = new double[center.length];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = Outward.up(size(i));
      }
      double ofStates = Outward.up(splitting.reflection().error() * sizeOfStates);
      double ofInputs = Outward.up(splitting.input().error() * Sums.manhattan(sizes));
      return Outward.up(Outward.up(ofStates + ofInputs) + splitting.biasError());
    }
  }
}
