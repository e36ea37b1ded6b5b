package org.mondeq.certify.bound.search;

import java.util.HashMap;
import java.util.Map;

/** Where rows that bound units under a cutoff are, for others of the same margin to start from. */
public final class UnitStarts {
  private final Map<Integer, Start> starts = new HashMap<>();

  /** A row's place and price. */
  private record Start(WarmStart place, double price) {}

  private UnitStarts() {}

  /** The places of a batch's rows. */
  public static UnitStarts of(SearchedObjectives batch) {
    UnitStarts result = new UnitStarts();
    for (int row = 0; row < batch.size(); row++) {
      result.starts.put(key(batch, row), new Start(batch.state(row), batch.price(row)));
    }
    return result;
  }

  /** Lets a row start where that of the same side of the same unit was, if there was one. */
  public void copyTo(SearchedObjectives batch, int row) {
    Start start = starts.get(key(batch, row));
    if (start != null) {
      batch.start(row, start.place);
      batch.setPrice(row, start.price);
    }
  }

  private static int key(SearchedObjectives batch, int row) {
    int unit = batch.unit(row) + 1;
    return batch.sign(row) > 0 ? unit : -unit;
  }
}
