package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings notices of saved deployments to the queue: at once where it can, later where it could
/// not.
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int BATCH = 1_000;

  private final DeploymentStore deployments;
  private final DeploymentQueue queue;

  public Outbox(DeploymentStore deployments, DeploymentQueue queue) {
    this.deployments = deployments;
    this.queue = queue;
  }

  /// Sends the notice of a deployment that was just saved, and returns after a second at the
  /// latest, sent or not. A queue that is away or slow is no reason to refuse or to keep somebody
  /// waiting: the notice stays due.
  public void trySend(Deployment deployment) {
    Thread sending = Thread.ofVirtual().name("send notice").start(() -> sendIfPossible(deployment));
    try {
      sending.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendIfPossible(Deployment deployment) {
    try {
      send(deployment);
    } catch (SlipwayException e) {
      LOG.warn("The notice of {} stays due: {}", deployment.id(), e.problem().summary());
    }
  }

  /// Sends the notice of the deployment that waited for the end of this one, if there is one. What
  /// cannot be sent stays due.
  public void trySendNext(Deployment ended) {
    try {
      deployments.next(ended).ifPresent(this::send);
    } catch (SlipwayException e) {
      LOG.warn("The notice of what waited for {} stays due: {}", ended.id(), e.problem().summary());
    }
  }

  /// Sends every notice that is due. One may be with the queue without having been confirmed.
  public void sendDue() {
    List<Deployment> due = deployments.noticesDue(BATCH);
    Set<DeploymentId> there = due.isEmpty() ? Set.of() : queue.noticed();
    for (Deployment deployment : due) {
      if (there.contains(deployment.id())) {
        deployments.noticeSent(deployment.id());
      } else {
        send(deployment);
      }
    }
  }

  /// Sends notices of deployments that nobody attends to, each as [#trySend] does. One that was
  /// never begun and has a notice in the queue waits for its turn, and needs no other one.
  public void trySendLost(List<Deployment> unattended) {
    boolean isAnyQueued =
        unattended.stream().anyMatch(deployment -> deployment.state().phase() == Phase.QUEUED);
    Set<DeploymentId> there = isAnyQueued ? queue.noticed() : Set.of();
    unattended.stream()
        .filter(deployment ->
            deployment.state().phase() != Phase.QUEUED || !there.contains(deployment.id()))
        .forEach(this::trySend);
  }

  private void send(Deployment deployment) {
    queue.send(new Notice(deployment.id(), deployment.request().organization()), Duration.ZERO);
    deployments.noticeSent(deployment.id());
  }
}
