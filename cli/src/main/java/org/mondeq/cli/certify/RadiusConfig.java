package org.mondeq.cli.certify;

import java.util.Optional;
import org.mondeq.cli.certify.CertificationConfig.Method;
import org.mondeq.io.Expect;

/**
 * How radii are searched. The parameters of the verifiers are those of the section {@code certify}.
 *
 * @param method the verifier; default complete
 * @param tolerance the gap between certified and falsified radius that counts as closed, in raw
 *     pixels; 1e-9 to 1, default 0.001
 * @param maxEpsilon the largest radius to ask about, in raw pixels; above 0, default 0.5; at most 1
 *     in the norm inf and 10,000 in the others
 * @param verificationTimeout limit for one verification by the complete method in seconds, above 0;
 *     default a quarter of that of the sample
 */
public record RadiusConfig(
    Method method, Double tolerance, Double maxEpsilon, Optional<Double> verificationTimeout) {
  /** Fills in defaults and checks the ranges. */
  public RadiusConfig {
    method = method == null ? Method.COMPLETE : method;
    tolerance = Expect.between("tolerance", 1e-9, 1, tolerance == null ? 1e-3 : tolerance);
    maxEpsilon = Expect.positive("maxEpsilon", maxEpsilon == null ? 0.5 : maxEpsilon);
    Expect.between("maxEpsilon", 0.0, 10_000.0, maxEpsilon);
    verificationTimeout.ifPresent(value -> Expect.positive("verificationTimeout", value));
  }
}
