package dev.slipway.embedded.build;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.builder.process.ProcessMarker;
import dev.slipway.builder.process.ProcessTree;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One small file for each deployment that has an environment, with the processes that it started
/// by id and start time. A later service process ends by it what an earlier one left.
final class BuildRecords {
  private static final Duration GRACE = Duration.ofMillis(400);

  private final Path home;

  BuildRecords(Path home) {
    this.home = home;
  }

  void open(DeploymentId deployment) {
    try {
      Files.createDirectories(home);
      Files.write(file(deployment), List.of());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void note(DeploymentId deployment, ProcessHandle process) {
    try {
      String line = "%d %s\n".formatted(process.pid(), startOf(process));
      Files.writeString(
          file(deployment), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  Set<DeploymentId> deployments() {
    if (!Files.isDirectory(home)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(home)) {
      return files
          .map(file -> new DeploymentId(file.getFileName().toString()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Ends what the deployment runs and forgets it.
  void end(DeploymentId deployment) {
    endProcesses(deployment);
    try {
      Files.deleteIfExists(file(deployment));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Ends what the deployment runs.
  void endProcesses(DeploymentId deployment) {
    ProcessMarker marker = new ProcessMarker(deployment.value());
    try {
      for (String line : Files.readAllLines(file(deployment))) {
        living(line).ifPresent(process -> new ProcessTree(process, marker).end(GRACE));
      }
    } catch (NoSuchFileException _) {
      return;
    } catch (IOException e) {
      throw failed(e);
    }
    marker.processes().forEach(ProcessHandle::destroyForcibly);
  }

  /// The noted process, unless it has ended and its id was given to another one.
  private static Optional<ProcessHandle> living(String line) {
    String[] fields = line.split(" ", -1);
    return fields.length == 2 && fields[0].matches("\\d{1,10}")
        ? ProcessHandle.of(Long.parseLong(fields[0]))
            .filter(ProcessHandle::isAlive)
            .filter(process -> startOf(process).toString().equals(fields[1]))
        : Optional.empty();
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private Path file(DeploymentId deployment) {
    return home.resolve(deployment.value());
  }

  private static SlipwayException failed(IOException cause) {
    return new SlipwayException(
        FullDisk.orElse(
            Problem.passing(
                ProblemCode.STORAGE_WRITE_FAILED,
                "Tried to note what a build runs",
                "A file could not be read or written: " + cause,
                "Check the free space and the permissions of Slipway's home folder"),
            cause),
        cause);
  }
}
