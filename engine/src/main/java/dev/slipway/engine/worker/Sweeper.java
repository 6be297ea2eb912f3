package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.release.ReleaseKeeper;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what a lost notice or a dead process left behind: notices that are due, deployments that
/// nobody attends to, build environments and running releases that nothing needs, places in quotas
/// that nobody uses.
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_ORPHANS = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final int BATCH = 100;

  private final DeploymentStore deployments;
  private final Outbox outbox;
  private final BuildEnvironments environments;
  private final ReleaseKeeper releases;
  private final Quotas quotas;
  private final List<Thread> threads;

  public Sweeper(
      DeploymentStore deployments,
      Outbox outbox,
      BuildEnvironments environments,
      ReleaseKeeper releases,
      Quotas quotas) {
    this.deployments = deployments;
    this.outbox = outbox;
    this.environments = environments;
    this.releases = releases;
    this.quotas = quotas;
    this.threads =
        List.of(
            onAndOn("sweep notices", this::sweepNotices, BETWEEN_NOTICES),
            onAndOn("sweep orphans", this::sweepOrphans, BETWEEN_ORPHANS));
  }

  /// Begins to sweep, now and every few seconds. An app that is slow to come back holds up no
  /// notice.
  public void start() {
    threads.forEach(Thread::start);
  }

  /// Sweeps no more and waits for the rounds that are under way.
  public void stop() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /// Sends notices for deployments that wait for one.
  public void sweepNotices() {
    outbox.sendDue();
    deployments.unattended(QUIET, BATCH).forEach(outbox::trySend);
  }

  /// Gives back what belongs to no active deployment and to no current release, and settles the
  /// quotas of deployments that have ended.
  public void sweepOrphans() {
    attempt("give back build environments", this::sweepEnvironments);
    attempt("look after releases", releases::reconcile);
    attempt("settle quotas", quotas::settleAll);
  }

  private void sweepEnvironments() {
    for (DeploymentId owner : environments.owned()) {
      Optional<Deployment> deployment = deployments.find(owner);
      if (deployment.isEmpty() || deployment.get().state().phase().isFinal()) {
        LOG.info("The build environment of {} is given back", owner);
        attempt("give back a build environment", () -> environments.release(owner));
      }
    }
  }

  private static Thread onAndOn(String name, Runnable round, Duration interval) {
    return Thread.ofVirtual()
        .name(name)
        .unstarted(() -> {
          do {
            attempt(name, round);
          } while (pause(interval));
        });
  }

  /// One thing that fails does not keep the next one from being swept.
  private static void attempt(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("Tried to {}; the next round tries again", what, e);
    }
  }

  private static boolean pause(Duration interval) {
    try {
      Thread.sleep(interval);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
