package dev.slipway.embedded.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The file with the key that secrets are encrypted with, readable for its owner only.
///
/// @param file 32 random bytes
record KeyFile(Path file, SecureRandom random) {
  private static final int KEY_BYTES = 32;

  /// The key; made when there is none, which is right only while there are no secrets.
  byte[] make() {
    return Files.exists(file) ? read() : makeNew();
  }

  private byte[] makeNew() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      PendingFile.replace(file, key);
    } catch (IOException e) {
      throw FileFailures.writing("Tried to make the key for secrets", e);
    }
    return key;
  }

  byte[] read() {
    try {
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw unusable("The file %s is not a key of %d bytes".formatted(name(), KEY_BYTES));
      }
      return key;
    } catch (NoSuchFileException _) {
      throw unusable("There are secrets, but the file %s is gone".formatted(name()));
    } catch (IOException e) {
      throw FileFailures.reading("Tried to read the key for secrets", e);
    }
  }

  private Path name() {
    return file.getFileName();
  }

  private static SlipwayException unusable(String why) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.STORAGE_READ_FAILED,
            "Tried to read the key for secrets",
            why,
            "Restore the secrets and their key from one backup"));
  }
}
