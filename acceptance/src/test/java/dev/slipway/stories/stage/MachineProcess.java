package dev.slipway.stories.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A process as the kernel shows it in `/proc`
/// ([proc(5)](https://man7.org/linux/man-pages/man5/proc.5.html)).
///
/// @param commandLine its arguments, separated by blanks
/// @param environment its variables, one a line
public record MachineProcess(
    long id, String commandLine, String workingDirectory, String environment) {
  /// All that run and name this folder in their arguments, their environment or as the place they
  /// work in.
  static List<MachineProcess> about(Path folder) {
    return all().stream().filter(process -> process.names(folder.toString())).toList();
  }

  /// All that run.
  public static List<MachineProcess> all() {
    List<MachineProcess> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      for (Path entry : entries.filter(MachineProcess::isProcess).toList()) {
        read(entry, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /// Whether it has to do with something of this name.
  public boolean names(String text) {
    return commandLine.contains(text)
        || workingDirectory.contains(text)
        || environment.contains(text);
  }

  /// The value of a variable that it was started with.
  public Optional<String> variable(String name) {
    return environment
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }

  void kill() {
    ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static boolean isProcess(Path entry) {
    return entry.getFileName().toString().chars().allMatch(Character::isDigit);
  }

  /// One that ends meanwhile, or has ended and is not collected yet, is left out.
  private static void read(Path entry, List<MachineProcess> found) {
    try {
      if (Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1).contains(") Z ")) {
        return;
      }
      found.add(
          new MachineProcess(
              Long.parseLong(entry.getFileName().toString()),
              listOf(entry.resolve("cmdline"), ' '),
              Files.readSymbolicLink(entry.resolve("cwd")).toString(),
              listOf(entry.resolve("environ"), '\n')));
    } catch (IOException _) {
      return;
    }
  }

  private static String listOf(Path file, char separator) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', separator);
  }

  @Override
  public String toString() {
    return "%d in %s: %s".formatted(id, workingDirectory, commandLine);
  }
}
