package org.mondeq.cli.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mondeq.certify.TimeLimit;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier.Limits;
import org.mondeq.certify.bab.ConjunctionVerifier;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.certify.query.Answer;
import org.mondeq.certify.query.QueryModel;
import org.mondeq.certify.query.UnsafeCase;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.io.FileBytes;
import org.mondeq.solver.WorkTime;
import org.mondeq.vnnlib.Query;

/** Answers a query: case after case, each answer checked before it counts. */
final class QueryVerifier {
  private final Query query;
  private final QueryModel model;
  private final ConjunctionVerifier verifier;
  private final Optional<Referee> referee;
  private final Options options;
  private final TimeLimit time;

  /**
   * What the user asks for beyond an answer.
   *
   * @param seconds the time limit; infinite for none
   * @param cancelled whether the user wants it to end
   * @param certificates where to write what proves {@code unsat}
   * @param log where to say why an answer is unknown
   */
  record Options(
      double seconds,
      BooleanSupplier cancelled,
      Optional<Path> certificates,
      Consumer<String> log) {}

  /**
   * The word that is printed first, and the values of all variables if it is {@code sat}.
   *
   * @param word of the standard
   */
  record Result(String word, Optional<Assignments> assignments) {
    static final String SAT = "sat";
    static final String UNSAT = "unsat";
    static final String UNKNOWN = "unknown";
    static final String TIMED_OUT = "timed-out";
  }

  /**
   * A verifier of one query, whose time begins now.
   *
   * @param modelFile the bytes of the model of the cases; nothing for answers without the checker
   */
  QueryVerifier(
      Query query,
      QueryModel model,
      Optional<FileBytes> modelFile,
      TimeLimit time,
      Options options) {
    this.query = query;
    this.model = model;
    this.verifier = new ConjunctionVerifier(model.model(), CompleteConfig.defaults());
    this.referee = modelFile.map(file -> new Referee(file, verifier.classifier()));
    this.options = options;
    this.time = time;
  }

  Result run() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < model.cases().size(); i++) {
      UnsafeCase unsafe = model.cases().get(i);
      Answer answer = verifier.verify(unsafe, new Limits(left(), options.cancelled()));
      if (answer instanceof Answer.Sat found && accepts(unsafe, found)) {
        return new Result(Result.SAT, Optional.of(assignments(found)));
      }
      words.add(word(i, unsafe, answer));
    }
    String word =
        words.contains(Result.TIMED_OUT)
            ? Result.TIMED_OUT
            : words.contains(Result.UNKNOWN) ? Result.UNKNOWN : Result.UNSAT;
    return new Result(word, Optional.empty());
  }

  private double left() {
    return Math.max(0, options.seconds() - time.elapsed());
  }

  private Assignments assignments(Answer.Sat found) {
    double[] logits = verifier.classifier().classifyPixels(found.pixels()).logits();
    return new Assignments(query, model.queryInputs(found.pixels()), logits);
  }

  private String word(int number, UnsafeCase unsafe, Answer answer) {
    if (answer instanceof Answer.Unsat proved) {
      return accepts(number, unsafe, proved);
    }
    if (answer instanceof Answer.Unknown unknown) {
      say(number, unknown.reason());
      return unknown.reason().equals(WorkTime.Over.REASON) ? Result.TIMED_OUT : Result.UNKNOWN;
    }
    return Result.UNKNOWN;
  }

  private void say(int number, String what) {
    options.log().accept("case " + number + ": " + what);
  }

  private boolean accepts(UnsafeCase unsafe, Answer.Sat found) {
    if (referee.isEmpty() || !unsafe.hasOutputs(found.conjunction())) {
      return true;
    }
    Judgement judgement = referee.get().judge(unsafe, found);
    if (judgement instanceof Judgement.Rejected rejected) {
      options.log().accept("the checker refused the counterexample: " + rejected.reason());
    }
    return judgement instanceof Judgement.Accepted;
  }

  /** Whether the checker accepts a proof, which is written then. */
  private String accepts(int number, UnsafeCase unsafe, Answer.Unsat proved) {
    if (referee.isEmpty()) {
      return Result.UNSAT;
    }
    try {
      return WorkTime.within(
          left(), options.cancelled(), () -> judged(number, unsafe, proved, referee.get()));
    } catch (WorkTime.Over e) {
      say(number, options.cancelled().getAsBoolean() ? "interrupted" : WorkTime.Over.REASON);
      return options.cancelled().getAsBoolean() ? Result.UNKNOWN : Result.TIMED_OUT;
    }
  }

  private String judged(int number, UnsafeCase unsafe, Answer.Unsat proved, Referee checks) {
    String reason = "";
    for (ProofForm form : ProofForm.tried(options.certificates().isPresent())) {
      Certificate certificate = proved.evidence().certificate(unsafe.claim(checks.model()), form);
      Judgement judgement = checks.judge(certificate);
      if (judgement instanceof Judgement.Accepted) {
        options
            .certificates()
            .ifPresent(
                folder ->
                    certificate.write(
                        folder.resolve(String.format(Locale.ROOT, "%05d.npz", number))));
        return Result.UNSAT;
      }
      reason = ((Judgement.Rejected) judgement).reason();
    }
    say(number, "the checker refused the proof: " + reason);
    return Result.UNKNOWN;
  }
}
