package org.mondeq.certify.bab;

import org.mondeq.certify.bab.SearchTree.Outcome;

/** Decides nodes without open units. */
final class LeafProgram {
  Outcome solve(int direction, Node leaf) {
    return new Outcome.Open("leaf", leaf.bound().value());
  }
}
