package org.mondeq.cli.certify;

import java.util.Optional;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.certify.radius.AttackFirst;
import org.mondeq.certify.radius.Projection;
import org.mondeq.certify.radius.RadiusSearch;
import org.mondeq.check.Judgement;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.experiment.Experiment;
import org.mondeq.model.MonDeq;

/** Makes the worker of a thread: each has a verifier of its own, which knows its deadline. */
final class RadiusWorkers {
  /** How much of a sample's time one hard radius may use up. */
  private static final double SHARE = 0.25;

  private final Experiment experiment;
  private final CertificationConfig certification;
  private final RadiusConfig config;
  private final RadiusWorker.Task task;
  private final MonDeq model;
  private final MonDeq reduced;
  private final Optional<Referee> referee;
  private final Projection projection;

  RadiusWorkers(
      Experiment experiment,
      CertificationConfig certification,
      RadiusConfig config,
      RadiusWorker.Task task) {
    this.experiment = experiment;
    this.certification = certification;
    this.config = config;
    this.task = task;
    this.model = experiment.model();
    this.reduced = model.reduced();
    CheckedClassifier classifier = new CheckedClassifier(model);
    this.referee =
        certification.unchecked()
            ? Optional.empty()
            : Optional.of(new Referee(experiment.modelContent(), classifier));
    this.projection =
        new Projection(
                model,
                classifier,
                config.tolerance(),
                (example, ball, label) ->
                    referee
                        .map(r -> r.judge(example, ball, label) instanceof Judgement.Accepted)
                        .orElse(true),
                certification.depth())
            .in(experiment.config().ballNorm());
  }

  /** The worker of another thread. */
  RadiusWorker worker() {
    Deadline deadline = new Deadline(timeout(), experiment.interruption());
    RadiusSearch search =
        new RadiusSearch(
            verifier(deadline),
            projection,
            model.spec().normalization(),
            config.tolerance(),
            config.maxEpsilon());
    return new RadiusWorker(task, search, deadline);
  }

  private double timeout() {
    return experiment.config().timeout().orElse(Double.POSITIVE_INFINITY);
  }

  private Verifier verifier(Deadline deadline) {
    double seconds = config.verificationTimeout().orElse(SHARE * timeout());
    CompleteVerifier.Limits limits = new CompleteVerifier.Limits(seconds, deadline);
    Verifier method = attacking(certification.verifier(reduced, limits));
    return referee
        .<Verifier>map(r -> new CheckedVerifier(certification.provers(model, method, limits), r))
        .orElse(method);
  }

  /** Only the complete method finds counterexamples by itself. */
  private Verifier attacking(Verifier verifier) {
    return config.method() == CertificationConfig.Method.COMPLETE
        ? verifier
        : new AttackFirst(
            new ProjectedGradientDescent(
                reduced, certification.complete().attack(), certification.depth()),
            certification.complete().seed(),
            verifier);
  }
}
