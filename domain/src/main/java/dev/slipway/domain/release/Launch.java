package dev.slipway.domain.release;

import dev.slipway.domain.plan.Command;

/// How an artifact serves.
public sealed interface Launch {
  /// By its files alone.
  ///
  /// @param singlePage whether a path that is no file is answered with `index.html`
  record SiteFiles(boolean singlePage) implements Launch {}

  /// By a process that is told its port in `PORT`.
  ///
  /// @param start what is run in `workingDirectory`
  /// @param workingDirectory the folder inside the artifact, `.` for its root
  /// @param toolchain which programs are on its `PATH`, exactly: `node@22.21.1 npm@11.2.0`
  /// @param healthPath answered with a status below 500 when it is ready
  record ServerProcess(Command start, String workingDirectory, String toolchain, String healthPath)
      implements Launch {}
}
