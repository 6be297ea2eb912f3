package dev.slipway.azure.content;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Content that somebody sends, read a block at a time, no further than allowed.
final class CheckedContent {
  static final int BLOCK_BYTES = 4 * 1024 * 1024;

  private static final String KEEPING = "Tried to keep the content of a source file";

  private final InputStream content;
  private final long maxBytes;
  private final MessageDigest sha256 = Digest.sha256();
  private long length;

  CheckedContent(InputStream content, long maxBytes) {
    this.content = content;
    this.maxBytes = maxBytes;
  }

  /// The next block, shorter than [#BLOCK_BYTES] when it is the last one, and empty after it.
  byte[] next() throws IOException {
    byte[] block = content.readNBytes((int) Math.min(BLOCK_BYTES, maxBytes - length + 1));
    length += block.length;
    if (length > maxBytes) {
      throw refused(
          ProblemCode.PAYLOAD_TOO_LARGE,
          "The content has more than %,d bytes".formatted(maxBytes),
          "Leave the file out with .slipwayignore, or serve it from elsewhere");
    }
    sha256.update(block);
    return block;
  }

  /// How much was read.
  long length() {
    return length;
  }

  /// To be called once, when all is read.
  void require(Digest digest) {
    Digest found = Digest.finished(sha256);
    if (!found.equals(digest)) {
      throw refused(
          ProblemCode.BLOB_DIGEST_MISMATCH,
          "The content has the digest %s, not %s".formatted(found, digest),
          "Read the file again and send it under its own digest");
    }
  }

  private static SlipwayException refused(ProblemCode code, String why, String fix) {
    return new SlipwayException(Problem.of(code, KEEPING, why, fix));
  }
}
