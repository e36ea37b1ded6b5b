package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;

class ModelCheckTest {
  private static final LabeledDataset TRAIN = Toys.stripes(1, 100);
  private static final LabeledDataset TEST = Toys.stripes(2, 200);

  @TempDir Path folder;

  private TrainingResult train(double tolerance) {
    TrainingConfig config =
        Toys.config(Map.of("epochs", 2, "batchSize", 16, "solverTolerance", tolerance));
    return new Trainer(Toys.spec(), config, 5)
        .train(TRAIN, TEST, folder.resolve("run" + tolerance), new EpochListener() {}, () -> false);
  }

  @Test
  void looserTrainingDeviatesMore() {
    ModelCheck loose = train(0.2).check().orElseThrow();
    ModelCheck tight = train(1e-9).check().orElseThrow();
    assertEquals(200, loose.samples());
    assertTrue(loose.stateDeviation() > 1e-6, "state " + loose.stateDeviation());
    assertTrue(loose.logitDeviation() > 1e-6, "logits " + loose.logitDeviation());
    assertTrue(tight.stateDeviation() < 1e-7, "state " + tight.stateDeviation());
    assertEquals(0, tight.otherClasses());
  }

  @Test
  void theReportedAccuracyIsThatOfTheFile() {
    TrainingResult result = train(0.2);
    Path file = folder.resolve("model.npz");
    ModelFile.write(result.model(), file);
    ModelCheck.requireSameLogits(result.model(), file, TEST);
    MonDeq read = ModelFile.read(file);
    double accuracy = result.check().orElseThrow().testAccuracy();
    assertEquals(accuracy, Accuracy.of(read, TEST, ModelCheck.EXACT));
    assertEquals(accuracy, read.spec().provenance().at("/check/testAccuracy").asDouble());
    assertEquals(
        result.check().orElseThrow().logitDeviation(),
        read.spec().provenance().at("/check/logitDeviation").asDouble());
  }

  @Test
  void anotherModelInTheFileIsAFailure() {
    MonDeq model = train(1e-3).model();
    Map<String, NpyArray> parameters = new LinkedHashMap<>(model.parameters());
    double[] bias = parameters.get("v").values().clone();
    bias[1] = Math.nextUp(bias[1]);
    parameters.put("v", NpyArray.of(bias, bias.length));
    Path file = folder.resolve("other.npz");
    ModelFile.write(MonDeq.of(model.spec(), parameters), file);
    String message =
        assertThrows(
                FailedRunException.class, () -> ModelCheck.requireSameLogits(model, file, TEST))
            .getMessage();
    assertTrue(message.startsWith(file.toString()), message);
  }
}
