package dev.slipway.ports.webhook;

import java.util.List;

/// What happened to deployments, for those who are to be told: noted in the transaction that saves
/// the state, so nothing is missed, and kept until it is forgotten. A deployment is noted when it
/// is accepted and whenever it comes into another phase but `cancelling`, if its project has a
/// webhook that is on at that moment. Where a project has none, noting costs next to nothing. What
/// was noted goes with the project.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface DeploymentEvents {
  /// What was noted first, in order.
  List<NotedEvent> noted(int limit);

  /// Forgets one. Repeating it is harmless.
  void forget(NotedEvent event);
}
