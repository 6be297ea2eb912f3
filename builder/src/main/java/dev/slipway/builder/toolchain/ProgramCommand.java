package dev.slipway.builder.toolchain;

import java.util.List;

/// A command of a program and where its file may lie inside the package; the first that is there
/// counts.
///
/// @param scripts files for Node.js
/// @param binaries files that run by themselves
record ProgramCommand(String name, List<String> scripts, List<String> binaries) {
  ProgramCommand {
    scripts = List.copyOf(scripts);
    binaries = List.copyOf(binaries);
  }

  static ProgramCommand script(String name, String file) {
    return new ProgramCommand(name, List.of(file), List.of());
  }

  static ProgramCommand binary(String name, String file) {
    return new ProgramCommand(name, List.of(), List.of(file));
  }
}
