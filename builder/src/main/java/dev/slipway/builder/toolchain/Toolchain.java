package dev.slipway.builder.toolchain;

import java.nio.file.Path;
import java.util.List;

/// Programs that are installed and ready to run.
///
/// @param description each program with its exact version: `node@22.21.1 npm@11.6.0`; empty for
///   none
/// @param binDirectories folders for the front of `PATH`, in this order
/// @param readable what else of the machine the programs read: their own folders
public record Toolchain(String description, List<Path> binDirectories, List<Path> readable) {
  private static final Toolchain NONE = new Toolchain("", List.of(), List.of());

  public Toolchain {
    binDirectories = List.copyOf(binDirectories);
    readable = List.copyOf(readable);
  }

  /// No programs at all, for a folder of files that needs none.
  public static Toolchain none() {
    return NONE;
  }

  static Toolchain of(List<InstalledProgram> programs) {
    return new Toolchain(
        String.join(" ", programs.stream().map(InstalledProgram::toString).toList()),
        programs.stream().map(InstalledProgram::binDirectory).toList(),
        programs.stream().flatMap(program -> program.readable().stream()).toList());
  }
}
