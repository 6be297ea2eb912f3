package dev.slipway.cli.deploy;

import dev.slipway.cli.output.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan in one line, each choice with its reason: `Vite 7 (devDependencies) · Node 22 (engines)`.
final class PlanLine {
  private PlanLine() {}

  static String of(Map<String, Object> plan) {
    List<String> parts = new ArrayList<>();
    chosen(plan, "framework", "").ifPresent(parts::add);
    chosen(plan, "packageManager", "").ifPresent(parts::add);
    chosen(plan, "node", "Node ").ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  static List<String> warnings(Map<String, Object> plan) {
    return plan.get("warnings") instanceof List<?> warnings
        ? warnings.stream().map(String::valueOf).map(Printable::of).toList()
        : List.of();
  }

  private static Optional<String> chosen(Map<String, Object> plan, String name, String prefix) {
    if (plan.get(name) instanceof Map<?, ?> choice && choice.get("value") != null) {
      String reason = choice.get("reason") == null ? "" : " (%s)".formatted(choice.get("reason"));
      return Optional.of(Printable.of(prefix + choice.get("value") + reason));
    }
    return Optional.empty();
  }
}
