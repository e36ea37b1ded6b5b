package org.mondeq.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.InputShape;

/**
 * Images in {@code train/CLASS/*.png|jpg} and {@code test/CLASS/…}, or in {@code CLASS/…} alone:
 * all of one size, all grey or all in colour, of 8 bits a channel. Classes are in the order of
 * their names.
 */
final class ImageFolder {
  private static final int MAX_CLASSES = 256;

  /** What all images together may have. */
  private static final int MAX_BYTES = 1 << 30;

  private static final int MAX_PIXELS = 1 << 22;
  private static final int WHITE = 255;

  private final String name;
  private InputShape shape;
  private List<String> classes;

  private ImageFolder(String name) {
    this.name = name;
  }

  /**
   * Reads a folder.
   *
   * @throws InvalidInputException naming the folder or file that is wrong
   */
  static OwnData.Parts read(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(folder + ": no such folder");
    }
    ImageFolder images = new ImageFolder(name);
    Path train = folder.resolve("train");
    Path test = folder.resolve("test");
    Path first = Files.isDirectory(train) ? train : folder;
    images.classes =
        new ArrayList<>(
            new TreeSet<>(
                entries(first).stream()
                    .filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .toList()));
    if (images.classes.size() < 2 || images.classes.size() > MAX_CLASSES) {
      throw new InvalidInputException(
          first + ": expected 2 to 256 folders, one for each class, got " + images.classes.size());
    }
    LabeledDataset all = images.part(first);
    return Files.isDirectory(train) && Files.isDirectory(test)
        ? new OwnData.Parts(all, images.part(test))
        : OwnData.Parts.split(all);
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder + ": " + Errors.reason(e), e);
    }
  }

  /** The images of all classes in turn, so that every part of them has some of each. */
  private LabeledDataset part(Path folder) {
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry) && !classes.contains(entry.getFileName().toString())) {
        throw new InvalidInputException(entry + ": no class of the training images");
      }
    }
    List<Iterator<Path>> remaining = new ArrayList<>();
    for (String label : classes) {
      Path images = folder.resolve(label);
      remaining.add(
          Files.isDirectory(images)
              ? entries(images).stream().filter(ImageFolder::isImage).iterator()
              : List.<Path>of().iterator());
    }
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    while (remaining.stream().anyMatch(Iterator::hasNext)) {
      for (int label = 0; label < classes.size(); label++) {
        if (remaining.get(label).hasNext()) {
          pixels.writeBytes(pixels(remaining.get(label).next(), pixels.size()));
          labels.write(label);
        }
      }
    }
    if (labels.size() == 0) {
      throw new InvalidInputException(folder + ": no .png or .jpg in the folders of the classes");
    }
    return new LabeledDataset(
        name, shape, classes.size(), WHITE, pixels.toByteArray(), labels.toByteArray());
  }

  private static boolean isImage(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
  }

  private byte[] pixels(Path file, int before) {
    BufferedImage image = image(file);
    boolean grey =
        image.getRaster().getNumBands() == 1 && image.getColorModel().getNumComponents() == 1;
    InputShape found = new InputShape(grey ? 1 : 3, image.getHeight(), image.getWidth());
    if (shape == null) {
      shape = found;
    }
    if (!found.equals(shape)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: expected [channels, height, width] %s like the first image, got %s",
              file,
              shape.dimensions(),
              found.dimensions()));
    }
    if (image.getRaster().getDataBuffer().getDataType() != DataBuffer.TYPE_BYTE && grey) {
      throw new InvalidInputException(file + ": expected 8 bits a pixel");
    }
    if (before + (long) shape.size() > MAX_BYTES) {
      throw new InvalidInputException(
          file + ": more than " + MAX_BYTES + " bytes of pixels before");
    }
    return grey ? grey(image) : colour(image);
  }

  private static byte[] grey(BufferedImage image) {
    int width = image.getWidth();
    byte[] bytes = new byte[width * image.getHeight()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) image.getRaster().getSample(i % width, i / width, 0);
    }
    return bytes;
  }

  private static byte[] colour(BufferedImage image) {
    int width = image.getWidth();
    int area = width * image.getHeight();
    byte[] bytes = new byte[3 * area];
    for (int i = 0; i < area; i++) {
      int rgb = image.getRGB(i % width, i / width);
      bytes[i] = (byte) (rgb >> 16);
      bytes[area + i] = (byte) (rgb >> 8);
      bytes[2 * area + i] = (byte) rgb;
    }
    return bytes;
  }

  private static void requireSize(Path file, long pixels) {
    if (pixels > MAX_PIXELS) {
      throw new InvalidInputException(
          file + ": expected at most " + MAX_PIXELS + " pixels, got " + pixels);
    }
  }

  /** The header is looked at before the image takes memory. */
  private static BufferedImage image(Path file) {
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          stream == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new InvalidInputException(file + ": no image of a format that Java reads");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        requireSize(file, reader.getWidth(0) * (long) reader.getHeight(0));
        return reader.read(0, reader.getDefaultReadParam());
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof InvalidInputException fault) {
        throw fault;
      }
      throw new InvalidInputException(file + ": a damaged image", e);
    }
  }
}
