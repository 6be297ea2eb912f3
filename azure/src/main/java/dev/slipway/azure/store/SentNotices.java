package dev.slipway.azure.store;

import dev.slipway.domain.deployment.DeploymentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open deployments whose notices this process knows to be with the queue. It is not saved:
/// another process that finds one unattended sends its notice once more, which does no harm, and a
/// notice that was lost is sent again all the sooner.
final class SentNotices {
  private final Set<DeploymentId> sent = ConcurrentHashMap.newKeySet();

  void add(DeploymentId id) {
    sent.add(id);
  }

  /// Those whose notice may be due. What was known of others is forgotten that are not open.
  ///
  /// @param before what was known before the open ones were looked for
  List<OpenDeployments.Note> unsent(Set<DeploymentId> before, List<OpenDeployments.Note> open) {
    Collection<DeploymentId> ended = new HashSet<>(before);
    open.forEach(note -> ended.remove(note.id()));
    sent.removeAll(ended);
    return open.stream().filter(note -> !sent.contains(note.id())).toList();
  }

  Set<DeploymentId> known() {
    return Set.copyOf(sent);
  }
}
