package org.mondeq.attack;

import java.util.Optional;
import org.mondeq.attack.apgd.ApgdConfig;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.attack.square.SquareConfig;

/** Attacks that are quick enough for many small models. */
final class Budgets {
  private static final PgdConfig PGD = new PgdConfig(4, 20, null, null, null, null, null);
  private static final ApgdConfig APGD = new ApgdConfig(2, 30, null, null);
  private static final SquareConfig SQUARE = new SquareConfig(3, 150, null, 1e-9, null);

  private Budgets() {}

  /** All methods. */
  static AttackConfig small() {
    return new AttackConfig(Optional.empty(), null, PGD, APGD, SQUARE);
  }

  /** All methods, with equilibria that are solved to this tolerance only. */
  static AttackConfig loose(double tolerance) {
    return new AttackConfig(
        Optional.empty(),
        null,
        new PgdConfig(4, 10, null, null, null, tolerance, null),
        new ApgdConfig(2, 10, tolerance, null),
        new SquareConfig(3, 30, null, tolerance, null));
  }
}
