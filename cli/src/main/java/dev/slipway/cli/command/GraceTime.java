package dev.slipway.cli.command;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// How long an old secret goes on being good, as people write it: `90s`, `30m`, `24h` or `7d`.
final class GraceTime {
  private GraceTime() {}

  static Duration parse(String text, CommandSpec spec) {
    if (!text.matches("[0-9]{1,9}[smhd]")) {
      throw new ParameterException(
          spec.commandLine(), "--grace is not a time such as 90s, 30m, 24h or 7d");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
