package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.DeploymentQueue;
import java.time.Duration;

/// What becomes of a notice.
sealed interface Settlement {
  /// Nothing is left to do for its deployment.
  record Complete() implements Settlement {}

  /// Its deployment needs a look again.
  record Later(Duration delay) implements Settlement {}

  /// An operator should look at its deployment.
  record PutAside(Problem reason) implements Settlement {}

  /// For a deployment that has ended. A failure that its user can mend, also by using less, needs
  /// nobody else's attention.
  static Settlement ofEnded(Deployment deployment) {
    return deployment.state() instanceof DeploymentState.Failed failed
            && failed.problem().kind() != ProblemKind.USER
            && failed.problem().code() != ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED
        ? new PutAside(failed.problem())
        : new Complete();
  }

  /// Tells the queue.
  default void apply(DeploymentQueue queue, Delivery delivery) {
    switch (this) {
      case Complete() -> queue.complete(delivery);
      case Later(Duration delay) -> queue.retryLater(delivery, delay);
      case PutAside(Problem reason) -> queue.deadLetter(delivery, reason);
    }
  }
}
