package dev.slipway.embedded.runtime.http1;

import java.io.EOFException;

/// The connection ended in the middle of a message.
public final class TruncatedMessageException extends EOFException {
  private static final long serialVersionUID = 1L;

  TruncatedMessageException(String where) {
    super("the connection ended in " + where);
  }
}
