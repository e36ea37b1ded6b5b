package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.config.ConfigTree;
import org.mondeq.io.InvalidInputException;

class CertificationConfigTest {
  @TempDir Path folder;

  private CertificationConfig read(String yaml) throws java.io.IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return ConfigTree.read(file).bind("certify", CertificationConfig.class);
  }

  private String fault(String yaml) {
    return assertThrows(InvalidInputException.class, () -> read(yaml)).getMessage();
  }

  @Test
  void theWeakerMethodsAreCraftOnOtherSets() throws java.io.IOException {
    assertEquals(Ablation.Domain.BOX, read("certify: {method: box}").craft().ablation().domain());
    assertEquals(
        Ablation.Domain.ZONOTOPE, read("certify: {method: zonotope}").craft().ablation().domain());
    assertEquals(Ablation.none(), read("certify: {method: craft}").craft().ablation());
    assertEquals("lipschitz", read("certify: {method: lipschitz}").methodName());
  }

  @Test
  void anotherMethodTakesTheParametersButNotTheDomain() throws java.io.IOException {
    CertificationConfig box = read("certify: {method: box, craft: {stepSize: 0.07}}");
    CertificationConfig craft = box.withMethod(CertificationConfig.Method.CRAFT);
    assertEquals(Ablation.none(), craft.craft().ablation());
    assertEquals(Optional.of(0.07), craft.craft().stepSize());
    CertificationConfig zonotope = box.withMethod(CertificationConfig.Method.ZONOTOPE);
    assertEquals(Ablation.Domain.ZONOTOPE, zonotope.craft().ablation().domain());
    CertificationConfig ablated = read("certify: {craft: {ablation: {domain: box}}}");
    assertThrows(
        IllegalArgumentException.class,
        () -> ablated.withMethod(CertificationConfig.Method.ZONOTOPE));
  }

  @Test
  void readsTheSwitchesOfTheAblation() throws java.io.IOException {
    Ablation ablation =
        read("certify: {craft: {ablation: {iteration: forward-backward,"
                + " forwardBackwardStepSize: 0.02, containedOnly: true}}}")
            .craft()
            .ablation();
    assertEquals(Ablation.Iteration.FORWARD_BACKWARD, ablation.iteration());
    assertEquals(0.02, ablation.forwardBackwardStepSize().orElseThrow());
    assertTrue(ablation.containedOnly());
  }

  @Test
  void namesTheKeyThatIsWrong() {
    assertTrue(
        fault("certify: {method: box, craft: {ablation: {domain: zonotope}}}")
            .endsWith("certify.craft.ablation.domain: expected that of the method or nothing"));
    assertTrue(
        fault("certify: {craft: {ablation: {domain: box, separate: true}}}")
            .endsWith(
                "certify.craft.ablation.separate: expected false, since boxes relate nothing"));
    assertTrue(
        fault("certify: {craft: {ablation: {domain: boxes}}}")
            .contains("certify.craft.ablation.domain: expected one of mixed, box, zonotope"));
    assertTrue(
        fault("certify: {craft: {ablation: {forwardBackwardStepSize: 0.1}}}")
            .contains("forwardBackwardStepSize: expected only with iteration forward-backward"));
  }
}
