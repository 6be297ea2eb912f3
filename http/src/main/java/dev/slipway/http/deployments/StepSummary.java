package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.release.Artifact;
import java.util.Locale;

/// What a step did, in a few words for people.
final class StepSummary {
  private StepSummary() {}

  static String of(StepResult result) {
    return switch (result) {
      case StepResult.ValidatedSource source ->
          "%s, %s".formatted(count(source.files(), "file"), size(source.bytes()));
      case StepResult.ValidatedRelease release -> "release " + release.release();
      case StepResult.Provisioned provisioned -> provisioned.description();
      case StepResult.ArtifactExists _ -> "not needed, this was built before";
      case StepResult.Synced synced -> synced(synced);
      case StepResult.Built built -> built(built);
      case StepResult.Deployed deployed ->
          deployed.unchanged() ? "already live, nothing moved" : "healthy, traffic moved";
      case StepResult.CleanedUp _ -> "nothing left over";
    };
  }

  private static String synced(StepResult.Synced synced) {
    int moved = synced.changed() + synced.removed();
    return moved == 0 ? "nothing changed" : count(moved, "file") + " changed";
  }

  private static String built(StepResult.Built built) {
    Artifact artifact = built.artifact();
    String made = "%s, %s".formatted(count(artifact.files(), "file"), size(artifact.bytes()));
    return built.reused() ? made + ", built before" : made;
  }

  private static String count(long number, String thing) {
    return "%,d %s".formatted(number, number == 1 ? thing : thing + "s");
  }

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
