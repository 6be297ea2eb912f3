package dev.slipway.domain.release;

import dev.slipway.domain.plan.Command;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.rule.AnswerRules;

/// How an artifact serves.
public sealed interface Launch {
  /// What the project asks of every answer to its visitors.
  AnswerRules rules();

  /// By its files alone.
  ///
  /// @param singlePage whether a path that is no file is answered with `index.html`
  record SiteFiles(boolean singlePage, AnswerRules rules) implements Launch {
    /// Files that are answered as they are.
    public SiteFiles(boolean singlePage) {
      this(singlePage, AnswerRules.NONE);
    }
  }

  /// By a process that is told its port in `PORT`.
  ///
  /// @param start what is run in `workingDirectory`
  /// @param workingDirectory the folder inside the artifact, `.` for its root
  /// @param toolchain which programs are on its `PATH`, exactly: `node@22.21.1 npm@11.2.0`
  /// @param healthPath answered with a status below 500 when it is ready
  /// @param size what it asks for in place of its environment's size
  record ServerProcess(
      Command start,
      String workingDirectory,
      String toolchain,
      String healthPath,
      SizeRequest size,
      AnswerRules rules)
      implements Launch {
    /// A process of its environment's size, whose answers are passed on as they are.
    public ServerProcess(
        Command start, String workingDirectory, String toolchain, String healthPath) {
      this(start, workingDirectory, toolchain, healthPath, SizeRequest.NONE, AnswerRules.NONE);
    }
  }
}
