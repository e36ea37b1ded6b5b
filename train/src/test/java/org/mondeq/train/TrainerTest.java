package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.train.graph.Precision;

class TrainerTest {
  private static final LabeledDataset TRAIN = Toys.stripes(1, 100);
  private static final LabeledDataset TEST = Toys.stripes(2, 200);
  private static final int BATCHES = 7;
  private static final EpochListener SILENT = new EpochListener() {};

  @TempDir Path folder;

  private TrainingResult train(TrainingConfig config, long seed, String run) {
    return new Trainer(Toys.spec(), config, seed)
        .train(TRAIN, TEST, folder.resolve(run), SILENT, () -> false);
  }

  private TrainingResult cancelAfter(int batches, TrainingConfig config, String run) {
    AtomicInteger asked = new AtomicInteger();
    return new Trainer(Toys.spec(), config, 5)
        .train(TRAIN, TEST, folder.resolve(run), SILENT, () -> asked.incrementAndGet() > batches);
  }

  private static void assertSameWeights(MonDeq expected, MonDeq actual) {
    expected
        .parameters()
        .forEach(
            (name, array) ->
                assertArrayEquals(array.values(), actual.parameters().get(name).values(), name));
  }

  private String refusal(TrainingConfig config, long seed, LabeledDataset data, String run) {
    Trainer trainer = new Trainer(Toys.spec(), config, seed);
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> trainer.train(data, TEST, folder.resolve(run), SILENT, () -> false))
            .getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void learnsASeparableSet() {
    TrainingResult result =
        train(
            Toys.config(
                Map.of(
                    "epochs", 20,
                    "batchSize", 16,
                    "learningRate", 0.05,
                    "decayEvery", 15,
                    "checkpointEvery", 7)),
            5,
            "a");
    EpochReport last = result.kept().orElseThrow();
    assertTrue(last.testAccuracy() > 0.95, "test accuracy " + last.testAccuracy());
    assertTrue(last.loss() < result.epochs().get(0).loss() / 2, "loss " + last.loss());
    assertTrue(result.complete());
  }

