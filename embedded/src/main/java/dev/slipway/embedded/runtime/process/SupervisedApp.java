package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.runtime.proxy.Upstream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A release that runs as a process: started, started again when it crashes, and ended.
public final class SupervisedApp {
  private final AppPlan plan;
  private final AppHost host;
  private final AppHost.Run run;
  private final AppLog log;
  private final int port;
  private final Upstream upstream = new Upstream();
  private final BooleanSupplier isWanted;
  private final RunFolder folder;
  private final Thread supervisor;
  private volatile AppProcess process;

  private SupervisedApp(AppPlan plan, AppHost host, AppHost.Run run, BooleanSupplier isWanted)
      throws IOException, InterruptedException {
    this.plan = plan;
    this.host = host;
    this.run = run;
    this.isWanted = isWanted;
    this.log = host.log(plan.release(), new Redaction(plan.variables().secret().values()));
    this.folder = RunFolder.create(run.folder(), plan.files(), plan.launch().workingDirectory());
    this.port = host.ports().take();
    this.supervisor = Thread.ofVirtual().name("app-supervisor").unstarted(this::supervise);
    try {
      this.process = launch();
    } catch (Throwable e) {
      host.ports().giveBack(port);
      throw e;
    }
  }

  /// Starts an app and returns when it is healthy. If that fails nothing of it is left.
  ///
  /// @param isWanted asked after a crash: whether the app is to be started again. If not, it is
  ///   gone
  public static SupervisedApp start(AppPlan plan, AppHost host, BooleanSupplier isWanted) {
    AppHost.Run run = host.newRun();
    try {
      SupervisedApp app = new SupervisedApp(plan, host, run, isWanted);
      app.supervisor.start();
      return app;
    } catch (IOException e) {
      run.clearAway();
      throw AppHost.storageFailed("start the app", e);
    } catch (InterruptedException _) {
      run.clearAway();
      throw AppHost.interrupted();
    } catch (SlipwayException e) {
      run.clearAway();
      throw e;
    }
  }

  /// Where it listens.
  public Upstream upstream() {
    return upstream;
  }

  /// What it printed last, oldest line first.
  public List<String> lastLines(int limit) {
    return log.last(limit);
  }

  /// Ends the app for good, with whatever it was doing.
  public void end() throws InterruptedException {
    supervisor.interrupt();
    supervisor.join();
    upstream.down();
    process.end(host.limits().farewell());
    clearAway();
  }

  private AppProcess launch() throws IOException, InterruptedException {
    Map<String, String> variables = AppEnvironment.of(plan, folder, port);
    variables.put("SLIPWAY_RELEASE", plan.release().value());
    variables.put(run.markerName(), run.markerValue());
    AppProcess launched =
        AppProcess.start(
            StartCommand.of(plan.launch().start()), variables, folder, run.marker(), log);
    try {
      return awaitHealth(launched);
    } catch (InterruptedException e) {
      launched.kill();
      throw e;
    }
  }

  private AppProcess awaitHealth(AppProcess launched) throws InterruptedException {
    Probe probe = new Probe(plan.launch().healthPath(), plan.host());
    Readiness readiness =
        new HealthCheck(launched, port, probe, host.limits(), host.clock()).await();
    if (readiness instanceof Readiness.Ready(var address)) {
      upstream.up(address);
      return launched;
    }
    launched.kill();
    throw StartProblems.of(
        readiness, port, plan.launch().healthPath(), log.last(Problem.MAX_EVIDENCE));
  }

  private void supervise() {
    try {
      Duration pause = host.limits().firstPause();
      while (true) {
        Instant up = host.clock().instant();
        process.awaitExit();
        upstream.down();
        process.kill();
        if (!isWanted.getAsBoolean()) {
          clearAway();
          return;
        }
        boolean steady =
            Duration.between(up, host.clock().instant()).compareTo(host.limits().steady()) >= 0;
        pause = restart(steady ? host.limits().firstPause() : pause);
      }
    } catch (InterruptedException _) {
      // Whoever interrupts ends the process.
      Thread.currentThread().interrupt();
    }
  }

  /// Starts the app again until it is healthy; how long to wait after its next crash.
  private Duration restart(Duration firstPause) throws InterruptedException {
    Duration pause = firstPause;
    boolean healthy = false;
    log.note("the app ended with exit code %d".formatted(process.exitCode()));
    while (!healthy) {
      log.note("it is started again in %d seconds".formatted(pause.toSeconds()));
      Thread.sleep(pause);
      healthy = isHealthyAgain();
      pause = doubled(pause);
    }
    return pause;
  }

  private boolean isHealthyAgain() throws InterruptedException {
    try {
      process = launch();
      return true;
    } catch (SlipwayException e) {
      log.note(e.problem().summary());
    } catch (IOException e) {
      log.note("it cannot be started: " + e.getMessage());
    }
    return false;
  }

  private Duration doubled(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    Duration longest = host.limits().longestPause();
    return twice.compareTo(longest) < 0 ? twice : longest;
  }

  private void clearAway() {
    host.ports().giveBack(port);
    run.clearAway();
  }
}
