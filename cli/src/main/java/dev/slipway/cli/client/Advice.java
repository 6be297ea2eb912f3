package dev.slipway.cli.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to do about a refused request, in commands where the server can only name routes.
final class Advice {
  private Advice() {}

  static Optional<String> on(@Nullable String code) {
    return switch (code) {
      case "PROJECT_NOT_FOUND" ->
          Optional.of(
              "`slipway list` shows the projects that are there; `slipway deploy` makes one");
      case "DEPLOYMENT_NOT_FOUND" ->
          Optional.of("`slipway list PROJECT` shows the deployments of a project");
      case "DEPLOYMENT_FINISHED" ->
          Optional.of("`slipway rollback PROJECT` returns to an earlier release");
      case "NO_ROLLBACK_TARGET" ->
          Optional.of("`slipway list PROJECT --releases` shows what can be returned to");
      case "DEAD_LETTER_NOT_FOUND" -> Optional.of("`slipway dlq list` shows those that are there");
      case "DEAD_LETTER_UNREADABLE" ->
          Optional.of("`slipway dlq discard ID` takes it away for good");
      case null, default -> Optional.empty();
    };
  }
}
