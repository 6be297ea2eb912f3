package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.RequestHead;
import java.io.IOException;
import java.time.Duration;

/// Who asks, and how to answer.
///
/// @param request as it came
/// @param keeps whether the connection may carry another request
/// @param stall how long the visitor may send nothing in the middle of a body
record Visitor(
    Client client,
    ClientWatch watch,
    RequestHead request,
    boolean keeps,
    Duration stall,
    Answers answers) {
  /// Says what went wrong.
  ///
  /// @param requestIsRead whether the connection stands where the next request begins
  After tell(Notice notice, boolean requestIsRead) throws IOException {
    return answers.send(client, request, notice, keeps && requestIsRead);
  }

  /// How long the end of a request's body may lag behind the end of the answer.
  Duration settleTime() {
    return Duration.ofMillis(200);
  }
}
