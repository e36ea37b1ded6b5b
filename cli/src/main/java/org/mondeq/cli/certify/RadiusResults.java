package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.List;
import org.mondeq.cli.certify.RadiusResult.Status;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Json;
import org.mondeq.results.Evidence;
import org.mondeq.results.ResultKind;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunLog;

/** The lines of searches for radii, and what sums them up. */
public enum RadiusResults implements ResultKind<RadiusResult> {
  /** The only one. */
  KIND;

  @Override
  public String file() {
    return RunLog.RADII;
  }

  @Override
  public Class<RadiusResult> type() {
    return RadiusResult.class;
  }

  @Override
  public String answer(RadiusResult result) {
    return result.status().word();
  }

  @Override
  public boolean isOpen(RadiusResult result) {
    return result.status() == Status.OPEN;
  }

  @Override
  public boolean contradict(RadiusResult one, RadiusResult other) {
    return refutes(one, other) || refutes(other, one);
  }

  private static boolean refutes(RadiusResult refutation, RadiusResult proof) {
    return refutation.falsified() != null
        && proof.certified() != null
        && proof.certified() >= refutation.falsified();
  }

  @Override
  public boolean isSameSample(RadiusResult one, RadiusResult other) {
    return one.label() == other.label() && one.prediction() == other.prediction();
  }

  @Override
  public RadiusResult withEvidence(RadiusResult result, String adversarial, String certificate) {
    return result.withAdversarial(adversarial);
  }

  /** Completes a search: sorts the results and writes table and summary beside them. */
  public static RadiusSummary complete(RunLog<RadiusResult> log) {
    log.sort();
    Path folder = log.path();
    List<RadiusResult> all = log.results();
    RadiusSummary summary = RadiusSummary.of(all);
    AtomicFile.write(folder.resolve(Evidence.RADII_TABLE), RadiusTable.exact(all).toCsv());
    AtomicFile.write(folder.resolve(ResultSet.SUMMARY), Json.toText(summary) + "\n");
    return summary;
  }
}
