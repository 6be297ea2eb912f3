package dev.slipway.stories.stage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A program that makes one project after the other and deploys it, a page each.
public final class ConstantWork implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final Thread program;
  private final AtomicInteger accepted = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  public ConstantWork(Api api) {
    this.api = api;
    this.program = Thread.startVirtualThread(this::work);
  }

  /// Waits until so many more deployments are accepted.
  public void awaitAccepted(int more) {
    int wanted = accepted.get() + more;
    Waiting.until(
        more + " more deployments are accepted", PATIENCE, () -> accepted.get() >= wanted);
  }

  /// What was not accepted.
  public List<String> failures() {
    return failures;
  }

  /// No more deployments from now on.
  public void stop() {
    stopped = true;
    try {
      program.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void work() {
    for (int number = 0; !stopped; number++) {
      String project = "worked-on-" + number;
      api.put(project, "local", "<h1>%s</h1>".formatted(project));
      Reply reply = api.requestDeployment(project);
      if (reply.status() == 202) {
        accepted.incrementAndGet();
        api.end(reply.json().path("deploymentId").asText(), PATIENCE);
      } else {
        failures.add(reply.toString());
      }
    }
  }

  @Override
  public void close() {
    stop();
  }
}
