package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Hashes of files in the forms that registries and projects write them.
final class Integrity {
  private static final List<String> STRONGEST_FIRST = List.of("sha512", "sha384", "sha256", "sha1");

  private Integrity() {}

  /// A registry's old `shasum` as Subresource Integrity; empty when there is none.
  static String ofSha1(String hex) {
    return hex.matches("[0-9a-f]{40}")
        ? "sha1-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))
        : "";
  }

  /// Whether a file has the strongest of the hashes that an integrity text lists
  /// (<https://www.w3.org/TR/SRI/#the-integrity-attribute>).
  static boolean matches(Path file, String integrity) throws IOException {
    for (String algorithm : STRONGEST_FIRST) {
      List<String> expected =
          Arrays.stream(integrity.split("\\s+"))
              .filter(hash -> hash.startsWith(algorithm + "-"))
              .map(hash -> hash.substring(algorithm.length() + 1))
              .toList();
      if (!expected.isEmpty()) {
        return expected.contains(Base64.getEncoder().encodeToString(digest(file, algorithm)));
      }
    }
    return false;
  }

  /// The hash of a file as package.json's `packageManager` writes it, such as `sha512.9f3c…`.
  static List<String> named(Path file) throws IOException {
    return List.of(
        "sha512." + HexFormat.of().formatHex(digest(file, "sha512")),
        "sha256." + HexFormat.of().formatHex(digest(file, "sha256")),
        "sha224." + HexFormat.of().formatHex(digest(file, "sha224")),
        "sha1." + HexFormat.of().formatHex(digest(file, "sha1")));
  }

  private static byte[] digest(Path file, String algorithm) throws IOException {
    MessageDigest digest = javaDigest(algorithm);
    byte[] buffer = new byte[64 * 1024];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static MessageDigest javaDigest(String algorithm) {
    try {
      return MessageDigest.getInstance("SHA-" + algorithm.substring("sha".length()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
