package dev.slipway.domain.project;

import java.util.Locale;
import java.util.Optional;

/// Where a release is meant to serve, and the size it gets there.
public enum Environment {
  DEVELOPMENT(500, 1024),
  STAGING(1000, 2048),
  PRODUCTION(2000, 4096);

  private final int milliCpu;
  private final int memoryMebibytes;

  Environment(int milliCpu, int memoryMebibytes) {
    this.milliCpu = milliCpu;
    this.memoryMebibytes = memoryMebibytes;
  }

  /// What one replica may use.
  public Size size() {
    return new Size(milliCpu, memoryMebibytes);
  }

  /// The name used on every surface: `production`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The environment of that [#id], if there is one.
  public static Optional<Environment> byId(String id) {
    for (Environment environment : values()) {
      if (environment.id().equals(id)) {
        return Optional.of(environment);
      }
    }
    return Optional.empty();
  }

  /// Processor and memory together.
  ///
  /// @param milliCpu thousandths of a processor
  /// @param memoryMebibytes memory in MiB
  public record Size(int milliCpu, int memoryMebibytes) {
    public Size {
      if (milliCpu <= 0 || memoryMebibytes <= 0) {
        throw new IllegalArgumentException("a size is positive");
      }
    }
  }
}
