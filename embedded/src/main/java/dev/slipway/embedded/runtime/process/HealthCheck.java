package dev.slipway.embedded.runtime.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Judges the start of an app: asks it until it answers, and looks where it listens when it does
/// not.
final class HealthCheck {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final AppProcess process;
  private final int port;
  private final Probe probe;
  private final AppLimits limits;
  private final InstantSource clock;
  private final Instant startedAt;
  private Instant nextLook;
  private Optional<Instant> elsewhereSince = Optional.empty();
  private Optional<String> last = Optional.empty();

  HealthCheck(AppProcess process, int port, Probe probe, AppLimits limits, InstantSource clock) {
    this.process = process;
    this.port = port;
    this.probe = probe;
    this.limits = limits;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.nextLook = startedAt.plus(BETWEEN_LOOKS);
  }

  Readiness await() throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<Readiness> verdict = look();
      if (verdict.isPresent()) {
        return verdict.get();
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private Optional<Readiness> look() {
    if (!process.isAlive()) {
      return Optional.of(new Readiness.Exited(process.exitCode()));
    }
    for (InetSocketAddress address : reachable()) {
      switch (probe.ask(address)) {
        case Probe.Result.Answered(int status) when status < 500 -> {
          return Optional.of(new Readiness.Ready(address));
        }
        case Probe.Result.Answered(int status) -> last = Optional.of("answered " + status);
        case Probe.Result.Unanswered(String how) -> last = Optional.of(how);
        case Probe.Result.Refused _ -> {
          continue;
        }
      }
      return overdue();
    }
    return elsewhere().or(this::overdue);
  }

  private Optional<Readiness> overdue() {
    Duration age = Duration.between(startedAt, clock.instant());
    if (last.isPresent()) {
      return age.compareTo(limits.unhealthy()) > 0
          ? Optional.of(new Readiness.Unhealthy(last.get()))
          : Optional.empty();
    }
    return age.compareTo(limits.silent()) > 0
        ? Optional.of(new Readiness.Silent())
        : Optional.empty();
  }

  /// An app may open other ports first, so listening elsewhere has to last a while.
  private Optional<Readiness> elsewhere() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return Optional.empty();
    }
    nextLook = now.plus(BETWEEN_LOOKS);
    Set<InetSocketAddress> listening = process.listening();
    if (listening.isEmpty()) {
      elsewhereSince = Optional.empty();
      return Optional.empty();
    }
    elsewhereSince = elsewhereSince.or(() -> Optional.of(now));
    return Duration.between(elsewhereSince.get(), now).compareTo(limits.elsewhere()) >= 0
        ? Optional.of(misplaced(listening))
        : Optional.empty();
  }

  private Readiness misplaced(Set<InetSocketAddress> listening) {
    Set<String> addresses =
        listening.stream()
            .filter(address -> address.getPort() == port)
            .map(address -> address.getAddress().getHostAddress())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!addresses.isEmpty()) {
      return new Readiness.UnreachableAddress(addresses);
    }
    return new Readiness.WrongPort(
        listening.stream()
            .map(InetSocketAddress::getPort)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private List<InetSocketAddress> reachable() {
    return List.of(
        new InetSocketAddress(loopback(127, 0, 0, 1), port),
        new InetSocketAddress(loopback(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), port));
  }

  private static InetAddress loopback(int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
