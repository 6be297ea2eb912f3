package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import java.util.HashSet;
import java.util.Set;

/// Which header fields are passed on. Those that are about one connection are not (RFC 9110,
/// 7.6.1), and what a visitor says about its own address is not believed.
final class Forwarding {
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final Set<String> ABOUT_THE_VISITOR =
      Set.of(
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-proto",
          "x-forwarded-server",
          "x-real-ip");

  /// What a visitor cannot have removed by naming it in `Connection`.
  private static final Set<String> KEPT =
      Set.of("host", "content-length", "cookie", "authorization");

  private Forwarding() {}

  /// The request as the app gets it.
  static RequestHead request(RequestHead request, Framing framing, String visitor, String host) {
    Fields fields =
        request
            .fields()
            .without(connectionFields(request.fields()))
            .without(ABOUT_THE_VISITOR)
            .with("X-Forwarded-For", visitor)
            .with("X-Forwarded-Proto", "http")
            .with("X-Forwarded-Host", host);
    if (isWebSocket(request, framing)) {
      return request.withFields(fields.with("Connection", "Upgrade").with("Upgrade", "websocket"));
    }
    return request.withFields(framed(fields, framing));
  }

  /// The response as the visitor gets it.
  static ResponseHead response(ResponseHead response, Framing framing, boolean keep) {
    Fields fields = framed(response.fields().without(connectionFields(response.fields())), framing);
    return response.withFields(keep ? fields : fields.with("Connection", "close"));
  }

  /// The response that ends HTTP on the connection.
  static ResponseHead switching(ResponseHead response) {
    Fields fields = response.fields().without(HOP_BY_HOP);
    return response.withFields(fields.with("Connection", "Upgrade").with("Upgrade", "websocket"));
  }

  /// Whether the connection is to go on as a WebSocket, the only upgrade that is passed on: others,
  /// such as h2c, would carry requests past the proxy.
  static boolean isWebSocket(RequestHead request, Framing framing) {
    return request.wantsUpgrade()
        && framing instanceof Framing.None
        && request.fields().tokens("Upgrade").contains("websocket");
  }

  private static Fields framed(Fields fields, Framing framing) {
    return switch (framing) {
      case Framing.Chunked _ ->
          fields.without(Set.of("content-length")).with("Transfer-Encoding", "chunked");
      case Framing.None _, Framing.Exactly _, Framing.UntilClose _ -> fields;
    };
  }

  private static Set<String> connectionFields(Fields fields) {
    Set<String> named = fields.tokens("Connection");
    if (HOP_BY_HOP.containsAll(named)) {
      return HOP_BY_HOP;
    }
    Set<String> all = new HashSet<>(named);
    all.removeAll(KEPT);
    all.addAll(HOP_BY_HOP);
    return all;
  }
}
