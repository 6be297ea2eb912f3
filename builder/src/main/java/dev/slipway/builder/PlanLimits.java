package dev.slipway.builder;

import dev.slipway.builder.disk.DiskBounds;
import dev.slipway.builder.output.OutputBounds;
import dev.slipway.builder.process.CommandLimits;
import java.time.Duration;

/// What one build may use.
///
/// @param install for the installation of dependencies
/// @param build for the build command
/// @param output for what is kept
/// @param disk for what is written
public record PlanLimits(
    CommandLimits install, CommandLimits build, OutputBounds output, DiskBounds disk) {
  private static final long MEBIBYTE = 1024 * 1024;

  /// A quarter of an hour and 8 GiB of memory for each command, 16 MiB of log, 200,000 files and 4
  /// GiB of output, 10 GiB of workspace and 64 MiB that stay free.
  public static PlanLimits usual() {
    CommandLimits command =
        new CommandLimits(Duration.ofMinutes(15), 16 * MEBIBYTE, 8192 * MEBIBYTE);
    return new PlanLimits(
        command,
        command,
        new OutputBounds(200_000, 4096 * MEBIBYTE),
        new DiskBounds(10_240 * MEBIBYTE, 64 * MEBIBYTE));
  }
}
