package dev.slipway.domain.project;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;

/// What a project asks for each replica of its server in place of its environment's size. What it
/// does not ask for is as the environment has it.
///
/// @param milliCpu thousandths of a processor, 100 to 16,000
/// @param memoryMebibytes memory in MiB, 128 to 65,536
public record SizeRequest(Optional<Integer> milliCpu, Optional<Integer> memoryMebibytes) {
  public static final SizeRequest NONE = new SizeRequest(Optional.empty(), Optional.empty());

  private static final int MEBIBYTES_OF_A_GIBIBYTE = 1024;

  public SizeRequest {
    if (milliCpu.filter(cpu -> cpu < 100 || cpu > 16_000).isPresent()) {
      throw refused("0.1 to 16 processors");
    }
    if (memoryMebibytes.filter(memory -> memory < 128 || memory > 65_536).isPresent()) {
      throw refused("128MiB to 64GiB of memory");
    }
  }

  /// Whether all is left to the environment.
  public boolean asksNothing() {
    return milliCpu.isEmpty() && memoryMebibytes.isEmpty();
  }

  /// What a replica gets there.
  public Environment.Size in(Environment environment) {
    Environment.Size usual = environment.size();
    return new Environment.Size(
        milliCpu.orElse(usual.milliCpu()), memoryMebibytes.orElse(usual.memoryMebibytes()));
  }

  /// The memory as it is written: `512MiB`, `2GiB`.
  public Optional<String> memory() {
    return memoryMebibytes.map(memory ->
        memory % MEBIBYTES_OF_A_GIBIBYTE == 0
            ? memory / MEBIBYTES_OF_A_GIBIBYTE + "GiB"
            : memory + "MiB");
  }

  private static SlipwayException refused(String bounds) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.PROJECT_FILE_INVALID,
            "Tried to read the size that the project asks for",
            "A replica of a server can have " + bounds,
            "Ask for that much, or leave it out for the usual size of the environment"));
  }
}
