package org.mondeq.certify.bab;

import java.util.Random;

/** Dense models. */
class CertificateMutationTest extends CertificateMutations {
  @Override
  SmallProblem smallProblem(Random random) {
    return SmallProblem.of(random);
  }
}
