package dev.slipway.builder.toolchain;

import java.nio.file.Path;
import java.util.List;

/// One program, ready to run from its folder of commands.
record InstalledProgram(Program program, String version, Path binDirectory, List<Path> readable) {
  InstalledProgram {
    readable = List.copyOf(readable);
  }

  @Override
  public String toString() {
    return program.id() + "@" + version;
  }
}
