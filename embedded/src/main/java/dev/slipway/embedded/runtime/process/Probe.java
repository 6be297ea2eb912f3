package dev.slipway.embedded.runtime.process;

import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.HeadReader;
import dev.slipway.embedded.runtime.http1.MessageInput;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Asks an app once how it is.
///
/// @param path what is asked for
/// @param host the name that visitors use, since an app may know no other
record Probe(String path, String host) {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int ANSWER_MILLIS = 5_000;

  /// What came of it.
  sealed interface Result {
    /// Nothing listens.
    record Refused() implements Result {}

    /// It answered.
    record Answered(int status) implements Result {}

    /// It took the request and did not answer it.
    record Unanswered(String how) implements Result {}
  }

  Result ask(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      try {
        socket.connect(address, CONNECT_MILLIS);
      } catch (IOException _) {
        return new Result.Refused();
      }
      return exchange(socket);
    } catch (SocketTimeoutException _) {
      return new Result.Unanswered("did not answer within 5 seconds");
    } catch (IOException _) {
      return new Result.Unanswered("closed the connection without an answer");
    }
  }

  private Result exchange(Socket socket) throws IOException {
    socket.setSoTimeout(ANSWER_MILLIS);
    Fields fields =
        Fields.of(
            "Host", host, "Accept", "*/*", "User-Agent", "slipway-health", "Connection", "close");
    socket.getOutputStream().write(new RequestHead("GET", path, true, fields).bytes());
    MessageInput input = new MessageInput(socket.getInputStream());
    ResponseHead head = HeadReader.response(input);
    while (head.isInterim()) {
      head = HeadReader.response(input);
    }
    return new Result.Answered(head.status());
  }
}
