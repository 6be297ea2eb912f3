package dev.slipway.sources.archive;

import dev.slipway.domain.source.SourcePath;
import java.util.Optional;

/// The name of an archive's entry, made a path or refused.
final class EntryName {
  private EntryName() {}

  /// The path; empty for the root itself, as in `./`. An end slash, which folders have, and a
  /// leading `./` say nothing.
  static Optional<SourcePath> path(String name) {
    String relevant = name;
    while (relevant.startsWith("./")) {
      relevant = relevant.substring(2);
    }
    if (relevant.endsWith("/")) {
      relevant = relevant.substring(0, relevant.length() - 1);
    }
    return relevant.isEmpty() || relevant.equals(".")
        ? Optional.empty()
        : Optional.of(new SourcePath(relevant));
  }
}
