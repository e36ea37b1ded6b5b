package org.mondeq.results;

import org.mondeq.io.AtomicFile;
import org.mondeq.io.Json;

/** The lines of attacks and certifications. */
public enum SampleResults implements ResultKind<SampleResult> {
  /** The only one. */
  KIND;

  @Override
  public String file() {
    return ResultSet.RESULTS;
  }

  @Override
  public Class<SampleResult> type() {
    return SampleResult.class;
  }

  @Override
  public String answer(SampleResult result) {
    return result.verdict().word();
  }

  @Override
  public boolean isOpen(SampleResult result) {
    return result.verdict() == Verdict.UNKNOWN;
  }

  @Override
  public boolean contradict(SampleResult one, SampleResult other) {
    return refutes(one, other) || refutes(other, one);
  }

  private static boolean refutes(SampleResult refutation, SampleResult proof) {
    return refutation.verdict() == Verdict.FALSIFIED && proof.verdict().claimsProof();
  }

  @Override
  public boolean isSameSample(SampleResult one, SampleResult other) {
    return one.label() == other.label() && one.prediction() == other.prediction();
  }

  /** Completes a run: sorts the results and writes the summary beside them. */
  public static Summary complete(RunLog<SampleResult> log) {
    log.sort();
    Summary summary = Summary.of(log.info().task(), log.results());
    AtomicFile.write(log.path().resolve(ResultSet.SUMMARY), Json.toText(summary) + "\n");
    return summary;
  }

  @Override
  public SampleResult withEvidence(SampleResult result, String adversarial, String certificate) {
    return result.withEvidence(adversarial, certificate);
  }
}
