package org.mondeq.results;

/**
 * The result for one sample: one line of {@code results.jsonl}. Components are null where they do
 * not apply.
 *
 * @param index the sample in the test split, from 0
 * @param label its class
 * @param prediction the class that the model predicts
 * @param verdict the answer
 * @param margin the smallest margin found: the logit of the label minus the largest other one; of a
 *     counterexample that was checked, what the checker bounds it by from above
 * @param bound a lower bound of that margin over the region: that of the checker where the verdict
 *     is certified, elsewhere that of the method
 * @param method the method that gave the answer
 * @param seconds wall-clock time for this sample
 * @param nodes subproblems of a branch and bound
 * @param stage where in the method the answer fell
 * @param reason why the answer is unknown
 * @param converged whether the method found a set that contains every fixpoint
 * @param settings what the method has chosen for this sample, by keys of its configuration
 * @param adversarial the file of the adversarial example, relative to the folder
 * @param error a bound of the error of {@code margin}, from the residual
 * @param residual the residual of the equilibrium behind {@code margin}
 * @param certificate the file of the certificate, as the run was told its folder
 * @param refused true where the method had an answer that the independent checker did not accept
 */
public record SampleResult(
    int index,
    int label,
    int prediction,
    Verdict verdict,
    Double margin,
    Double bound,
    String method,
    double seconds,
    Long nodes,
    String stage,
    String reason,
    Boolean converged,
    String settings,
    String adversarial,
    Double error,
    Double residual,
    String certificate,
    Boolean refused)
    implements IndexedResult {
  /**
   * Checks that verdict and prediction agree and numbers are finite.
   *
   * @throws IllegalArgumentException if not
   */
  public SampleResult {
    require(index >= 0 && label >= 0 && prediction >= 0, "a negative index, label or prediction");
    require(verdict != null && method != null, "no verdict or no method");
    require(
        verdict == Verdict.MISCLASSIFIED
            ? label != prediction
            : mayStand(verdict, label, prediction),
        "verdict " + verdict + " for label " + label + " and prediction " + prediction);
    require(finite(margin) && finite(bound), "a margin or bound that is not finite");
    require(finite(error) && finite(residual), "an error or residual that is not finite");
    require(Double.isFinite(seconds) && seconds >= 0, "seconds that are negative or not finite");
    require((verdict == Verdict.UNKNOWN) == (reason != null), "a reason goes with unknown alone");
    require(!verdict.claimsProof() || bound == null || bound > 0, "certified with bound ≤ 0");
    require(refused == null || verdict == Verdict.UNKNOWN, "refused goes with unknown alone");
  }

  /** Of an input set in whose middle another class is predicted, nothing is ever proved. */
  private static boolean mayStand(Verdict verdict, int label, int prediction) {
    return label == prediction || !verdict.claimsProof();
  }

  private static boolean finite(Double value) {
    return value == null || Double.isFinite(value);
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException("impossible result: " + fault);
    }
  }

  /** Whether the model classifies the sample correctly. */
  public boolean correct() {
    return label == prediction;
  }

  /** Whether there is something to decide: a test sample that is misclassified is left alone. */
  public boolean counts() {
    return verdict != Verdict.MISCLASSIFIED;
  }

  /** The same result with another time. */
  public SampleResult withSeconds(double newSeconds) {
    return new SampleResult(
        index,
        label,
        prediction,
        verdict,
        margin,
        bound,
        method,
        newSeconds,
        nodes,
        stage,
        reason,
        converged,
        settings,
        adversarial,
        error,
        residual,
        certificate,
        refused);
  }

  /** The same result with its evidence at other places; null where there is none. */
  public SampleResult withEvidence(String newAdversarial, String newCertificate) {
    return new SampleResult(
        index,
        label,
        prediction,
        verdict,
        margin,
        bound,
        method,
        seconds,
        nodes,
        stage,
        reason,
        converged,
        settings,
        newAdversarial,
        error,
        residual,
        newCertificate,
        refused);
  }

  /** Begins the result of a sample. */
  public static Builder of(int index, int label, int prediction, String method) {
    return new Builder(index, label, prediction, method);
  }

  /**
   * Collects what is known about a sample; the verdict comes last and completes it. Time is zero
   * until {@link SampleResult#withSeconds}.
   */
  public static final class Builder {
    private final int index;
    private final int label;
    private final int prediction;
    private final String method;
    private Double margin;
    private Double bound;
    private Long nodes;
    private String stage;
    private Boolean converged;
    private String settings;
    private String adversarial;
    private Double error;
    private Double residual;
    private String certificate;
    private Boolean refused;

    private Builder(int index, int label, int prediction, String method) {
      this.index = index;
      this.label = label;
      this.prediction = prediction;
      this.method = method;
    }

    /** Sets the smallest margin found; one that is not finite is left out. */
    public Builder margin(double value) {
      margin = Double.isFinite(value) ? value : null;
      return this;
    }

    /** Sets the proved lower bound of the margin; one that is not finite is left out. */
    public Builder bound(double value) {
      bound = Double.isFinite(value) ? value : null;
      return this;
    }

    /** Sets the number of subproblems. */
    public Builder nodes(long value) {
      nodes = value;
      return this;
    }

    /** Says where in the method the answer fell. */
    public Builder stage(String value) {
      stage = value;
      return this;
    }

    /** Says whether a set was found that contains every fixpoint. */
    public Builder converged(boolean value) {
      converged = value;
      return this;
    }

    /** Says what the method has chosen for this sample. */
    public Builder settings(String value) {
      settings = value;
      return this;
    }

    /** Names the file of the adversarial example, relative to the folder. */
    public Builder adversarial(String file) {
      adversarial = file;
      return this;
    }

    /** Says how well the equilibrium behind the margin is solved, as far as that is finite. */
    public Builder solvedTo(double residualOfIt, double errorOfMargin) {
      residual = Double.isFinite(residualOfIt) ? residualOfIt : null;
      error = Double.isFinite(errorOfMargin) ? errorOfMargin : null;
      return this;
    }

    /** Names the file of the certificate. */
    public Builder certificate(String file) {
      certificate = file;
      return this;
    }

    /** The region is proved to be safe. */
    public SampleResult certified() {
      return build(Verdict.CERTIFIED, null);
    }

    /** The method has proved the region to be safe, and nobody has checked that. */
    public SampleResult certifiedUnchecked() {
      return build(Verdict.CERTIFIED_UNCHECKED, null);
    }

    /** An adversarial example was found. */
    public SampleResult falsified() {
      return build(Verdict.FALSIFIED, null);
    }

    /** Nothing was shown, for this reason. */
    public SampleResult unknown(String reason) {
      return build(Verdict.UNKNOWN, reason);
    }

    /** The method had an answer, which the independent checker did not accept for this reason. */
    public SampleResult refused(String reason) {
      refused = true;
      return unknown(reason);
    }

    /** The sample itself is misclassified. */
    public SampleResult misclassified() {
      return build(Verdict.MISCLASSIFIED, null);
    }

    private SampleResult build(Verdict verdict, String reason) {
      return new SampleResult(
          index,
          label,
          prediction,
          verdict,
          margin,
          bound,
          method,
          0,
          nodes,
          stage,
          reason,
          converged,
          settings,
          adversarial,
          error,
          residual,
          certificate,
          refused);
    }
  }
}
