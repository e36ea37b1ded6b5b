package org.mondeq.certify.cli;

import org.mondeq.certify.Verifier;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.CraftConfig;
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
    CRAFT
  }

  /** Fills in defaults. */
  public CertificationConfig {
    method = method == null ? Method.CRAFT : method;
    craft = craft == null ? CraftConfig.published() : craft;
  }

  /** The chosen verifier for a model. */
  Verifier verifier(MonDeq model) {
    return switch (method) {
      case CRAFT -> new Craft(model, craft);
    };
  }

  /** The method's name in results. */
  String methodName() {
    return method.name().toLowerCase(java.util.Locale.ROOT);
  }
}
