package org.mondeq.attack;

import java.util.ArrayList;
import java.util.List;
import org.mondeq.attack.apgd.ApgdConfig;
import org.mondeq.attack.apgd.ApgdSearch;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.attack.search.CrossEntropyObjective;
import org.mondeq.attack.search.Incumbent;
import org.mondeq.attack.search.LogitObjective;
import org.mondeq.attack.search.PgdSearch;
import org.mondeq.attack.search.Search;
import org.mondeq.attack.search.SearchPool;
import org.mondeq.attack.search.Target;
import org.mondeq.attack.square.SquareSearch;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.spec.InputBox;

/**
 * One attack after another, each on the samples that have withstood those before it [Croce20]; the
 * answer is the worst case over all of them.
 *
 * <p>Searches work on the {@link MonDeq#reduced} model; what they find is checked on the whole one.
 * Safe for use by many threads: results depend on the arguments alone.
 */
public final class Cascade implements Attack {
  private final MonDeq model;
  private final CheckedClassifier classifier;
  private final PixelDepth depth;
  private final List<Member> members;

  private record Member(AttackMethod method, SearchPool searches) {}

  /**
   * What the methods have achieved together.
   *
   * @param method that which found the adversarial example, or else the smallest margin
   * @param result the adversarial example, or else the smallest margin of all methods
   */
  public record Attempt(AttackMethod method, AttackResult result) {}

  /** Prepares the methods of a configuration for a model; O(p³). */
  public Cascade(MonDeq model, AttackConfig config) {
    MonDeq searched = model.reduced();
    PeacemanRachford solver =
        OperatorSplitting.balanced(searched.coupling(), searched.spec().monotonicity());
    this.model = model;
    this.classifier = new CheckedClassifier(model);
    this.depth = PixelDepth.of(config.quantized());
    this.members = new ArrayList<>();
    for (AttackMethod method : config.methods()) {
      members.add(
          new Member(method, new SearchPool(() -> search(method, searched, solver, config))));
    }
  }

  /** The classifier that has the last word on adversarial examples. */
  public CheckedClassifier classifier() {
    return classifier;
  }

  private static Search search(
      AttackMethod method, MonDeq model, PeacemanRachford solver, AttackConfig config) {
    ApgdConfig apgd = config.apgd();
    return switch (method) {
      case PGD -> new PgdSearch(model, solver, config.pgd());
      case APGD_MARGIN ->
          new ApgdSearch(model, solver, new LogitObjective(model, apgd.restarts()), apgd);
      case APGD_CE ->
          new ApgdSearch(model, solver, new CrossEntropyObjective(model, apgd.restarts()), apgd);
      case SQUARE -> new SquareSearch(model, solver, config.square());
    };
  }

  /** As {@link #attack}, and says which method has achieved it. */
  public Attempt attempt(double[] pixels, int label, InputBox box, long seed) {
    Target target =
        new Target(new CounterexampleJudge(model, classifier, label, box, depth), pixels);
    Incumbent incumbent = new Incumbent(target);
    AttackMethod best = members.get(0).method;
    for (Member member : members) {
      AttackResult before = incumbent.result();
      member.searches.run(target, incumbent, seedOf(member.method, seed));
      best = incumbent.result() == before ? best : member.method;
      if (incumbent.isRefuted()) {
        break;
      }
    }
    return new Attempt(best, incumbent.result());
  }

  /** A method does the same, whichever others are there. */
  private static long seedOf(AttackMethod method, long seed) {
    return SampleSeed.of(seed, method.word().hashCode());
  }

  @Override
  public AttackResult attack(double[] pixels, int label, InputBox box, long seed) {
    return attempt(pixels, label, box, seed).result();
  }
}
