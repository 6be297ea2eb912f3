package dev.slipway.ports.runtime;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs nothing: remembers which releases were started and where traffic is led. A started release
/// "prints" its variables.
public final class MemoryAppRuntime implements AppRuntime {
  private record Place(ProjectId project, Environment environment) {
    static Place of(Release release) {
      return new Place(release.project(), release.environment());
    }
  }

  private final Map<ReleaseId, List<String>> started = new HashMap<>();
  private final Map<Place, Release> routes = new HashMap<>();
  private volatile Consumer<Release> whenStarting = release -> {};
  private volatile Consumer<Release> whenRouting = release -> {};

  /// What happens while a release starts: throw a `SlipwayException` to let it fail, or wait.
  public void whenStarting(Consumer<Release> event) {
    whenStarting = event;
  }

  /// What happens before traffic is led to a release: throw a `SlipwayException` to let that fail.
  public void whenRouting(Consumer<Release> event) {
    whenRouting = event;
  }

  /// What a visitor of that place meets.
  public synchronized Optional<Release> serving(ProjectId project, Environment environment) {
    return Optional.ofNullable(routes.get(new Place(project, environment)));
  }

  /// Lets a release end by itself, as an app does that crashes for good.
  public synchronized void crash(ReleaseId release) {
    started.remove(release);
  }

  @Override
  public void start(Release release, RuntimeVariables variables) {
    if (running().contains(release.id())) {
      return;
    }
    whenStarting.accept(release);
    if (Thread.currentThread().isInterrupted()) {
      throw refused("The start was interrupted");
    }
    synchronized (this) {
      started.put(release.id(), printed(variables));
    }
  }

  @Override
  public synchronized URI route(Release release) {
    whenRouting.accept(release);
    if (!started.containsKey(release.id())) {
      throw refused("Release %s does not run".formatted(release.id()));
    }
    routes.put(Place.of(release), release);
    return address(release.project(), release.environment());
  }

  @Override
  public URI address(ProjectId project, Environment environment) {
    return URI.create("http://%s.%s.test".formatted(environment.id(), project));
  }

  @Override
  public synchronized void stop(ReleaseId release) {
    if (routed().noneMatch(release::equals)) {
      started.remove(release);
    }
  }

  @Override
  public synchronized void remove(ProjectId project, Environment environment) {
    Release removed = routes.remove(new Place(project, environment));
    if (removed != null) {
      stop(removed.id());
    }
  }

  @Override
  public synchronized Set<ReleaseId> running() {
    return Stream.concat(started.keySet().stream(), routed())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized List<String> logs(ReleaseId release, int limit) {
    List<String> lines = started.getOrDefault(release, List.of());
    return List.copyOf(lines.subList(Math.max(0, lines.size() - limit), lines.size()));
  }

  private Stream<ReleaseId> routed() {
    return routes.values().stream().map(Release::id);
  }

  private static List<String> printed(RuntimeVariables variables) {
    List<String> lines = new ArrayList<>();
    variables.plain().forEach((name, value) -> lines.add(name + "=" + value));
    variables.secret().forEach((name, value) -> lines.add(name + "=" + shown(value)));
    return lines;
  }

  private static String shown(Secret secret) {
    return secret.toString();
  }

  private static SlipwayException refused(String why) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE, "Tried to run a release", why, "Try again"));
  }
}
