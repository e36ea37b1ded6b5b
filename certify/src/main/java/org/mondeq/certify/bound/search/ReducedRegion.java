package org.mondeq.certify.bound.search;

import java.util.Optional;
import org.mondeq.certify.bound.dual.InputBall;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.Region;

/** The inputs of a region for a reduced layer, where bounds are searched for and none is proved. */
public record ReducedRegion(InputRegion whole, ReducedLayer layer) implements Region {
  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public double center(int i) {
    return whole.center(i);
  }

  @Override
  public double radius(int i) {
    return whole.radius(i);
  }

  @Override
  public Optional<InputBall> ball() {
    return whole.ball();
  }

  @Override
  public double inputError() {
    return 0;
  }

  @Override
  public double reach() {
    return 0;
  }
}
