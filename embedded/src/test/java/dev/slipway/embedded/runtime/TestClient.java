package dev.slipway.embedded.runtime;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.HeadReader;
import dev.slipway.embedded.runtime.http1.MessageInput;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A connection to the proxy on which anything can be sent.
public final class TestClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final MessageInput input;

  /// What came back.
  public record Answer(int status, Fields fields, String body) {
    /// The value of a header field; empty when it is not there.
    public String field(String name) {
      return fields.first(name).orElse("");
    }
  }

  private TestClient(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new MessageInput(socket.getInputStream());
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  public static TestClient of(int port) throws IOException {
    return new TestClient(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  public Answer get(String host, String path) throws IOException {
    send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return answer("GET");
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// The next answer, to a request with that method.
  public Answer answer(String method) throws IOException {
    ResponseHead head = head();
    BodyReader reader = new BodyReader(input, Framing.of(head, method));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    for (int read = reader.read(buffer, 0, buffer.length);
        read >= 0;
        read = reader.read(buffer, 0, buffer.length)) {
      body.write(buffer, 0, read);
    }
    return new Answer(head.status(), head.fields(), body.toString(StandardCharsets.UTF_8));
  }

  /// The head of the next answer, interim ones too.
  public ResponseHead head() throws IOException {
    return HeadReader.response(input);
  }

  /// What follows, as text, as soon as anything does; empty at the end of the connection.
  public String next() throws IOException {
    byte[] buffer = new byte[16 * 1024];
    int read = input.read(buffer, 0, buffer.length);
    return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
