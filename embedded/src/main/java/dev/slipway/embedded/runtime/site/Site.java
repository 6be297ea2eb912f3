package dev.slipway.embedded.runtime.site;

import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.site.SiteAnswer.Content;
import dev.slipway.embedded.runtime.site.SiteIndex.Found;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Answers requests with the files of a static release.
public final class Site {
  private static final String METHODS = "GET, HEAD, OPTIONS";

  private final SiteIndex index;

  public Site(SiteIndex index) {
    this.index = index;
  }

  /// The answer to a request. It has a body for `HEAD` as for `GET`; whoever sends it leaves it
  /// out.
  public SiteAnswer answer(RequestHead request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> read(request);
      case "OPTIONS" -> new SiteAnswer(204, Fields.of("Allow", METHODS), new Content.Empty());
      default -> text(405, Fields.of("Allow", METHODS), "This site only answers GET and HEAD.\n");
    };
  }

  private SiteAnswer read(RequestHead request) {
    Optional<RequestPath> path = RequestPath.parse(request.target());
    if (path.isEmpty()) {
      return text(400, Fields.NONE, "This path is malformed.\n");
    }
    boolean navigation = Acceptable.anything(request.fields());
    return switch (index.find(path.get(), navigation)) {
      case Found.Page(SiteFile file) -> FileAnswer.of(file, request);
      case Found.Elsewhere(String other) -> moved(other + path.get().query());
      case Found.Missing(Optional<SiteFile> page) ->
          page.map(FileAnswer::notFound)
              .orElseGet(() -> text(404, Fields.NONE, "There is no such page here.\n"));
    };
  }

  /// Not for good, since the next release may have a file of that name.
  private static SiteAnswer moved(String path) {
    return text(307, Fields.of("Location", path), "It is at " + path + "\n");
  }

  private static SiteAnswer text(int status, Fields fields, String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return new SiteAnswer(
        status,
        fields
            .with("Content-Type", "text/plain; charset=utf-8")
            .with("Content-Length", Integer.toString(length))
            .with("Cache-Control", "no-cache")
            .with("X-Content-Type-Options", "nosniff"),
        new Content.Text(text));
  }
}