  @Test
  void sameSeedGivesSameWeights() {
    TrainingConfig config = Toys.config(2, Precision.FLOAT);
    MonDeq model = train(config, 5, "a").model();
    assertSameWeights(model, train(config, 5, "b").model());
    assertNotEquals(
        model.parameters().get("U").values()[0],
        train(config, 6, "c").model().parameters().get("U").values()[0]);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void resumedRunEndsWithTheSameWeights(Precision precision) {
    TrainingConfig config = Toys.config(5, precision);
    MonDeq uninterrupted = train(config, 5, "a").model();
    cancelAfter(BATCHES + 3, config, "b");
    cancelAfter(2 * BATCHES + 1, config, "b");
    List<Integer> resumed = new ArrayList<>();
    EpochListener listener =
        new EpochListener() {
          @Override
          public void resumed(int epochs) {
            resumed.add(epochs);
          }
        };
    TrainingResult result =
        new Trainer(Toys.spec(), config, 5)
            .train(TRAIN, TEST, folder.resolve("b"), listener, () -> false);
    assertEquals(List.of(3), resumed);
    assertTrue(result.complete());
    assertSameWeights(uninterrupted, result.model());
  }

  @Test
  void moreEpochsContinueAFinishedRun() {
    MonDeq uninterrupted = train(Toys.config(4, Precision.FLOAT), 5, "a").model();
    train(Toys.config(2, Precision.FLOAT), 5, "b");
    assertSameWeights(uninterrupted, train(Toys.config(4, Precision.FLOAT), 5, "b").model());
    assertTrue(
        refusal(Toys.config(3, Precision.FLOAT), 5, TRAIN, "b")
            .contains("holds 4 epochs, expected at most 3"));
  }

  @Test
  void onlyACheckpointThatCannotBeContinuedIsDiscarded() {
    TrainingConfig config = Toys.config(2, Precision.FLOAT);
    MonDeq first = train(config, 5, "a").model();
    Path checkpoint = folder.resolve("a").resolve("checkpoint.npz");
    new Trainer(Toys.spec(), config, 5).discardOther(TRAIN, folder.resolve("a"));
    assertTrue(Files.exists(checkpoint));
    new Trainer(Toys.spec(), config, 6).discardOther(TRAIN, folder.resolve("a"));
    assertFalse(Files.exists(checkpoint));
    assertSameWeights(first, train(config, 5, "a").model());
    new Trainer(Toys.spec(), Toys.config(1, Precision.FLOAT), 5)
        .discardOther(TRAIN, folder.resolve("a"));
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  void refusesModelsThatACheckpointCannotHold() {
    ModelSpec toy = Toys.spec();
    ModelSpec huge =
        new ModelSpec(
            toy.name(),
            toy.dataset(),
            new Architecture.Dense(4000),
            toy.input(),
            toy.classes(),
            toy.monotonicity(),
            toy.normalization(),
            ModelSpec.noProvenance());
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> new Trainer(huge, Toys.config(1, Precision.FLOAT), 5))
            .getMessage();
    assertTrue(message.contains("weights to train, got "), message);
  }

  @Test
  void cancellationKeepsTheLastEpoch() {
    TrainingConfig config = Toys.config(5, Precision.FLOAT);
    TrainingResult result = cancelAfter(2 * BATCHES + 3, config, "a");
    assertFalse(result.complete());
    assertEquals(2, result.epochs().size());
    TrainingConfig twoEpochs = Toys.config(2, Precision.FLOAT);
    assertSameWeights(train(twoEpochs, 5, "b").model(), result.model());
    assertSameWeights(result.model(), train(twoEpochs, 5, "a").model());
  }

  @Test
  void cancellationBeforeTheFirstEpochKeepsTheInitialWeights() {
    TrainingConfig config = Toys.config(3, Precision.FLOAT);
    TrainingResult result = cancelAfter(1, config, "a");
    assertTrue(result.kept().isEmpty());
    assertSameWeights(train(config, 5, "b").model(), train(config, 5, "a").model());
  }

  @Test
  void rejectsACheckpointOfAnotherRun() {
    TrainingConfig config = Toys.config(1, Precision.FLOAT);
    train(config, 5, "a");
    assertTrue(
        refusal(Toys.config(1, Precision.DOUBLE), 5, TRAIN, "a")
            .contains("belongs to a run with precision \"float\" instead of \"double\""));
    assertTrue(refusal(config, 6, TRAIN, "a").contains("with seed 5 instead of 6"));
    assertTrue(refusal(config, 5, Toys.stripes(3, 100), "a").contains("with data "));
  }

  @Test
  void rejectsATruncatedCheckpoint() throws IOException {
    TrainingConfig config = Toys.config(1, Precision.FLOAT);
    train(config, 5, "a");
    Path file = folder.resolve("a/checkpoint.npz");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    String message = refusal(config, 5, TRAIN, "a");
    assertTrue(message.contains("checkpoint.npz: not a readable .npz"), message);
    assertTrue(message.endsWith("; remove it to start again, or choose another output folder"));
  }

  /** One unit, one image in a batch, one class in all of them. */
  @ParameterizedTest
  @CsvSource({"1, 16, 0", "1, 1, 0", "6, 1, 0", "6, 100, 0.5", "2, 33, 0.5"})
  void trainsInEverySmallShape(int units, int batchSize, double boundWeight) {
    LabeledDataset one = TRAIN.part(firstOfClass(TRAIN, 0), firstOfClass(TRAIN, 0) + 1);
    TrainingConfig config =
        Toys.config(
            boundWeight == 0
                ? Map.of("epochs", 1, "batchSize", batchSize)
                : Map.of(
                    "epochs",
                    1,
                    "batchSize",
                    batchSize,
                    "robust",
                    Map.of("epsilon", 0.01, "boundWeight", boundWeight)));
    for (LabeledDataset data : List.of(TRAIN, one)) {
      TrainingResult result =
          new Trainer(Toys.spec(new Architecture.Dense(units)), config, 5)
              .train(data, TEST, folder.resolve("of" + data.size()), SILENT, () -> false);
      assertTrue(Double.isFinite(result.epochs().get(0).loss()));
    }
  }

  @Test
  void saysThatOneUnitHasNoBoundsToLearnFrom() {
    TrainingConfig config =
        Toys.config(Map.of("epochs", 1, "robust", Map.of("epsilon", 0.01, "boundWeight", 0.5)));
    Trainer trainer = new Trainer(Toys.spec(new Architecture.Dense(1)), config, 5);
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> trainer.train(TRAIN, TEST, folder.resolve("a"), SILENT, () -> false));
    assertEquals(
        "train.robust.boundWeight: expected 0 for a model of one unit, got 0.5", e.getMessage());
  }

  private static int firstOfClass(LabeledDataset data, int label) {
    int index = 0;
    while (data.label(index) != label) {
      index++;
    }
    return index;
  }

