package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings notices of saved deployments to the queue: at once where it can, later where it could
/// not.
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int BATCH = 100;

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

  /// Sends every notice that is due, such as that of a deployment that waited for another one's
  /// end. What cannot be sent stays due.
  public void trySendDue() {
    try {
      sendDue();
    } catch (SlipwayException e) {
      LOG.warn("Notices stay due: {}", e.problem().summary());
    }
  }

  /// Sends every notice that is due.
  public void sendDue() {
    deployments.noticesDue(BATCH).forEach(this::send);
  }

  private void send(Deployment deployment) {
    queue.send(new Notice(deployment.id(), deployment.request().organization()), Duration.ZERO);
    deployments.noticeSent(deployment.id());
  }
}
