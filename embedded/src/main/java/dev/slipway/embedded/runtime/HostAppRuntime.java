package dev.slipway.embedded.runtime;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.embedded.runtime.process.AppHost;
import dev.slipway.embedded.runtime.process.PrivatePorts;
import dev.slipway.embedded.runtime.proxy.Backend;
import dev.slipway.embedded.runtime.proxy.HostNames;
import dev.slipway.embedded.runtime.proxy.Place;
import dev.slipway.embedded.runtime.proxy.Proxy;
import dev.slipway.embedded.runtime.proxy.Routes;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.runtime.RuntimeVariables;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Runs releases on this machine: files are served by the proxy itself, servers are child processes
/// on private ports.
public final class HostAppRuntime implements AppRuntime, AutoCloseable {
  private final HostNames names;
  private final Routes routes;
  private final Proxy proxy;
  private final Starter starter;
  private final Endings endings;
  private final Map<ReleaseId, Start> starts = new ConcurrentHashMap<>();

  private HostAppRuntime(
      HostNames names, Routes routes, Proxy proxy, Starter starter, Endings endings) {
    this.names = names;
    this.routes = routes;
    this.proxy = proxy;
    this.starter = starter;
    this.endings = endings;
  }

  /// Ends what an earlier service left running and listens for visitors.
  public static HostAppRuntime open(
      RuntimeSettings settings,
      ArtifactDirectory artifacts,
      Programs programs,
      RandomGenerator random,
      InstantSource clock) {
    AppHost host =
        new AppHost(settings.home(), new PrivatePorts(random), settings.appLimits(), clock);
    host.endOrphans();
    HostNames names = new HostNames(settings.baseDomain());
    Routes routes = new Routes();
    return new HostAppRuntime(
        names,
        routes,
        listen(settings, names, routes, clock),
        new Starter(host, names, artifacts, programs),
        new Endings(settings.appLimits().drain()));
  }

  private static Proxy listen(
      RuntimeSettings settings, HostNames names, Routes routes, InstantSource clock) {
    try {
      return Proxy.open(settings.address(), names, routes, settings.proxyLimits(), clock);
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFIGURATION_INVALID,
              "Tried to listen for visitors at " + settings.address(),
              "The address cannot be used: " + e.getMessage(),
              "End the program that uses the port, or choose another one"),
          e);
    }
  }

  /// Where visitors are taken in.
  public InetSocketAddress visitors() {
    return proxy.address();
  }

  @Override
  public void start(Release release, RuntimeVariables variables) {
    Start mine = new Start(() -> starter.start(release, variables, () -> isWanted(release)));
    Start first = starts.putIfAbsent(release.id(), mine);
    if (first == null) {
      mine.begin();
      awaitOwn(release.id(), mine);
    } else {
      awaitOther(first);
    }
  }

  private void awaitOwn(ReleaseId release, Start start) {
    try {
      start.await();
    } catch (InterruptedException _) {
      start.breakOffAndWait();
      starts.remove(release, start);
      start.started().ifPresent(endings::begin);
      throw interrupted();
    } catch (SlipwayException e) {
      starts.remove(release, start);
      throw e;
    }
  }

  private static void awaitOther(Start start) {
    try {
      start.await();
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  @Override
  public synchronized URI route(Release release) {
    Backend backend = started(release.id()).map(Started::backend).orElseThrow(() -> gone(release));
    routes.lead(Place.of(release), backend);
    return address(release.project(), release.environment());
  }

  @Override
  public URI address(ProjectId project, Environment environment) {
    String host = names.of(new Place(project, environment));
    int port = proxy.address().getPort();
    return URI.create("http://" + (port == 80 ? host : host + ":" + port));
  }

  @Override
  public synchronized void stop(ReleaseId release) {
    if (!isRouted(release)) {
      forget(release);
    }
  }

  @Override
  public synchronized void remove(ProjectId project, Environment environment) {
    routes.close(new Place(project, environment)).map(Backend::release).ifPresent(this::forget);
  }

  @Override
  public Set<ReleaseId> running() {
    Set<ReleaseId> running = new HashSet<>(endings.releases());
    starts.forEach((id, start) -> start.started().ifPresent(_ -> running.add(id)));
    routes.all().values().forEach(backend -> running.add(backend.release()));
    return Set.copyOf(running);
  }

  @Override
  public List<String> logs(ReleaseId release, int limit) {
    return started(release)
        .or(() -> endings.find(release))
        .map(running -> running.lastLines(limit))
        .orElse(List.of());
  }

  /// Ends every app and takes no more visitors.
  @Override
  public void close() {
    proxy.close();
    starts.values().forEach(Start::breakOff);
    starts.values().forEach(start -> start.started().ifPresent(endings::begin));
    endings.awaitAll();
  }

  private void forget(ReleaseId release) {
    Start start = starts.remove(release);
    if (start != null) {
      start.breakOff();
      start.started().ifPresent(endings::begin);
    }
  }

  private Optional<Started> started(ReleaseId release) {
    return Optional.ofNullable(starts.get(release)).flatMap(Start::started);
  }

  private boolean isRouted(ReleaseId release) {
    return routes.all().values().stream().anyMatch(backend -> backend.release().equals(release));
  }

  /// Whether a release that crashed is to run again. One that nobody visits is forgotten.
  private synchronized boolean isWanted(Release release) {
    boolean routed = isRouted(release.id());
    if (!routed) {
      starts.remove(release.id());
    }
    return routed;
  }

  private static SlipwayException gone(Release release) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.APP_EXITED,
            "Tried to lead traffic to the release",
            "Release %s does not run any more".formatted(release.id()),
            "Deploy again, and look at what the app printed"));
  }

  private static SlipwayException interrupted() {
    Thread.currentThread().interrupt();
    return new SlipwayException(
        Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE,
            "Tried to start the release",
            "The start was interrupted",
            "Try again"));
  }
}
