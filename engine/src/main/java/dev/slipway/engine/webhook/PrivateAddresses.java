package dev.slipway.engine.webhook;

import dev.slipway.domain.webhook.Reach;

/// Whose webhooks may be delivered to this machine and to private networks, where something may
/// listen that trusts whoever reaches it.
public enum PrivateAddresses {
  /// Those whose URL was set by whoever runs the service: the machine's token or the role platform.
  OPERATOR,
  /// Everybody's.
  ALL,
  /// Nobody's.
  NONE;

  /// Where a URL may lead that is being set.
  ///
  /// @param byOperator whether whoever runs the service sets it
  Reach granted(boolean byOperator) {
    return switch (this) {
      case OPERATOR -> byOperator ? Reach.PRIVATE : Reach.PUBLIC;
      case ALL -> Reach.PRIVATE;
      case NONE -> Reach.PUBLIC;
    };
  }

  /// Where a delivery may go now to a URL that could lead so far when it was set.
  Reach now(Reach then) {
    return switch (this) {
      case OPERATOR -> then;
      case ALL -> Reach.PRIVATE;
      case NONE -> Reach.PUBLIC;
    };
  }
}
