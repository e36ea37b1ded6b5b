package org.mondeq.attack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mondeq.attack.apgd.ApgdConfig;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.attack.square.SquareConfig;

/**
 * How samples are attacked. A component that is absent takes its default; accessors never return
 * null.
 *
 * @param method the only method, in place of those below; default none
 * @param methods what a {@link Cascade} runs, in this order; default pgd, apgd-margin, apgd-ce,
 *     square
 * @param pgd parameters of pgd; default those of {@link PgdConfig}
 * @param apgd parameters of apgd-margin and apgd-ce; default those of {@link ApgdConfig}
 * @param square parameters of square; default those of {@link SquareConfig}
 * @param quantized whether only images of 8 bits count as adversarial examples; default false
 */
public record AttackConfig(
    Optional<AttackMethod> method,
    List<AttackMethod> methods,
    PgdConfig pgd,
    ApgdConfig apgd,
    SquareConfig square,
    Boolean quantized) {
  /**
   * Fills in defaults and checks the methods.
   *
   * @throws IllegalArgumentException if there is no method, or one stands there twice
   */
  public AttackConfig {
    methods = methods == null ? List.of(AttackMethod.values()) : List.copyOf(methods);
    if (method.isPresent()) {
      methods = List.of(method.get());
    }
    if (methods.isEmpty() || Set.copyOf(methods).size() < methods.size()) {
      throw new IllegalArgumentException(
          "methods: expected at least one, and none twice, got "
              + methods.stream().map(AttackMethod::word).toList());
    }
    pgd = pgd == null ? PgdConfig.defaults() : pgd;
    apgd = apgd == null ? ApgdConfig.defaults() : apgd;
    square = square == null ? SquareConfig.defaults() : square;
    quantized = quantized != null && quantized;
  }

  /** The same on pixels of any value. */
  public AttackConfig(
      Optional<AttackMethod> method,
      List<AttackMethod> methods,
      PgdConfig pgd,
      ApgdConfig apgd,
      SquareConfig square) {
    this(method, methods, pgd, apgd, square, false);
  }

  /** The cascade of all methods. */
  public static AttackConfig defaults() {
    return new AttackConfig(Optional.empty(), null, null, null, null);
  }

  /** The same for one method alone. */
  public AttackConfig only(AttackMethod one) {
    return new AttackConfig(Optional.of(one), null, pgd, apgd, square, quantized);
  }

  /** What results call it: the one method, or "cascade", and whether on images of 8 bits alone. */
  public String name() {
    String name = methods.size() == 1 ? methods.get(0).word() : "cascade";
    return quantized ? name + ", 8 bits" : name;
  }
}
