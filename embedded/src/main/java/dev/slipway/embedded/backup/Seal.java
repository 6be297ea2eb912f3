package dev.slipway.embedded.backup;

import dev.slipway.domain.source.Digest;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// The end of a backup: an empty member of a gzip file, with the digest of all bytes before it as
/// its comment (<https://www.rfc-editor.org/rfc/rfc1952>). Programs that unpack the file see
/// nothing of it. A file without it was cut off.
final class Seal {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final byte[] START =
      HexFormat.of().parseHex("1f8b0810" + "00000000" + "00" + "ff");
  private static final byte[] EMPTY_CONTENT =
      HexFormat.of().parseHex("0300" + "00000000" + "00000000");
  private static final int LENGTH = of(Digest.of("")).length;

  private Seal() {}

  /// Its bytes, of which there are always the same number.
  static byte[] of(Digest before) {
    byte[] comment =
        "slipway backup, sha256 %s\0".formatted(before.hex()).getBytes(StandardCharsets.US_ASCII);
    byte[] seal = Arrays.copyOf(START, START.length + comment.length + EMPTY_CONTENT.length);
    System.arraycopy(comment, 0, seal, START.length, comment.length);
    System.arraycopy(EMPTY_CONTENT, 0, seal, START.length + comment.length, EMPTY_CONTENT.length);
    return seal;
  }

  /// Refuses a file that was cut off, or of which any byte is not as it was written.
  static void verify(Path file) throws IOException {
    long content = Files.size(file) - LENGTH;
    try (InputStream bytes = new FileInputStream(file.toFile())) {
      byte[] expected = of(digest(bytes, content));
      byte[] found = bytes.readNBytes(LENGTH);
      if (!Arrays.equals(expected, found)) {
        throw looksLikeOne(found) ? BackupProblems.changed() : BackupProblems.noBackup();
      }
    }
  }

  private static boolean looksLikeOne(byte[] seal) {
    return Arrays.equals(Arrays.copyOf(seal, START.length), START);
  }

  private static Digest digest(InputStream bytes, long length) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = Math.max(0, length);
    while (left > 0) {
      int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw BackupProblems.noBackup();
      }
      sha256.update(buffer, 0, read);
      left -= read;
    }
    return Digest.finished(sha256);
  }
}
