package org.mondeq.vnnlib;

import java.util.List;

/** What an assertion says. */
sealed interface Formula permits Formula.And, Formula.Or, LinearInequality {
  /** All parts hold. */
  record And(List<Formula> parts) implements Formula {}

  /** One part holds at least. */
  record Or(List<Formula> parts) implements Formula {}
}
