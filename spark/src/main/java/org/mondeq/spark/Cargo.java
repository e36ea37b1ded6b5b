package org.mondeq.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mondeq.config.RecordTree;
import org.mondeq.data.LabeledDataset;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Fleet;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;

/**
 * What every executor needs, sent once: all that results depend on.
 *
 * @param stage the name of the stage
 * @param configuration the effective configuration as YAML
 * @param model the model file
 * @param data the test samples; null where boxes of a file are looked at
 * @param boxes the file of boxes; null where there is none
 * @param shared the folder for evidence that the driver sees too; null where files are sent back
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Cargo(
    String stage,
    String configuration,
    byte[] model,
    LabeledDataset data,
    byte[] boxes,
    String shared)
    implements Serializable {
  /**
   * That of a job.
   *
   * @throws InvalidInputException if the file of boxes cannot be read
   */
  static Cargo of(Fleet.Job<?> job, Optional<Path> shared) {
    Experiment experiment = job.experiment();
    Optional<Path> box = experiment.config().box();
    ByteBuffer buffer = experiment.modelContent().buffer();
    byte[] model = new byte[buffer.remaining()];
    buffer.get(model);
    return new Cargo(
        job.stage().name(),
        RecordTree.yaml(experiment.effective()),
        model,
        box.isPresent() ? null : experiment.testData(),
        box.map(Cargo::read).orElse(null),
        shared.map(Path::toString).orElse(null));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }
}
