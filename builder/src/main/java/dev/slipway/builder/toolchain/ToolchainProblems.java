package dev.slipway.builder.toolchain;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;

/// Says why a program cannot be had, and what to do.
final class ToolchainProblems {
  private ToolchainProblems() {}

  static SlipwayException unavailable(ProgramRequest request) {
    return new SlipwayException(
        Problem.of(
            request.unavailable(),
            "Tried to find " + request,
            "The registry has no version of it that fits this machine",
            "Ask for another version in package.json or slipway.json"));
  }

  static SlipwayException spoiled(ProgramRequest request) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.TOOLCHAIN_CORRUPT,
            installing(request),
            "the download does not have the hash that the registry names",
            "Try again; if it stays so, ask who runs the registry or a proxy on the way"));
  }

  static SlipwayException notTheOneAskedFor(ProgramRequest request) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.TOOLCHAIN_CORRUPT,
            installing(request),
            "it does not have the hash that packageManager asks for",
            "Correct or remove the hash after '+' in package.json's packageManager"));
  }

  static SlipwayException notKept(ProgramRequest request, IOException cause) {
    return new SlipwayException(
        FullDisk.orElse(
            Problem.passing(
                ProblemCode.STORAGE_WRITE_FAILED,
                installing(request),
                "A file could not be read or written: " + cause,
                "Check the free space and the permissions of Slipway's home folder"),
            cause),
        cause);
  }

  private static String installing(ProgramRequest request) {
    return "Tried to install " + request;
  }
}
