package dev.slipway.azure.standin.servicebus.amqp;

import org.apache.qpid.proton.engine.Delivery;

/// The broker's end of a link.
interface LinkEnd {
  /// A delivery came in, or what became of one that went out.
  void delivered(Delivery delivery);

  /// Gives the other end what is there for it.
  default void pump() {}

  /// The other end is gone.
  default void closed() {}
}
