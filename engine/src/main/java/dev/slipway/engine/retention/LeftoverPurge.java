package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.store.DeploymentRetention;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds logs and dead letters whose deployment is gone: with its project, or before a process
/// ended that was letting go of it.
final class LeftoverPurge {
  private static final int BATCH = 500;
  private static final int LETTERS = 1_000;

  private final DeploymentRetention deployments;
  private final LogStore logs;
  private final DeadLetters letters;

  LeftoverPurge(DeploymentRetention deployments, LogStore logs, DeadLetters letters) {
    this.deployments = deployments;
    this.logs = logs;
    this.letters = letters;
  }

  /// A log begins after its deployment is saved, so one without a deployment will never have one.
  void purgeLogs(Round round) {
    try (Stream<DeploymentId> all = logs.deployments()) {
      Iterator<DeploymentId> ids = all.iterator();
      while (ids.hasNext()) {
        round.goOn();
        List<DeploymentId> batch = new ArrayList<>();
        while (ids.hasNext() && batch.size() < BATCH) {
          batch.add(ids.next());
        }
        batch.removeAll(deployments.known(batch));
        batch.forEach(orphan -> forget(orphan, round));
      }
    }
  }

  private void forget(DeploymentId orphan, Round round) {
    round.tally().add(Kind.LOG, Reason.DEPLOYMENT_GONE, 1, logs.bytes(orphan));
    if (!round.dryRun()) {
      logs.delete(orphan);
    }
  }

  /// A letter that names no deployment is left to whoever looks into it.
  ///
  /// @param gone deployments to be taken for gone
  void purgeLetters(Set<DeploymentId> gone, Round round) {
    List<DeadLetter> oldest = letters.peek(LETTERS);
    Set<DeploymentId> known =
        deployments.known(
            oldest.stream()
                .flatMap(letter -> deployment(letter).stream())
                .collect(Collectors.toSet()));
    for (DeadLetter letter : oldest) {
      boolean isGone =
          deployment(letter)
              .filter(about -> gone.contains(about) || !known.contains(about))
              .isPresent();
      if (isGone && (round.dryRun() || letters.discard(letter.id()))) {
        round.tally().add(Kind.DEAD_LETTER, Reason.DEPLOYMENT_GONE, 1, 0);
      }
    }
  }

  private static Optional<DeploymentId> deployment(DeadLetter letter) {
    return letter.notice().map(Notice::deployment);
  }
}
