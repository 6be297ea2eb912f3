package dev.slipway.azure.standin.servicebus.amqp;

import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;

/// Reads whole transfers.
final class Transfers {
  private Transfers() {}

  /// The bytes of a delivery that has arrived in full; the link goes on to the next.
  static byte[] read(Receiver receiver, Delivery delivery) {
    byte[] payload = new byte[delivery.pending()];
    receiver.recv(payload, 0, payload.length);
    receiver.advance();
    if (delivery.remotelySettled()) {
      delivery.settle();
    }
    return payload;
  }
}
