package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.RequestHead;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a request is for, read in one way only (RFC 9112, 3.2).
///
/// @param host without the port
/// @param head the request with a path as its target and that host in its `Host`
record Authority(String host, RequestHead head) {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern WHOLE_URL =
      Pattern.compile("[Hh][Tt][Tt][Pp]://([^/?#@]+)(/[^#]*)?");

  /// Empty when the request names no host, several, or one that is none.
  static Optional<Authority> of(RequestHead request) {
    List<String> hosts = request.fields().values("Host");
    if (hosts.size() != 1) {
      return Optional.empty();
    }
    Matcher url = WHOLE_URL.matcher(request.target());
    if (url.matches()) {
      String path = url.group(2) == null ? "/" : url.group(2);
      return parse(url.group(1), request.withTarget(path), hosts.getFirst());
    }
    boolean usual = request.target().startsWith("/") && request.target().indexOf('#') < 0;
    boolean whole = request.target().equals("*") && request.method().equals("OPTIONS");
    return usual || whole ? parse(hosts.getFirst(), request, hosts.getFirst()) : Optional.empty();
  }

  /// A whole URL that names another host than `Host` does has no honest sender.
  private static Optional<Authority> parse(String authority, RequestHead head, String field) {
    Matcher host = HOST.matcher(authority);
    return host.matches() && authority.equalsIgnoreCase(field)
        ? Optional.of(new Authority(host.group(1), head))
        : Optional.empty();
  }
}
