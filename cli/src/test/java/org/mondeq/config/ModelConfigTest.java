package org.mondeq.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;

class ModelConfigTest {
  private static ModelConfig bind(String yaml) {
    return ConfigTree.parse(yaml, "a.yaml").bind("model", ModelConfig.class);
  }

  @Test
  void isDenseByDefault() {
    assertEquals(new Architecture.Dense(40), bind("{}").toTrain());
    assertEquals(20, bind("{}").monotonicity());
  }

  @Test
  void defaultConvolutionFitsMnistAndCifar() {
    Architecture architecture = bind("model: {architecture: convolutional}").toTrain();
    assertEquals(648, architecture.latent(new InputShape(1, 28, 28)));
    assertEquals(800, architecture.latent(new InputShape(3, 32, 32)));
  }

  @Test
  void doesNotTrainAnExistingFile() {
    ModelConfig file = bind("model: x.npz");
    assertThrows(IllegalStateException.class, file::toTrain);
  }
}
