package dev.slipway.azure.log;

import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.domain.deployment.DeploymentId;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One blob of a deployment's log, named by its attempt and its first line:
/// `deploy_1763935200000_k3f9x0a1b/000001-000000000001.jsonl`.
///
/// @param firstLine the number of its first line
record LogPart(DeploymentId deployment, int attempt, long firstLine) {
  private static final Pattern NAME = Pattern.compile("[^/]+/([0-9]{6,9})-([0-9]{12,18})\\.jsonl");

  static final Comparator<LogPart> ORDER =
      Comparator.comparingInt(LogPart::attempt).thenComparingLong(LogPart::firstLine);

  /// Whatever else lies in the folder is no part of the log.
  static Optional<LogPart> of(DeploymentId deployment, StoredBlob blob) {
    Matcher name = NAME.matcher(blob.name());
    return name.matches()
        ? Optional.of(
            new LogPart(deployment, Integer.parseInt(name.group(1)), Long.parseLong(name.group(2))))
        : Optional.empty();
  }

  /// The folder of a deployment's log.
  static String folder(DeploymentId deployment) {
    return deployment.value() + "/";
  }

  String name() {
    return folder(deployment) + "%06d-%012d.jsonl".formatted(attempt, firstLine);
  }
}