  @Test
  void nothingIsCalledValidationWhereNothingIsHeldOut() throws IOException {
    TrainingResult result = train(Toys.config(2, Precision.FLOAT), 5, "a");
    assertNull(result.epochs().get(0).validationAccuracy());
    List<String> lines = Files.readAllLines(folder.resolve("a/metrics.csv"));
    assertTrue(
        lines.get(0).startsWith("epoch,learningRate,loss,trainAccuracy,validationAccuracy,"));
    assertEquals("", lines.get(1).split(",", -1)[4]);
    assertFalse(Files.readString(folder.resolve("a/curves.svg")).contains("validation"));
    train(Toys.config(Map.of("epochs", 1, "validation", 30)), 5, "b");
    assertFalse(Files.readAllLines(folder.resolve("b/metrics.csv")).get(1).contains(",,"));
    assertTrue(Files.readString(folder.resolve("b/curves.svg")).contains("validation"));
  }

  @Test
  void failsInOneLineWhenTheWeightsAreLost() {
    TrainingConfig wild = Toys.config(Map.of("epochs", 2, "batchSize", 16, "learningRate", 1e30));
    String message = assertThrows(FailedRunException.class, () -> train(wild, 5, "a")).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(
        message.matches(
            "epoch 1, batch [23] of 7: .*; a lower learningRate may help"
                + "; no epoch was finished, so there is no checkpoint"),
        message);
    assertFalse(Files.exists(folder.resolve("a/checkpoint.npz")));
  }

  /** The rate rises until equilibria need more iterations than allowed, in a later epoch. */
  @Test
  void aRunThatGoesWildEndsWithItsLastGoodEpochEachTime() throws IOException {
    TrainingConfig wild =
        Toys.config(
            Map.of(
                "epochs", 30,
                "batchSize", 16,
                "learningRate", 20,
                "schedule", ScheduleKind.ONE_CYCLE,
                "warmUp", 0.99,
                "acceleration", AccelerationKind.NONE,
                "solverMaxIterations", 40));
    String first = assertThrows(FailedRunException.class, () -> train(wild, 5, "a")).getMessage();
    assertTrue(
        first.matches(
            "epoch ([2-9]|[12][0-9]), batch [1-7] of 7: the equilibrium solver reached its .*"
                + "; the checkpoint holds the weights after epoch [0-9]+"),
        first);
    assertEquals(1, first.lines().count());
    int epochs = Integer.parseInt(first.replaceAll(".* ", ""));
    assertTrue(first.startsWith("epoch " + (epochs + 1) + ","), first);
    Map<String, NpyArray> checkpoint = Npz.read(folder.resolve("a/checkpoint.npz")).arrays();
    assertEquals(epochs + 1, Files.readAllLines(folder.resolve("a/metrics.csv")).size());
    String again = assertThrows(FailedRunException.class, () -> train(wild, 5, "a")).getMessage();
    assertEquals(first, again);
    Map<String, NpyArray> kept = Npz.read(folder.resolve("a/checkpoint.npz")).arrays();
    assertEquals(checkpoint.keySet(), kept.keySet());
    checkpoint.forEach(
        (name, array) -> assertArrayEquals(array.values(), kept.get(name).values(), name));
    assertTrue(Files.exists(folder.resolve("a/curves.svg")));
  }

  @Test
  void picturesOfTheCurvesAreKept() throws IOException {
    TrainingConfig config = Toys.config(2, Precision.FLOAT);
    train(config, 5, "a");
    String svg = Files.readString(folder.resolve("a/curves.svg"));
    for (String name : List.of("loss", "train", "test", "learning rate", "adjoint")) {
      assertTrue(svg.contains(">" + name + "</text>"), name);
    }
    BufferedImage png = ImageIO.read(folder.resolve("a/curves.png").toFile());
    assertEquals(600, png.getHeight());
    train(config, 5, "b");
    assertEquals(svg, Files.readString(folder.resolve("b/curves.svg")));
  }

