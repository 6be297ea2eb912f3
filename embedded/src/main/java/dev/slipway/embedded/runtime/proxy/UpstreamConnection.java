package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.MessageInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;

/// A connection to the process of a release.
final class UpstreamConnection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final Socket socket;
  private final MessageInput input;
  private final OutputStream output;
  private volatile long idleSince;

  private UpstreamConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new MessageInput(socket.getInputStream());
    this.output = socket.getOutputStream();
  }

  static UpstreamConnection to(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(address, CONNECT_MILLIS);
      return new UpstreamConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  MessageInput input() {
    return input;
  }

  OutputStream output() {
    return output;
  }

  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  void idleFromNow() {
    idleSince = System.nanoTime();
  }

  long idleNanos() {
    return System.nanoTime() - idleSince;
  }

  /// Ends the connection. A thread that reads from it or writes to it is woken.
  @Override
  public void close() {
    Closing.quietly(socket);
  }
}
