package dev.slipway.embedded.runtime.site;

import dev.slipway.embedded.runtime.http1.Fields;
import java.nio.file.Path;

/// What a static release answers.
///
/// @param fields all that the body needs, `Content-Length` among them
public record SiteAnswer(int status, Fields fields, Content content) {
  /// The same with other header fields.
  public SiteAnswer withFields(Fields other) {
    return new SiteAnswer(status, other, content);
  }

  /// What follows the header fields.
  public sealed interface Content {
    /// Nothing.
    record Empty() implements Content {}

    /// A text of ours, in UTF-8.
    record Text(String text) implements Content {}

    /// A piece of a file.
    record FilePart(Path file, long offset, long length) implements Content {}
  }
}
