package org.mondeq.cli.page;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mondeq.check.format.Counterexample;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;
import org.mondeq.results.RunInfo;

/**
 * Reads counterexamples to be shown: the first {@value #MOST} of the page, as long as their
 * pictures stay small together; the others are named.
 */
final class Exhibits {
  /** How many are shown. */
  static final int MOST = 200;

  private static final long MOST_CHARACTERS = 16L << 20;

  private int shown;
  private long characters;

  /** How many are shown so far. */
  int shown() {
    return shown;
  }

  /**
   * The counterexample in a file.
   *
   * @param file relative to the folder of the run
   * @param label the class that it is to break
   * @param epsilon the radius of the ball that it lies in; empty if the input set is no ball
   */
  Exhibit of(NumberedRun run, String file, int label, OptionalDouble epsilon) {
    if (shown >= MOST) {
      return new Exhibit.Named(file, "");
    }
    try {
      Exhibit exhibit = read(inside(run.folder(), file), run.info(), label, epsilon);
      long more = characters(exhibit);
      if (characters + more > MOST_CHARACTERS) {
        return new Exhibit.Named(file, "");
      }
      characters += more;
      shown++;
      return exhibit;
    } catch (InvalidInputException e) {
      return new Exhibit.Named(file, e.getMessage());
    }
  }

  private static long characters(Exhibit exhibit) {
    return exhibit instanceof Exhibit.Pictures p
        ? (long) p.original().address().length()
            + p.example().address().length()
            + p.difference().address().length()
        : 0;
  }

  private static Path inside(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new InvalidInputException("is not in the folder of the run");
      }
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("is not there");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new InvalidInputException("is no name of a file", e);
    }
  }

  private static Exhibit read(Path file, RunInfo info, int label, OptionalDouble epsilon) {
    Counterexample example = Counterexample.read(file);
    if (!example.claim().model().equals(info.modelSha256()) || example.claim().label() != label) {
      throw new InvalidInputException("belongs to another model or class");
    }
    Original original = Original.of(example, epsilon);
    double[] difference = original.differenceTo(example.pixels());
    double distance = Arrays.stream(difference).map(Math::abs).max().orElse(0);
    Exhibit.Facts facts = new Exhibit.Facts(label, example.prediction(), distance);
    Optional<InputShape> shape =
        Shapes.of(info)
            .filter(Picture::isImage)
            .filter(image -> image.size() == example.pixels().length);
    if (shape.isEmpty()) {
      return new Exhibit.Features(original, example.pixels(), facts);
    }
    Picture picture = new Picture(shape.get());
    return new Exhibit.Pictures(
        original.name(),
        picture.of(original.pixels()),
        picture.of(example.pixels()),
        picture.ofDifference(difference, distance),
        facts);
  }
}
