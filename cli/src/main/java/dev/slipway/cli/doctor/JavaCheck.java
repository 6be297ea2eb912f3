package dev.slipway.cli.doctor;

import dev.slipway.cli.surroundings.Surroundings;

/// Which Java runs.
record JavaCheck(Surroundings surroundings) {
  private static final int LEAST = 25;

  Finding find() {
    Runtime.Version version = Runtime.version();
    String detail =
        "Java %s, %s".formatted(version, surroundings.variable("SLIPWAY_JAVA").orElse("java"));
    return version.feature() >= LEAST
        ? Finding.ok("Java", detail)
        : Finding.fail("Java", detail, "Install a JDK %d".formatted(LEAST));
  }
}
