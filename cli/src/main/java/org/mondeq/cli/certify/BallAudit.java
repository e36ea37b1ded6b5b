package org.mondeq.cli.certify;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.check.CheckedFiles.Audit;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Origin;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FileBytes;
import org.mondeq.results.EpsilonText;

/**
 * Whether the set that a certificate proves holds the ball, clipped to [0, 1], about the sample that
 * it names, in exact arithmetic.
 *
 * @param data the test split that the certificates were made for
 * @param epsilon the radius; that which each certificate names, if it is empty
 */
record BallAudit(LabeledDataset data, Optional<Double> epsilon) implements Audit {
  @Override
  public Optional<Answer> of(FileBytes content, Certificate certificate) {
    return Optional.of(
        Origin.of(content)
            .map(origin -> answer(origin, certificate.claim(), content))
            .orElseGet(() -> new Answer(false, "names no sample, as older certificates")));
  }

  private Answer answer(Origin origin, Claim claim, FileBytes content) {
    Optional<Double> radius = epsilon.or(() -> Optional.ofNullable(origin.epsilon()));
    Optional<String> fault = fault(origin, claim, content);
    if (fault.isPresent() || radius.isEmpty()) {
      return new Answer(false, fault.orElse("names no radius; give --epsilon"));
    }
    String ball = "the ball of " + EpsilonText.of(radius.get()) + " about " + origin.words();
    return outside(claim, data.pixels(origin.sample()).row(0), radius.get())
        .map(pixel -> new Answer(false, "does not contain " + ball + ", at pixel " + pixel))
        .orElseGet(() -> new Answer(true, "contains " + ball));
  }

  /** Why the certificate is not about a sample of the data. */
  private Optional<String> fault(Origin origin, Claim claim, FileBytes content) {
    if (!Origin.isOfBox(content)) {
      return Optional.of("is not about all of its box, which --against compares");
    }
    if (!origin.dataSha256().equals(data.checksum())) {
      return Optional.of("is about " + origin.data() + " of SHA-256 " + origin.dataSha256());
    }
    if (origin.sample() >= data.size()) {
      return Optional.of("is about a sample that is not there: " + origin.words());
    }
    int label = data.label(origin.sample());
    if (claim.label() != label) {
      return Optional.of(
          String.format(
              Locale.ROOT, "claims class %d, but %s has %d", claim.label(), origin.words(), label));
    }
    return claim.lower().length == data.shape().size()
        ? Optional.empty()
        : Optional.of("has another number of pixels");
  }

  /** The first pixel where the box does not reach as far as the ball. */
  private static Optional<Integer> outside(Claim claim, double[] pixels, double epsilon) {
    BigDecimal radius = new BigDecimal(epsilon);
    for (int j = 0; j < pixels.length; j++) {
      BigDecimal pixel = new BigDecimal(pixels[j]);
      BigDecimal low = pixel.subtract(radius).max(BigDecimal.ZERO);
      BigDecimal high = pixel.add(radius).min(BigDecimal.ONE);
      if (new BigDecimal(claim.lower()[j]).compareTo(low) > 0
          || new BigDecimal(claim.upper()[j]).compareTo(high) < 0) {
        return Optional.of(j);
      }
    }
    return Optional.empty();
  }
}
