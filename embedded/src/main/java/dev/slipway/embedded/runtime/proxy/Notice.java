package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.site.Acceptable;
import java.nio.charset.StandardCharsets;

/// What the proxy itself has to say to a visitor: a small page for people, problem JSON for
/// programs.
///
/// @param fix what the owner of the project can do
record Notice(int status, String title, String fix) {
  static Notice badRequest(int status, String why) {
    return new Notice(status, "The request cannot be read: " + why, "Send a well-formed request.");
  }

  static Notice unknownHost(String host) {
    return new Notice(
        404,
        "Nothing is deployed at " + host,
        "Check the address, or deploy a project of that name with `slipway deploy`.");
  }

  static Notice down() {
    return new Notice(
        503,
        "The app is not running at the moment",
        "It is started again by itself; if this stays, its last words are in `slipway logs`.");
  }

  static Notice noAnswer() {
    return new Notice(
        502,
        "The app did not answer",
        "It closed the connection without a proper answer; see what it printed with `slipway logs`.");
  }

  static Notice methodRefused() {
    return new Notice(405, "This method is not passed on", "Use another method.");
  }

  /// The body, in the form the client asked for.
  byte[] body(Fields request) {
    String text = Acceptable.html(request) ? page() : problem();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The header fields that go with [#body].
  Fields fields(Fields request, int length) {
    Fields fields =
        Fields.of(
            "Content-Type",
            Acceptable.html(request) ? "text/html; charset=utf-8" : "application/problem+json",
            "Content-Length",
            Integer.toString(length),
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff");
    return status == 503 ? fields.with("Retry-After", "2") : fields;
  }

  private String page() {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>%2$s</title>
    <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:18vh auto;padding:0 1rem}small{color:#777}</style>
    <h1>%2$s</h1>
    <p>%3$s</p>
    <small>%1$d · Slipway</small>
    </html>
    """
        .formatted(status, escaped(title), escaped(fix));
  }

  private String problem() {
    return "{\"type\":\"about:blank\",\"status\":%d,\"title\":%s,\"fix\":%s}\n"
        .formatted(status, quoted(title), quoted(fix));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
