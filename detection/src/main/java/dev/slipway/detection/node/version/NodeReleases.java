package dev.slipway.detection.node.version;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The Node.js majors that Slipway builds with, the newest first.
///
/// See the [release schedule](https://github.com/nodejs/release#release-schedule).
final class NodeReleases {
  /// One major version.
  ///
  /// @param codename of its long-term support, as in `lts/jod`; empty before that has begun
  /// @param endOfLife for readers; what counts is `ended`, so that a plan never depends on a clock
  record Major(int number, String codename, LocalDate endOfLife, boolean ended) {}

  static final List<Major> ALL =
      List.of(
          new Major(26, "", LocalDate.of(2029, 4, 30), false),
          new Major(24, "krypton", LocalDate.of(2028, 4, 30), false),
          new Major(22, "jod", LocalDate.of(2027, 4, 30), false),
          new Major(20, "iron", LocalDate.of(2026, 4, 30), true),
          new Major(18, "hydrogen", LocalDate.of(2025, 4, 30), true));

  private NodeReleases() {}

  static Major newest() {
    return ALL.getFirst();
  }

  /// The newest that has long-term support; used when a project asks for none.
  static Major newestLts() {
    return lts().getFirst();
  }

  static List<Major> lts() {
    return ALL.stream().filter(major -> !major.codename().isEmpty()).toList();
  }

  static Optional<Major> named(String codename) {
    return lts().stream().filter(major -> major.codename().equals(codename)).findFirst();
  }

  static String numbers() {
    return String.join(
        ", ", ALL.reversed().stream().map(major -> Integer.toString(major.number())).toList());
  }
}
