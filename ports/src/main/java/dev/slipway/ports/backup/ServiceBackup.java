package dev.slipway.ports.backup;

import java.io.IOException;
import java.io.OutputStream;

/// Copies what cannot be made again: the records, sources, artifacts, logs and secrets, with the
/// keys that open them. A service that is restored from the copy serves what this one served at one
/// moment while it was written.
///
/// The service goes on meanwhile. What would be deleted and is in the copy waits until it is
/// written.
public interface ServiceBackup {
  /// Writes a copy, as a stream, and leaves the output open. It is whole when this returns; what
  /// was written before a failure is not one and is recognised as such.
  ///
  /// Nothing is written before a `SlipwayException` with `CONFLICT`, while another copy is being
  /// written. Throws one with a retryable `STORAGE_READ_FAILED` when something cannot be read, and
  /// the `IOException` of an output that does not take it. Neither is in the way of the next copy.
  void writeTo(OutputStream out) throws IOException;
}
