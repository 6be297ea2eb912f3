package dev.slipway.builder;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.builder.process.CommandLimits;
import dev.slipway.builder.process.Ending;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;

/// Says what a command's ending means for the user.
final class CommandFailures {
  /// `SIGTRAP`, `SIGABRT` and `SIGKILL`: how V8 and the kernel end what has no memory left.
  private static final Set<Integer> WITHOUT_MEMORY = Set.of(133, 134, 137);

  private static final int EVIDENCE = 15;

  private CommandFailures() {}

  /// What is wrong with an installation that ended so; empty when nothing is.
  static Optional<Problem> ofInstall(
      String command,
      Optional<PackageManagerKind> manager,
      Ending ending,
      CommandLimits limits,
      CommandTail tail) {
    String tried = "Tried to install the dependencies";
    return of(tried, command, ending, limits, tail)
        .map(problem ->
            problem.code() == ProblemCode.BUILD_COMMAND_FAILED
                ? explainInstall(command, manager, problem, tail)
                : problem);
  }

  /// What is wrong with a build that ended so; empty when nothing is.
  static Optional<Problem> ofBuild(
      String command, Ending ending, CommandLimits limits, CommandTail tail) {
    return of("Tried to build the project", command, ending, limits, tail);
  }

  private static Optional<Problem> of(
      String tried, String command, Ending ending, CommandLimits limits, CommandTail tail) {
    return switch (ending) {
      case Ending.Exited(int code) when code == 0 -> Optional.empty();
      case Ending.Exited(int code) when WITHOUT_MEMORY.contains(code) ->
          Optional.of(outOfMemory(tried, command, code, tail));
      case Ending.Exited(int code) ->
          Optional.of(
              Problem.of(
                      ProblemCode.BUILD_COMMAND_FAILED,
                      tried,
                      "`%s` ended with exit code %d".formatted(command, code),
                      "Fix the error above; `%s` shows it on your machine".formatted(command))
                  .withEvidence(tail.evidence(EVIDENCE)));
      case Ending.TookTooLong() ->
          Optional.of(
              Problem.of(
                      ProblemCode.BUILD_TIMEOUT,
                      tried,
                      "`%s` had not ended after %d seconds and was stopped"
                          .formatted(command, limits.time().toSeconds()),
                      "See whether it waits for input or watches files; a build must end by itself")
                  .withEvidence(tail.evidence(EVIDENCE)));
      case Ending.PrintedTooMuch() ->
          Optional.of(
              Problem.of(
                      ProblemCode.BUILD_LOG_TOO_LARGE,
                      tried,
                      "`%s` printed more than %,d bytes and was stopped"
                          .formatted(command, limits.outputBytes()),
                      "Make the command print less")
                  .withEvidence(tail.evidence(EVIDENCE)));
      case Ending.WroteTooMuch(long bytes) ->
          Optional.of(
              Problem.of(
                      ProblemCode.BUILD_DISK_LIMIT,
                      tried,
                      "While `%s` ran, the project's workspace grew larger than %,d bytes"
                          .formatted(command, bytes),
                      "Make the build write less, or raise BUILD_DISK_MB of the service")
                  .withEvidence(tail.evidence(EVIDENCE)));
      case Ending.FilledDisk(long reserve) ->
          Optional.of(
              FullDisk.problem(
                      tried,
                      "While `%s` ran, less than %,d bytes were left on the disk with Slipway's files"
                          .formatted(command, reserve))
                  .withEvidence(tail.evidence(EVIDENCE)));
    };
  }

  private static Problem outOfMemory(String tried, String command, int code, CommandTail tail) {
    return Problem.of(
            ProblemCode.BUILD_OUT_OF_MEMORY,
            tried,
            "`%s` ended with exit code %d, as commands do that run out of memory"
                .formatted(command, code),
            "Make the build need less memory, raise BUILD_MEMORY_MB of the service, or build on a "
                + "machine with more")
        .withEvidence(tail.evidence(EVIDENCE));
  }

  private static Problem explainInstall(
      String command, Optional<PackageManagerKind> manager, Problem failed, CommandTail tail) {
    return switch (InstallFailure.of(tail.lines())) {
      case LOCKFILE_OUT_OF_STEP ->
          Problem.of(
                  ProblemCode.LOCKFILE_OUT_OF_STEP,
                  failed.tried(),
                  "The lockfile does not fit package.json, so `%s` refuses it".formatted(command),
                  "Run `%s install` on your machine and deploy the changed lockfile too"
                      .formatted(manager.map(PackageManagerKind::command).orElse("npm")))
              .withEvidence(failed.evidence());
      case REGISTRY_UNREACHABLE ->
          Problem.passing(
                  ProblemCode.REGISTRY_UNREACHABLE,
                  failed.tried(),
                  "`%s` could not reach the package registry".formatted(command),
                  "Check the network and the registry and proxy settings of npm")
              .withEvidence(failed.evidence());
      case OTHER ->
          Problem.of(ProblemCode.INSTALL_COMMAND_FAILED, failed.tried(), failed.why(), failed.fix())
              .withEvidence(failed.evidence());
    };
  }
}
