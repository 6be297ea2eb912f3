package dev.slipway.embedded.runtime.http1;

import java.io.IOException;

/// A message that must not be acted on because others may read it differently.
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String why;

  MalformedMessageException(int status, String why) {
    super(why);
    this.status = status;
    this.why = why;
  }

  /// What to answer when the message was a request.
  public int status() {
    return status;
  }

  /// A sentence about it.
  public String why() {
    return why;
  }
}
