package org.mondeq.certify.cli;

import org.mondeq.certify.Verifier;
import org.mondeq.certify.craft.Ablation.Domain;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.CraftConfig;
import org.mondeq.certify.lipschitz.Lipschitz;
import org.mondeq.model.MonDeq;

/**
 * How samples are certified.
 *
 * @param method the verifier; default craft
 * @param craft parameters of CRAFT; default those of {@link CraftConfig}
 */
public record CertificationConfig(Method method, CraftConfig craft) {
  /** The verifiers by name. */
  public enum Method {
    /** {@link Craft}. */
    CRAFT,
    /** {@link Craft} on boxes. */
    BOX,
    /** {@link Craft} on zonotopes without a box part. */
    ZONOTOPE,
    /** {@link Lipschitz}. */
    LIPSCHITZ
  }

  /** Fills in defaults. */
  public CertificationConfig {
    method = method == null ? Method.CRAFT : method;
    craft = craft == null ? CraftConfig.published() : craft;
    if (method == Method.BOX) {
      craft = withDomain(craft, Domain.BOX);
    } else if (method == Method.ZONOTOPE) {
      craft = withDomain(craft, Domain.ZONOTOPE);
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

  /** The chosen verifier for a model. */
  Verifier verifier(MonDeq model) {
    return switch (method) {
      case CRAFT, BOX, ZONOTOPE -> new Craft(model, craft);
      case LIPSCHITZ -> new Lipschitz(model);
    };
  }

  /** The method's name in results. */
  String methodName() {
    return method.name().toLowerCase(java.util.Locale.ROOT);
  }
}
