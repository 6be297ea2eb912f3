package dev.slipway.embedded.runtime.site;

import dev.slipway.embedded.runtime.http1.Fields;
import java.util.Locale;

/// What a client says it accepts, with its weights (RFC 9110, 12.4.2).
public final class Acceptable {
  private Acceptable() {}

  /// Whether a content coding such as `gzip` may be sent. Nothing said means none.
  static boolean encoding(Fields request, String coding) {
    double named = weight(request, "Accept-Encoding", coding);
    return (named < 0 ? weight(request, "Accept-Encoding", "*") : named) > 0;
  }

  /// Whether the client asks for a page, as browsers do when they navigate.
  public static boolean html(Fields request) {
    return weight(request, "Accept", "text/html") > 0;
  }

  /// Whether a page would do, because the client takes anything.
  static boolean anything(Fields request) {
    return !request.has("Accept") || html(request) || weight(request, "Accept", "*/*") > 0;
  }

  private static double weight(Fields request, String field, String name) {
    for (String value : request.values(field)) {
      for (String member : value.toLowerCase(Locale.ROOT).split(",", -1)) {
        String[] parts = member.split(";", -1);
        if (parts[0].strip().equals(name)) {
          return quality(parts);
        }
      }
    }
    return -1;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        return parameter.matches("q=(1(\\.0{0,3})?|0(\\.[0-9]{0,3})?)")
            ? Double.parseDouble(parameter.substring(2))
            : 0;
      }
    }
    return 1;
  }
}
