package dev.slipway.detection.node.version;

import dev.slipway.domain.plan.NodeVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One place that asks for a Node.js version.
///
/// @param text as written there: `22`, `v22.11.0`, `lts/*`, `^20 || >=22`
/// @param place for people: `engines.node in package.json`
record NodeRequest(String text, String place) {
  /// The versions it means; empty when it means none that could exist.
  Optional<List<VersionSpan>> spans() {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "node", "latest", "current", "stable" -> major(Optional.of(NodeReleases.newest()));
      case "lts", "lts/*", "lts/latest", "--lts" -> major(Optional.of(NodeReleases.newestLts()));
      default ->
          wanted.startsWith("lts/")
              ? major(lts(wanted.substring("lts/".length())))
              : VersionSpan.parse(wanted);
    };
  }

  /// The newest supported major that it allows.
  Optional<NodeVersion> newestAllowed() {
    List<VersionSpan> spans = spans().orElse(List.of());
    return NodeReleases.ALL.stream().flatMap(major -> within(major, spans).stream()).findFirst();
  }

  boolean allows(NodeVersion version) {
    List<VersionSpan> wanted = spans().orElse(List.of());
    List<VersionSpan> given = VersionSpan.parse(version.range()).orElse(List.of());
    return wanted.stream()
        .anyMatch(one -> given.stream().anyMatch(other -> !one.and(other).isEmpty()));
  }

  private static Optional<NodeVersion> within(NodeReleases.Major major, List<VersionSpan> spans) {
    List<String> ranges =
        spans.stream()
            .map(span -> span.and(VersionSpan.ofMajor(major.number())))
            .filter(span -> !span.isEmpty())
            .map(VersionSpan::asRange)
            .distinct()
            .toList();
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    String whole = Integer.toString(major.number());
    return Optional.of(
        new NodeVersion(
            major.number(), ranges.contains(whole) ? whole : String.join(" || ", ranges)));
  }

  private static Optional<List<VersionSpan>> major(Optional<NodeReleases.Major> major) {
    return major.map(found -> List.of(VersionSpan.ofMajor(found.number())));
  }

  /// `jod`, or `-1` for the one before the newest.
  private static Optional<NodeReleases.Major> lts(String name) {
    if (name.matches("-\\d")) {
      return NodeReleases.lts().stream().skip(name.charAt(1) - '0').findFirst();
    }
    return NodeReleases.named(name);
  }
}
