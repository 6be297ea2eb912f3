package dev.slipway.azure.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// How values are written in the vault: in Base64, so that an empty one and one with control
/// characters are like any other, and in parts of at most 25 KB.
final class ValueText {
  private static final String MARK = "v1:";
  private static final int BYTES = 18_000;

  private ValueText() {}

  static List<String> parts(Secret value) {
    byte[] bytes = value.reveal().getBytes(StandardCharsets.UTF_8);
    List<String> parts = new ArrayList<>();
    int from = 0;
    do {
      byte[] part = Arrays.copyOfRange(bytes, from, Math.min(from + BYTES, bytes.length));
      parts.add(MARK + Base64.getEncoder().encodeToString(part));
      from += BYTES;
    } while (from < bytes.length);
    return parts;
  }

  static Secret value(List<String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      bytes.writeBytes(decoded(part));
    }
    return Secret.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static byte[] decoded(String part) {
    if (part.startsWith(MARK)) {
      try {
        return Base64.getDecoder().decode(part.substring(MARK.length()));
      } catch (IllegalArgumentException _) {
        throw changed();
      }
    }
    throw changed();
  }

  private static SlipwayException changed() {
    return new SlipwayException(
        Problem.of(
            ProblemCode.STORAGE_READ_FAILED,
            "Tried to read a secret",
            "Somebody changed it in the vault",
            "Set the secret again with Slipway, and leave secrets named slipway-* to it"));
  }
}
