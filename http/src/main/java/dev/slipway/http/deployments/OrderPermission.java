package dev.slipway.http.deployments;

import dev.slipway.engine.admission.Order;
import dev.slipway.engine.project.Projects;
import dev.slipway.http.access.Permit;

/// Whether a caller may give an order, whose project only the body names.
public final class OrderPermission {
  private OrderPermission() {}

  /// Returns when it may. A project of another organization than the order says is not found, as is
  /// one of another organization than the caller's; an environment that the caller may not change
  /// is `FORBIDDEN`.
  public static void check(Order order, Permit permit, Projects projects) {
    permit.touch(
        order.project().value(),
        projects.owner(order.project()).filter(order.organization()::equals),
        () -> Projects.notFound(order.project()));
    permit.requireEnvironment(order.environment());
  }
}
