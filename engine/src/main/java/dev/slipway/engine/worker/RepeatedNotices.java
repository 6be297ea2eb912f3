package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Which deployments this process has sent another notice for. One that merely waits behind others
/// looks as if its notice were lost, and not every queue knows two notices for the same.
///
/// Not safe for several threads.
final class RepeatedNotices {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(8);

  private final Map<DeploymentId, Repeated> known = new HashMap<>();

  /// @param version of the deployment: once it is another one, something has happened since
  private record Repeated(long version, Instant sent, Duration pause) {
    boolean holds(Deployment deployment, Instant now) {
      return isOf(deployment) && now.isBefore(sent.plus(pause)) && !now.isBefore(sent);
    }

    boolean isOf(Deployment deployment) {
      return version == deployment.version();
    }
  }

  /// Forgets all but these, which are those that nobody attends to now.
  void keepOnly(Collection<Deployment> unattended) {
    known
        .keySet()
        .retainAll(unattended.stream().map(Deployment::id).collect(Collectors.toSet()));
  }

  /// Whether it had none, or had it long enough ago.
  boolean isDue(Deployment deployment, Instant now) {
    Repeated before = known.get(deployment.id());
    return before == null || !before.holds(deployment, now);
  }

  /// Notes that it has one more; the pause after it is twice the one before.
  void sent(Deployment deployment, Instant now) {
    Repeated before = known.get(deployment.id());
    Duration pause =
        before == null || !before.isOf(deployment) ? FIRST : before.pause().multipliedBy(2);
    known.put(
        deployment.id(),
        new Repeated(
            deployment.version(), now, pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
  }
}
