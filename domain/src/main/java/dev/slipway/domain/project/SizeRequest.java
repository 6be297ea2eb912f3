package dev.slipway.domain.project;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a project asks for each replica of its server in place of its environment's size, or the
/// most that it may ask for. What it does not ask for is as the environment has it.
///
/// @param milliCpu thousandths of a processor, 100 to 16,000
/// @param memoryMebibytes memory in MiB, 128 to 65,536
public record SizeRequest(Optional<Integer> milliCpu, Optional<Integer> memoryMebibytes) {
  public static final SizeRequest NONE = new SizeRequest(Optional.empty(), Optional.empty());

  private static final int MEBIBYTES_OF_A_GIBIBYTE = 1024;
  private static final Pattern BOTH =
      Pattern.compile("(?:-|([0-9]{1,2}(?:\\.[0-9]{1,3})?))/(?:-|([0-9]{1,5})(MiB|GiB))");

  public SizeRequest {
    if (milliCpu.filter(cpu -> cpu < 100 || cpu > 16_000).isPresent()) {
      throw refused("0.1 to 16 processors");
    }
    if (memoryMebibytes.filter(memory -> memory < 128 || memory > 65_536).isPresent()) {
      throw refused("128MiB to 64GiB of memory");
    }
  }

  /// Processors and memory as one text, either left out with a hyphen: `2/4GiB`, `0.5/-`. Throws an
  /// [IllegalArgumentException] for a text that is none.
  public static SizeRequest parse(String text) {
    Matcher both = BOTH.matcher(text);
    if (!both.matches()) {
      throw new IllegalArgumentException(
          "%s is no size; write processors and memory such as 2/4GiB, or - for one of them"
              .formatted(text));
    }
    Optional<Integer> cpu =
        Optional.ofNullable(both.group(1))
            .map(processors -> new BigDecimal(processors).movePointRight(3).intValueExact());
    Optional<Integer> memory =
        Optional.ofNullable(both.group(2))
            .map(amount ->
                Integer.parseInt(amount)
                    * ("GiB".equals(both.group(3)) ? MEBIBYTES_OF_A_GIBIBYTE : 1));
    try {
      return new SizeRequest(cpu, memory);
    } catch (SlipwayException e) {
      throw new IllegalArgumentException(e.problem().why(), e);
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
