package org.mondeq.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTreeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{name: '12', data: 'true', samples: 3, epsilon: 2/255, seed: -7}",
        "{model: x.npz, dataDir: 'a b: c', output: '#x', timeout: 1e-7, quiet: true}",
        "{model: {architecture: convolutional, channels: 3}, samples: '0-9,20'}"
      })
  void effectiveConfigurationBindsToItself(String yaml) {
    ExperimentConfig config = bind(yaml);
    assertEquals(config, bind(RecordTree.yaml(RecordTree.of(config))));
  }

  private static ExperimentConfig bind(String yaml) {
    return ConfigTree.parse(yaml, "a.yaml").bindGeneral(ExperimentConfig.class, List.of());
  }

  @Test
  void flattensToDottedKeys() {
    record Inner(List<Integer> list, String text) {}
    record Outer(Inner inner, int number) {}
    assertEquals(
        Map.of("inner.list", "[1,2]", "inner.text", "a", "number", "3"),
        RecordTree.flat(RecordTree.of(new Outer(new Inner(List.of(1, 2), "a"), 3))));
  }
}
