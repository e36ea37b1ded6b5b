package org.mondeq.results;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mondeq.io.FailedRunException;

/** The alarm for results that contradict each other. */
public final class Soundness {
  private Soundness() {}

  /**
   * Requires that no sample of a model is certified for a radius within which another run has found
   * an adversarial example.
   *
   * @throws FailedRunException naming the samples and the two folders
   */
  public static void require(List<ResultSet> sets) {
    for (ResultSet proof : sets) {
      for (ResultSet refutation : sets) {
        requireConsistent(proof, refutation);
      }
    }
  }

  private static void requireConsistent(ResultSet proof, ResultSet refutation) {
    if (!comparable(proof.info(), refutation.info())) {
      return;
    }
    Set<Integer> both = with(proof, Verdict::claimsProof);
    both.retainAll(with(refutation, Verdict.FALSIFIED::equals));
    if (!both.isEmpty()) {
      throw new FailedRunException(
          String.format(
              Locale.ROOT,
              "soundness alarm: certified in %s and falsified in %s: samples %s of %s",
              proof.folder(),
              refutation.folder(),
              both,
              proof.info().data()));
    }
  }

  private static boolean comparable(RunInfo proof, RunInfo refutation) {
    return proof.modelSha256().equals(refutation.modelSha256())
        && proof.dataSha256().equals(refutation.dataSha256())
        && proof.norm().encloses(refutation.norm())
        && encloses(proof.epsilon(), refutation.epsilon());
  }

  /** Of the same data, balls lie in balls that are no smaller, and boxes in themselves. */
  private static boolean encloses(Double proof, Double refutation) {
    return proof == null ? refutation == null : refutation != null && proof >= refutation;
  }

  private static Set<Integer> with(ResultSet set, Predicate<Verdict> condition) {
    Set<Integer> indices = new TreeSet<>();
    for (SampleResult result : set.results()) {
      if (condition.test(result.verdict())) {
        indices.add(result.index());
      }
    }
    return indices;
  }
}
