package dev.slipway.domain.plan;

import java.util.Optional;

/// A package manager and the versions that may be used.
///
/// @param range an npm version range; a single version when the project names one: `10.4.1`, `9`
/// @param integrity the hash that package.json's `packageManager` asks for after `+`, such as
///   `sha512.9f3c…`
public record PackageManager(PackageManagerKind kind, String range, Optional<String> integrity) {
  public PackageManager(PackageManagerKind kind, String range) {
    this(kind, range, Optional.empty());
  }
}
