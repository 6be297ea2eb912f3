package dev.slipway.azure.secret;

import dev.slipway.domain.project.ProjectId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// Where the value of one version is: in so many secrets of the vault, as one holds 25 KB at most.
///
/// @param name `slipway-hello-` and 32 random hexadecimal digits. Nothing else ever gets it, so it
///   meets no deleted secret, and two that put at once do not meet
record VaultPlace(String name, int parts) {
  private static final int RANDOM_BYTES = 16;

  static VaultPlace fresh(ProjectId project, int parts, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new VaultPlace(
        "slipway-%s-%s".formatted(project, HexFormat.of().formatHex(bytes)), parts);
  }

  /// The names in the vault, at most 107 letters, digits and hyphens long.
  List<String> names() {
    return IntStream.range(0, parts).mapToObj(part -> name + "-" + part).toList();
  }
}
