package dev.slipway.ports.log;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Keeps the log of each deployment. One writer at a time appends; any number read along.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface LogStore {
  /// Adds lines in their order, numbered on from what the attempt wrote before. A crash may lose
  /// the last lines of an append but never leaves part of a line, nor a gap.
  void append(DeploymentId deployment, int attempt, List<LogLine> lines);

  /// Lines after a position, in order, at most `limit`. Reading again from where the last page
  /// ended gives every line exactly once. Empty for a deployment that said nothing.
  List<PositionedLine> read(DeploymentId deployment, LogPosition after, int limit);

  /// The same, waiting as long as `patience` for the first line. Returns early when the thread is
  /// interrupted, leaving it interrupted.
  List<PositionedLine> await(
      DeploymentId deployment, LogPosition after, int limit, Duration patience);

  /// The deployments that have a log, in no order. The caller closes it.
  Stream<DeploymentId> deployments();

  /// How many bytes the log takes; 0 for a deployment that said nothing.
  long bytes(DeploymentId deployment);

  /// Forgets the log. Repeating it is harmless.
  void delete(DeploymentId deployment);
}
