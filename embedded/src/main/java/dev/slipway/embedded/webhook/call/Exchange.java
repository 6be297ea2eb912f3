package dev.slipway.embedded.webhook.call;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.Field;
import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.HeadReader;
import dev.slipway.embedded.runtime.http1.MessageInput;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.WebhookCall;
import dev.slipway.ports.webhook.WebhookCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One request and its answer. [#giveUp] ends it from another thread at any moment.
final class Exchange implements AutoCloseable {
  /// A host with more addresses than this is not tried at the others.
  private static final int MAX_ADDRESSES = 3;

  private static final int MAX_INTERIM = 5;

  private final WebhookCall call;
  private final CallLimits limits;
  private final Supplier<SSLSocketFactory> tls;
  private Socket connection = new Socket(Proxy.NO_PROXY);
  private boolean ended;
  private boolean tooLate;

  Exchange(WebhookCall call, CallLimits limits, Supplier<SSLSocketFactory> tls) {
    this.call = call;
    this.limits = limits;
    this.tls = tls;
  }

  /// Sends the request to one of these addresses and reads the answer.
  CallResult with(List<InetAddress> addresses) throws IOException {
    try {
      Socket plain = connected(addresses);
      plain.setSoTimeout(millis(limits.silence()));
      Socket socket = call.url().isSecure() ? secured(plain) : plain;
      send(socket.getOutputStream());
      return answer(new MessageInput(socket.getInputStream()));
    } catch (SocketTimeoutException _) {
      return late();
    } catch (IOException e) {
      if (isTooLate()) {
        return late();
      }
      throw e;
    }
  }

  private CallResult late() {
    return new CallResult.Unanswered(CallProblems.late(call.url(), limits.total()));
  }

  private Socket connected(List<InetAddress> addresses) throws IOException {
    IOException failure = new IOException("it has no address");
    for (InetAddress address : addresses.stream().limit(MAX_ADDRESSES).toList()) {
      Socket socket = renewed();
      try {
        socket.connect(new InetSocketAddress(address, call.url().port()), millis(limits.connect()));
        return socket;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private synchronized Socket renewed() throws IOException {
    connection.close();
    connection = new Socket(Proxy.NO_PROXY);
    if (ended) {
      connection.close();
    }
    return connection;
  }

  /// The certificate has to be for the name that the URL has, whatever address that led to.
  private Socket secured(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.get()
                .createSocket(plain, Receivers.bare(call.url().host()), call.url().port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private void send(OutputStream output) throws IOException {
    byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Host", call.url().authority()));
    fields.add(new Field("User-Agent", "Slipway-Webhooks/1"));
    fields.add(new Field("Accept", "*/*"));
    fields.add(new Field("Connection", "close"));
    fields.add(new Field("Content-Type", "application/json"));
    fields.add(new Field("Content-Length", Integer.toString(body.length)));
    call.headers().forEach((name, value) -> fields.add(new Field(name, value)));
    byte[] head = new RequestHead("POST", call.url().target(), true, new Fields(fields)).bytes();
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    output.write(message);
    output.flush();
  }

  private CallResult answer(MessageInput input) throws IOException {
    ResponseHead head = HeadReader.response(input);
    for (int interim = 0; head.isInterim() && interim < MAX_INTERIM; interim++) {
      head = HeadReader.response(input);
    }
    return new CallResult.Answered(
        head.status(), head.fields().first("Retry-After"), excerpt(input, head));
  }

  /// How the body begins. That it is broken, endless or slow takes nothing from the status.
  private static String excerpt(MessageInput input, ResponseHead head) {
    byte[] start = new byte[WebhookCalls.MAX_EXCERPT];
    int length = 0;
    try {
      BodyReader body = new BodyReader(input, Framing.of(head, "POST"));
      int read;
      do {
        read = body.read(start, length, start.length - length);
        length += Math.max(read, 0);
      } while (read >= 0 && length < start.length);
    } catch (IOException _) {
      // What came before is what there is.
    }
    return printable(new String(start, 0, length, StandardCharsets.UTF_8));
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }

  /// Ends it: the receiver has had its time.
  synchronized void giveUp() {
    tooLate = true;
    close();
  }

  private synchronized boolean isTooLate() {
    return tooLate;
  }

  @Override
  public synchronized void close() {
    ended = true;
    try {
      connection.close();
    } catch (IOException _) {
      // Whatever it was for is over.
    }
  }

  private static int millis(Duration time) {
    return Math.toIntExact(time.toMillis());
  }
}