  /** A folder in its place cannot be replaced by a file. */
  @Test
  void aPictureThatCannotBeWrittenIsAWarning() throws IOException {
    Files.createDirectories(folder.resolve("a/curves.svg/occupied"));
    List<String> warnings = new ArrayList<>();
    EpochListener listener =
        new EpochListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        };
    TrainingResult result =
        new Trainer(Toys.spec(), Toys.config(1, Precision.FLOAT), 5)
            .train(TRAIN, TEST, folder.resolve("a"), listener, () -> false);
    assertTrue(result.complete());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("no picture of the training curves: "), warnings.get(0));
    assertEquals(1, warnings.get(0).lines().count());
  }

  @Test
  void aFailureKeepsTheLastEpochAndSaysSo() {
    TrainingConfig config = Toys.config(Map.of("epochs", 4, "batchSize", 16, "checkpointEvery", 9));
    List<Integer> resumed = new ArrayList<>();
    EpochListener failing =
        new EpochListener() {
          @Override
          public void resumed(int epochs) {
            resumed.add(epochs);
          }

          @Override
          public void batchDone(int epoch, int batch, int batches, double loss) {
            if (epoch == 3 && batch == 2) {
              throw new FailedRunException("the equilibrium is lost");
            }
          }
        };
    Trainer trainer = new Trainer(Toys.spec(), config, 5);
    for (int run = 0; run < 2; run++) {
      String message =
          assertThrows(
                  FailedRunException.class,
                  () -> trainer.train(TRAIN, TEST, folder, failing, () -> false))
              .getMessage();
      assertEquals(
          "the equilibrium is lost; the checkpoint holds the weights after epoch 2", message);
    }
    assertEquals(List.of(2), resumed);
  }

  /** Far too large a learning rate at the end makes a late epoch worse than an early one. */
  private static TrainingConfig unsteady(Map<String, Object> more) {
    Map<String, Object> values = new java.util.HashMap<>(more);
    values.putAll(
        Map.of(
            "epochs",
            8,
            "batchSize",
            16,
            "learningRate",
            0.3,
            "schedule",
            ScheduleKind.ONE_CYCLE,
            "warmUp",
            0.9,
            "validation",
            30));
    return Toys.config(values);
  }

  @Test
  void keepsTheBestEpochAlsoAcrossAnInterruption() {
    TrainingConfig config = unsteady(Map.of("keepBest", true));
    TrainingResult result = train(config, 5, "a");
    EpochReport best = new History(result.epochs()).best().orElseThrow();
    assertTrue(best.epoch() < 8, "the best epoch is the last");
    assertEquals(best, result.kept().orElseThrow());
    assertEquals(best.testAccuracy(), Accuracy.of(result.model(), TEST));
    assertEquals(best.epoch(), result.model().spec().provenance().path("epoch").asInt());
    assertEquals(best.validationAccuracy(), Accuracy.of(result.model(), TRAIN.part(70, 100)));
    cancelAfter(5 * (best.epoch() + 1), config, "b");
    assertSameWeights(result.model(), train(config, 5, "b").model());
  }

  @Test
  void withoutItTheLastEpochIsKept() {
    TrainingResult result = train(unsteady(Map.of()), 5, "a");
    assertEquals(8, result.kept().orElseThrow().epoch());
    assertEquals(result.epochs().get(7).testAccuracy(), Accuracy.of(result.model(), TEST));
  }

  @Test
  void patienceEndsARunThatGetsNoBetter() {
    TrainingConfig config = unsteady(Map.of("patience", 1));
    TrainingResult result = train(config, 5, "a");
    int epochs = result.epochs().size();
    assertTrue(result.complete());
    assertTrue(epochs < 8, "all epochs were run");
    assertTrue(new History(result.epochs()).stalled(1));
    assertEquals(epochs, train(config, 5, "a").epochs().size());
  }

  private static TrainingConfig cosine(int epochs) {
    return Toys.config(
        Map.of(
            "epochs",
            epochs,
            "batchSize",
            16,
            "learningRate",
            0.1,
            "schedule",
            ScheduleKind.COSINE));
  }

  private static List<Double> rates(TrainingResult result) {
    return result.epochs().stream().map(EpochReport::learningRate).toList();
  }

  @Test
  void anInterruptedRunIsContinuedWithMoreEpochsThanPlanned() {
    cancelAfter(2 * BATCHES + 3, cosine(3), "a");
    List<String> warnings = new ArrayList<>();
    EpochListener listener =
        new EpochListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        };
    TrainingResult result =
        new Trainer(Toys.spec(), cosine(4), 5)
            .train(TRAIN, TEST, folder.resolve("a"), listener, () -> false);
    assertTrue(result.complete());
    List<Double> three = rates(train(cosine(3), 5, "b"));
    List<Double> four = rates(train(cosine(4), 5, "c"));
    assertEquals(List.of(three.get(0), three.get(1), four.get(2), four.get(3)), rates(result));
    assertEquals(
        List.of("the learning rate follows a schedule of 4 epochs after epoch 2, one of 3 before"),
        warnings);
    var run = result.model().spec().provenance().path("run");
    assertEquals(4, run.path("epochs").asInt());
    assertEquals("[{\"until\":2,\"epochs\":3}]", run.path("earlierSchedules").toString());
    cancelAfter(2 * BATCHES + 3, cosine(3), "d");
    cancelAfter(BATCHES + 3, cosine(4), "d");
    assertSameWeights(result.model(), train(cosine(4), 5, "d").model());
  }

  /** What is asked to be overwritten ends as if nothing had been there. */
  @Test
  void aCheckpointOfAnotherScheduleIsDiscardedOnRequest() {
    cancelAfter(2 * BATCHES + 3, cosine(3), "a");
    Trainer trainer = new Trainer(Toys.spec(), cosine(4), 5);
    trainer.discardOther(TRAIN, folder.resolve("a"));
    assertFalse(Files.exists(folder.resolve("a/checkpoint.npz")));
    assertSameWeights(train(cosine(4), 5, "b").model(), train(cosine(4), 5, "a").model());
  }

  @Test
  void rejectsToHoldOutEveryImage() {
    String message = refusal(Toys.config(Map.of("validation", 100)), 5, TRAIN, "a");
    assertEquals("train.validation: expected fewer than the 100 training images, got 100", message);
  }

  @Test
  void failsInOneLineWhenTheSolverDoesNotConverge() {
    TrainingConfig hasty =
        Toys.config(Map.of("epochs", 1, "solverTolerance", 1e-9, "solverMaxIterations", 2));
    String message =
        assertThrows(FailedRunException.class, () -> train(hasty, 5, "a")).getMessage();
    assertTrue(message.contains("iteration limit"), message);
  }

  @ParameterizedTest
  @EnumSource(SplittingKind.class)
  void learnsAConvolution(SplittingKind splitting) {
    TrainingConfig config =
        Toys.config(
            Map.of("epochs", 12, "batchSize", 16, "learningRate", 0.05, "splitting", splitting));
    TrainingResult result =
        new Trainer(Toys.convolutional(), config, 5)
            .train(TRAIN, TEST, folder, SILENT, () -> false);
    EpochReport last = result.kept().orElseThrow();
    assertTrue(last.testAccuracy() > 0.95, "test accuracy " + last.testAccuracy());
  }

  @Test
  void resumedConvolutionEndsWithTheSameWeights() {
    Trainer trainer = new Trainer(Toys.convolutional(), Toys.config(3, Precision.FLOAT), 5);
    MonDeq uninterrupted =
        trainer.train(TRAIN, TEST, folder.resolve("a"), SILENT, () -> false).model();
    AtomicInteger asked = new AtomicInteger();
    BooleanSupplier soon = () -> asked.incrementAndGet() > BATCHES + 3;
    assertFalse(trainer.train(TRAIN, TEST, folder.resolve("b"), SILENT, soon).complete());
    MonDeq resumed = trainer.train(TRAIN, TEST, folder.resolve("b"), SILENT, () -> false).model();
    assertSameWeights(uninterrupted, resumed);
  }

  /** Its gains are not known, nor the optimizer's state for them. */
  @Test
  void refusesACheckpointOfRawKernels() {
    Trainer trainer = new Trainer(Toys.convolutional(), Toys.config(1, Precision.FLOAT), 5);
    trainer.train(TRAIN, TEST, folder, SILENT, () -> false);
    Path file = folder.resolve("checkpoint.npz");
    Npz npz = Npz.read(file);
    String json = npz.texts().get("checkpoint.json");
    String former = json.replaceFirst("\"kernels\" *: *\"weight-normalised\",", "");
    assertNotEquals(json, former);
    Npz.of(npz.arrays(), Map.of("checkpoint.json", former)).write(file);
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> trainer.train(TRAIN, TEST, folder, SILENT, () -> false))
            .getMessage();
    assertTrue(
        message.contains(
            "belongs to a run with model.kernels nothing instead of \"weight-normalised\""),
        message);
  }

  @Test
  void rejectsImagesThatAreTooSmallForTheModel() {
    var spec = Toys.spec(new Architecture.Convolutional(2, 6, 3, 0, 2));
    String message =
        assertThrows(
                InvalidInputException.class, () -> new Trainer(spec, TrainingConfig.defaults(), 0))
            .getMessage();
    assertEquals("model: the input is too small for this convolution", message);
  }

  @Test
  void rejectsDataOfAnotherShape() {
    LabeledDataset other =
        new LabeledDataset("other", new InputShape(1, 2, 2), 3, 255, new byte[4], new byte[1]);
    assertTrue(
        refusal(TrainingConfig.defaults(), 0, other, "a")
            .contains("other: expected images [1, 4, 4] of 3 classes, got [1, 2, 2] of 3"));
  }

  @Test
  void reportsEveryBatchAndEpoch() throws IOException {
    AtomicInteger batches = new AtomicInteger();
    List<EpochReport> reports = new ArrayList<>();
    EpochListener listener =
        new EpochListener() {
          @Override
          public void batchDone(int epoch, int batch, int count, double loss) {
            assertEquals(batches.getAndIncrement(), (epoch - 1) * count + batch - 1);
            assertEquals(BATCHES, count);
            assertTrue(loss > 0);
          }

          @Override
          public void epochDone(EpochReport report) {
            reports.add(report);
          }
        };
    TrainingResult result =
        new Trainer(Toys.spec(), Toys.config(3, Precision.FLOAT), 5)
            .train(TRAIN, TEST, folder, listener, () -> false);
    assertEquals(3 * BATCHES, batches.get());
    assertEquals(result.epochs(), reports);
    assertEquals(
        List.of(0.03, 0.03, 0.015), reports.stream().map(EpochReport::learningRate).toList());
    List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
    assertEquals(4, rows.size());
    assertTrue(rows.get(0).startsWith("epoch,learningRate,loss,"), rows.get(0));
    assertTrue(rows.get(3).startsWith("3,0.015," + reports.get(2).loss()), rows.get(3));
  }

  @Test
  void metricsHaveTheSpectrumOfEachEpoch() throws IOException {
    TrainingResult result = train(Toys.config(2, Precision.DOUBLE), 5, "a");
    List<String> rows = Files.readAllLines(folder.resolve("a/metrics.csv"));
    assertTrue(rows.get(0).endsWith(",seconds,monotonicity,operatorNorm"), rows.get(0));
    EpochReport last = result.epochs().get(1);
    assertTrue(rows.get(2).endsWith(",20.0," + last.operatorNorm()), rows.get(2));
    Matrix operator = result.model().coupling().copy();
    for (int i = 0; i < operator.rows(); i++) {
      for (int j = 0; j < operator.cols(); j++) {
        operator.set(i, j, (i == j ? 1 : 0) - operator.get(i, j));
      }
    }
    Matrix gram = Blas.transposedProduct(operator, operator);
    double[] squares = Blas.symmetricEigen(gram).values();
    double norm = Math.sqrt(squares[squares.length - 1]);
    assertTrue(norm <= last.operatorNorm() && last.operatorNorm() <= 1.02 * norm, "norm " + norm);
  }

  /** Epochs that a program without them has recorded stay readable. */
  @Test
  void aCheckpointWithoutTheSpectrumIsContinued() throws IOException {
    MonDeq uninterrupted = train(Toys.config(2, Precision.FLOAT), 5, "a").model();
    train(Toys.config(1, Precision.FLOAT), 5, "b");
    Path file = folder.resolve("b/checkpoint.npz");
    Npz npz = Npz.read(file);
    String json = npz.texts().get("checkpoint.json");
    String former =
        json.replaceFirst(",\\s*\"monotonicity\" *: *20.0,\\s*\"operatorNorm\" *: *[0-9.E]+", "");
    assertNotEquals(json, former);
    Npz.of(npz.arrays(), Map.of("checkpoint.json", former)).write(file);
    assertSameWeights(uninterrupted, train(Toys.config(2, Precision.FLOAT), 5, "b").model());
    assertTrue(Files.readAllLines(folder.resolve("b/metrics.csv")).get(1).endsWith(",,"));
  }

  @Test
  void modelFileKeepsTheProvenance() {
    MonDeq model = train(Toys.config(1, Precision.FLOAT), 5, "a").model();
    ModelFile.write(model, folder.resolve("model.npz"));
    var provenance = ModelFile.read(folder.resolve("model.npz")).spec().provenance();
    assertEquals(5, provenance.at("/run/seed").asInt());
    assertEquals(0.03, provenance.at("/run/learningRate").asDouble());
    assertEquals(1, provenance.path("epochs").asInt());
    assertTrue(provenance.at("/versions/backend").isTextual());
  }
}
