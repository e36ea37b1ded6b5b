package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.certify.bab.RootProver;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.Ablation.Domain;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.lipschitz.Lipschitz;
import org.mondeq.model.MonDeq;

/**
 * How samples are certified.
 *
 * @param method the verifier; default complete
 * @param craft parameters of CRAFT; default those of {@link CraftConfig}
 * @param complete parameters of the complete verifier; default those of {@link CompleteConfig}
 * @param certificates a folder for the certificates of certified samples; default none
 * @param unchecked whether verdicts count that the independent checker has not accepted; they are
 *     labelled so everywhere; default false
 * @param quantized whether only images of 8 bits count as counterexamples; default false
 */
public record CertificationConfig(
    Method method,
    CraftConfig craft,
    CompleteConfig complete,
    Optional<Path> certificates,
    Boolean unchecked,
    Boolean quantized) {
  /** The verifiers by name. */
  public enum Method {
    /** {@link Craft}. */
    CRAFT,
    /** {@link Craft} on boxes. */
    BOX,
    /** {@link Craft} on zonotopes without a box part. */
    ZONOTOPE,
    /** {@link Lipschitz}. */
    LIPSCHITZ,
    /** {@link CompleteVerifier}. */
    COMPLETE;

    /** All of them, for a help. */
    static String words() {
      return Arrays.stream(values())
          .map(method -> method.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "", "; default complete"));
    }
  }

  /** Fills in defaults. */
  public CertificationConfig {
    method = method == null ? Method.COMPLETE : method;
    craft = craft == null ? CraftConfig.published() : craft;
    complete = complete == null ? CompleteConfig.defaults() : complete;
    if (method == Method.BOX) {
      craft = withDomain(craft, Domain.BOX);
    } else if (method == Method.ZONOTOPE) {
      craft = withDomain(craft, Domain.ZONOTOPE);
    }
    unchecked = unchecked != null && unchecked;
    quantized = quantized != null && quantized;
    if (certificates.isPresent() && unchecked) {
      throw new IllegalArgumentException(
          "certificates: expected none if unchecked, since a certificate is what was checked");
    }
  }

  private static CraftConfig withDomain(CraftConfig craft, Domain domain) {
    Domain given = craft.ablation().domain();
    if (given != Domain.MIXED && given != domain) {
      throw new IllegalArgumentException(
          "craft.ablation.domain: expected that of the method or nothing");
    }
    return craft.withAblation(craft.ablation().withDomain(domain));
  }

  /**
   * The same parameters for another method.
   *
   * @throws IllegalArgumentException if the method does not go with the domain of the ablation
   */
  CertificationConfig withMethod(Method other) {
    boolean ofTheMethod = method == Method.BOX || method == Method.ZONOTOPE;
    CraftConfig given =
        ofTheMethod ? craft.withAblation(craft.ablation().withDomain(Domain.MIXED)) : craft;
    return new CertificationConfig(other, given, complete, Optional.empty(), unchecked, quantized);
  }

  /**
   * The chosen verifier for a model; limits are those of the complete one, the others have those of
   * the work around them.
   */
  Verifier verifier(MonDeq model, CompleteVerifier.Limits limits) {
    return switch (method) {
      case CRAFT, BOX, ZONOTOPE -> new Craft(model, craft);
      case LIPSCHITZ -> new Lipschitz(model);
      case COMPLETE -> new CompleteVerifier(model, complete, limits, depth());
    };
  }

  /**
   * Verifiers for {@link CheckedVerifier}.
   *
   * @param model the whole model, since the checker knows no smaller one
   * @param method answers for the methods that leave no multipliers, on whatever part of the model
   */
  List<Verifier> provers(MonDeq model, Verifier method, CompleteVerifier.Limits limits) {
    if (this.method == Method.COMPLETE) {
      return List.of(new CompleteVerifier(model, complete, limits, depth()).withEvidence());
    }
    Verifier root = new RootProver(method, model);
    return this.method == Method.CRAFT && craft.ablation().isNone()
        ? List.of(root, new Craft(model, craft))
        : List.of(root);
  }

  /** Whether the method says of misclassified samples too whether a set was found. */
  boolean encloses() {
    return switch (method) {
      case CRAFT, BOX, ZONOTOPE -> true;
      case LIPSCHITZ, COMPLETE -> false;
    };
  }

  /** The values that pixels of a counterexample may have. */
  PixelDepth depth() {
    return PixelDepth.of(quantized);
  }

  /**
   * The method's name in results, which says whether the checker is left out, and whether only
   * images of 8 bits refute.
   */
  String methodName() {
    String word = method.name().toLowerCase(Locale.ROOT);
    String name = quantized ? word + ", 8 bits" : word;
    return unchecked ? name + ", unchecked" : name;
  }
}
