package dev.slipway.builder.process;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.build.BuildMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Learns how much processor time commands used. A shell waits for the command, inside of its
/// sandbox because no process outside inherits the times of one inside, and writes what the kernel
/// summed up for all its descendants that were waited for
/// (<https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times>). It writes
/// last and to the end of the file, so a command can add to the file but not answer for the shell.
public final class CpuMeter {
  private static final String WAITING = "trap : TERM; \"$@\" 9>&-; code=$?; times >&9; exit $code";
  private static final String OPENING = "exec \"$@\" 9>>\"$0\"";
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})m([0-9]{1,2}[.,][0-9]{1,9})s");

  /// User and system time of the shell, then those of its children.
  private static final int TIMES_OF_A_COMMAND = 4;

  private final Path file;
  private final BuildMeter told;

  /// @param file where the shell writes; nothing else is there
  public CpuMeter(Path file, BuildMeter told) {
    this.file = file;
    this.told = told;
  }

  /// The command with the shell that waits for it.
  public CommandLine around(CommandLine command) {
    List<String> arguments = new ArrayList<>(List.of("/bin/sh", "-c", WAITING, "sh"));
    arguments.addAll(command.arguments());
    return command.withArguments(arguments);
  }

  /// The command with the file open for the shell inside of it.
  public CommandLine open(CommandLine enclosed) {
    List<String> arguments = new ArrayList<>(List.of("/bin/sh", "-c", OPENING, file.toString()));
    arguments.addAll(enclosed.arguments());
    return enclosed.withArguments(arguments);
  }

  /// Tells what the command that has just ended used.
  public void read() {
    // Files cannot be read by an interrupted thread, as that of a build that is cancelled.
    boolean interrupted = Thread.interrupted();
    try {
      List<MatchResult> times = TIME.matcher(Files.readString(file)).results().toList();
      Files.delete(file);
      if (times.size() >= TIMES_OF_A_COMMAND) {
        told.cpuUsed(
            times.subList(times.size() - TIMES_OF_A_COMMAND, times.size()).stream()
                .map(CpuMeter::duration)
                .reduce(Duration.ZERO, Duration::plus));
      }
    } catch (NoSuchFileException _) {
      // The command was ended with its workspace.
    } catch (IOException e) {
      throw unreadable(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Duration duration(MatchResult time) {
    double seconds = Double.parseDouble(time.group(2).replace(',', '.'));
    return Duration.ofMinutes(Long.parseLong(time.group(1)))
        .plusMillis(Math.round(seconds * 1_000));
  }

  private static SlipwayException unreadable(IOException cause) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_READ_FAILED,
            "Tried to read how much processor time a command used",
            "A file could not be read: " + cause,
            "Check the permissions of Slipway's home folder"),
        cause);
  }
}
