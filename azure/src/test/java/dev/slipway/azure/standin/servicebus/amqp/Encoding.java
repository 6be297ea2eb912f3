package dev.slipway.azure.standin.servicebus.amqp;

import java.nio.BufferOverflowException;
import java.util.Arrays;
import org.apache.qpid.proton.message.Message;

/// Writes messages whose size nobody knows before.
final class Encoding {
  private Encoding() {}

  /// The encoded message.
  ///
  /// @param size a guess of its size
  static byte[] of(Message message, int size) {
    byte[] bytes = new byte[size];
    try {
      return Arrays.copyOf(bytes, message.encode(bytes, 0, bytes.length));
    } catch (BufferOverflowException _) {
      return of(message, size * 2);
    }
  }
}
