package org.mondeq.cli.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.attack.AttackConfig;
import org.mondeq.attack.AttackMethod;
import org.mondeq.attack.apgd.ApgdConfig;
import org.mondeq.attack.square.SquareConfig;
import org.mondeq.config.ConfigTree;
import org.mondeq.config.RecordTree;
import org.mondeq.io.InvalidInputException;

final class AttackConfigTest {
  private static AttackConfig parse(String section) {
    return ConfigTree.parse("attack: " + section, "a.yaml").bind("attack", AttackConfig.class);
  }

  @Test
  void absentComponentsTakeTheirDefaults() {
    AttackConfig config = parse("{}");
    assertEquals(AttackConfig.defaults(), config);
    assertEquals(
        List.of("pgd", "apgd-margin", "apgd-ce", "square"),
        config.methods().stream().map(AttackMethod::word).toList());
    assertEquals("cascade", config.name());
    assertEquals(new ApgdConfig(5, 100, 1e-4, 2000), config.apgd());
    assertEquals(new SquareConfig(5, 1000, 0.8, 1e-6, 2000), config.square());
  }

  @Test
  void oneMethodTakesThePlaceOfTheCascade() {
    AttackConfig config = parse("{methods: [square, pgd], method: apgd-ce}");
    assertEquals(List.of(AttackMethod.APGD_CE), config.methods());
    assertEquals("apgd-ce", config.name());
  }

  @Test
  void effectiveConfigurationBindsToAnEqualOne() {
    AttackConfig config = parse("{methods: [square, pgd], pgd: {steps: 7}, apgd: {restarts: 3}}");
    String text = RecordTree.yaml(RecordTree.of(config));
    assertEquals(config, parse("\n" + text.indent(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{method: magic}|attack.method: expected one of pgd, apgd-margin, apgd-ce, square, got",
        "{methods: []}|attack.methods: expected at least one, and none twice, got []",
        "{methods: [pgd, pgd]}|attack.methods: expected at least one, and none twice, got [pgd,",
        "{methods: [pgd, hope]}|attack.methods[1]: expected one of pgd, apgd-margin",
        "{methods: pgd}|attack.methods: expected a list",
        "{restarts: 3}|attack.restarts: unknown key",
        "{apgd: {steps: 0}}|attack.apgd.steps: expected 1 to 100000, got 0",
        "{apgd: {restarts: 1001}}|attack.apgd.restarts: expected 1 to 1000, got 1001",
        "{apgd: {tolerance: 1}}|attack.apgd.tolerance: expected at least 1e-12 and below 1",
        "{square: {queries: 0}}|attack.square.queries: expected 1 to 1000000, got 0",
        "{square: {fraction: 0}}|attack.square.fraction: expected above 0 and at most 1, got 0.0",
        "{square: {maxIterations: 0}}|attack.square.maxIterations: expected 1 to 1000000, got 0"
      })
  void rejectsWhatIsWrong(String section, String message) {
    InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> parse(section));
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }
}
