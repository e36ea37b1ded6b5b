package org.mondeq.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Sha256;

/** What certificates call a model. */
public final class ModelIdentity {
  private ModelIdentity() {}

  /**
   * The SHA-256 of a file, in lower-case hex.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static String of(Path file) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count; (count = in.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, count);
      }
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
    return Sha256.hex(digest);
  }
}
