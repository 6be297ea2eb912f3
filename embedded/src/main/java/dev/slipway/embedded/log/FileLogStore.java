package dev.slipway.embedded.log;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.signal.Signals;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.PositionedLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Logs in a folder for each deployment, with a file for each attempt:
/// `deploy_1763935200000_k3f9x0a1b/attempt-1.jsonl`.
public final class FileLogStore implements LogStore {
  private final LogFolders folders;
  private final Deletions deletions;
  private final Signals<DeploymentId> signals = new Signals<>();

  /// Opens the store in a folder, which is made when it is absent.
  public FileLogStore(Path directory) {
    this(directory, new Deletions());
  }

  /// The same, and deletes nothing while logs are copied.
  public FileLogStore(Path directory, Deletions deletions) {
    this.folders = new LogFolders(directory);
    this.deletions = deletions;
  }

  @Override
  public void append(DeploymentId deployment, int attempt, List<LogLine> lines) {
    try {
      folders.toWrite(deployment, attempt).append(lines);
    } catch (IOException e) {
      throw FileFailures.writing("Tried to write a deployment's log", e);
    }
    signals.raise(deployment);
  }

  @Override
  public List<PositionedLine> read(DeploymentId deployment, LogPosition after, int limit) {
    try {
      List<PositionedLine> lines = new ArrayList<>();
      for (Map.Entry<Integer, AttemptLog> attempt :
          folders.attempts(deployment).tailMap(after.attempt()).entrySet()) {
        long from = attempt.getKey() == after.attempt() ? after.number() : 0;
        lines.addAll(attempt.getValue().read(from, limit - lines.size()));
      }
      return lines;
    } catch (IOException e) {
      throw FileFailures.reading("Tried to read a deployment's log", e);
    }
  }

  @Override
  public List<PositionedLine> await(
      DeploymentId deployment, LogPosition after, int limit, Duration patience) {
    return signals.lookUntil(
        deployment, patience, () -> read(deployment, after, limit), lines -> !lines.isEmpty());
  }

  @Override
  public Stream<DeploymentId> deployments() {
    try {
      return folders.deployments();
    } catch (IOException e) {
      throw FileFailures.reading("Tried to list the deployments' logs", e);
    }
  }

  @Override
  public long bytes(DeploymentId deployment) {
    try {
      return folders.bytes(deployment);
    } catch (IOException e) {
      throw FileFailures.reading("Tried to measure a deployment's log", e);
    }
  }

  @Override
  public void delete(DeploymentId deployment) {
    try (Deletions.Held _ = deletions.deleting()) {
      folders.delete(deployment);
    } catch (IOException e) {
      throw FileFailures.writing("Tried to forget a deployment's log", e);
    }
  }
}
