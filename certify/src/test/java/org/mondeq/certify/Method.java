package org.mondeq.certify;

import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.lipschitz.Lipschitz;
import org.mondeq.model.MonDeq;

/** The methods that certify. */
enum Method {
  COMPLETE {
    @Override
    Verifier verifier(MonDeq model) {
      PgdConfig attack = new PgdConfig(2, 5, null, null, null, null, null);
      CompleteConfig config = new CompleteConfig(200, 4, 3, null, attack, null);
      return new CompleteVerifier(model, config, CompleteVerifier.Limits.none());
    }
  },
  CRAFT {
    @Override
    Verifier verifier(MonDeq model) {
      return new Craft(model, CraftConfig.published());
    }
  },
  BOX {
    @Override
    Verifier verifier(MonDeq model) {
      return new Craft(model, without(Ablation.Domain.BOX));
    }
  },
  ZONOTOPE {
    @Override
    Verifier verifier(MonDeq model) {
      return new Craft(model, without(Ablation.Domain.ZONOTOPE));
    }
  },
  LIPSCHITZ {
    @Override
    Verifier verifier(MonDeq model) {
      return new Lipschitz(model);
    }
  };

  abstract Verifier verifier(MonDeq model);

  private static CraftConfig without(Ablation.Domain domain) {
    CraftConfig config = CraftConfig.published();
    return config.withAblation(config.ablation().withDomain(domain));
  }
}
