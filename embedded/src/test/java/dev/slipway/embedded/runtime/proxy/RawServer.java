package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.HeadReader;
import dev.slipway.embedded.runtime.http1.MessageInput;
import dev.slipway.embedded.runtime.http1.RequestHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// An app that a test plays itself, byte by byte.
final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final BlockingQueue<RequestHead> requests = new LinkedBlockingQueue<>();

  /// What the app does with a connection.
  interface Behaviour {
    void serve(Connection connection) throws IOException;
  }

  /// A connection that the proxy opened.
  final class Connection {
    private final Socket socket;
    private final MessageInput input;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.input = new MessageInput(socket.getInputStream());
    }

    /// Waits for a request; says whether one came.
    boolean awaitRequest() throws IOException {
      return input.awaitByte();
    }

    RequestHead head() throws IOException {
      RequestHead head = HeadReader.request(input);
      requests.add(head);
      return head;
    }

    String body(RequestHead head) throws IOException {
      BodyReader reader = new BodyReader(input, Framing.of(head));
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] buffer = new byte[1024];
      for (int read = reader.read(buffer, 0, buffer.length);
          read >= 0;
          read = reader.read(buffer, 0, buffer.length)) {
        body.write(buffer, 0, read);
      }
      return body.toString(StandardCharsets.ISO_8859_1);
    }

    void send(String text) throws IOException {
      output().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    OutputStream output() throws IOException {
      return socket.getOutputStream();
    }

    /// Whether the proxy ends the connection instead of sending more.
    boolean awaitEnd() throws IOException {
      return !input.awaitByte();
    }

    void close() throws IOException {
      socket.close();
    }

    String next() throws IOException {
      byte[] buffer = new byte[1024];
      int read = input.read(buffer, 0, buffer.length);
      return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
    }
  }

  RawServer(Behaviour behaviour) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(behaviour));
  }

  /// The next request that came, in the form the app got it.
  RequestHead request() throws InterruptedException {
    return requests.take();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept(Behaviour behaviour) {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(behaviour, socket));
      }
    } catch (IOException _) {
      // Closed at the end of the test.
    }
  }

  private void serve(Behaviour behaviour, Socket socket) {
    try (socket) {
      behaviour.serve(new Connection(socket));
    } catch (IOException _) {
      // The proxy broke the connection off, which the test sees at the other side.
    }
  }
}
