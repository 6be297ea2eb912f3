package dev.slipway.embedded.runtime.site;

import dev.slipway.embedded.runtime.http1.Field;
import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.site.SiteAnswer.Content;
import dev.slipway.embedded.runtime.site.SiteFile.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers with one file: which of its encodings, whether it changed, which part.
final class FileAnswer {
  private final SiteFile file;
  private final Variant variant;
  private final String tag;
  private final List<Field> fields = new ArrayList<>();

  private FileAnswer(SiteFile file, Variant variant, String encoding) {
    this.file = file;
    this.variant = variant;
    this.tag = "\"%s%s\"".formatted(file.digest().hex(), encoding.isEmpty() ? "" : "-" + encoding);
    add("ETag", tag);
    add("Cache-Control", Freshness.of(file.path()));
    add("X-Content-Type-Options", "nosniff");
    if (file.hasVariants()) {
      add("Vary", "Accept-Encoding");
    }
    if (!encoding.isEmpty()) {
      add("Content-Encoding", encoding);
    }
  }

  static SiteAnswer of(SiteFile file, RequestHead request) {
    Fields asked = request.fields();
    // A part is a part of the file itself, so that it fits to what the client has already.
    FileAnswer answer = asked.has("Range") ? plain(file) : encoded(file, asked);
    return answer.isKnownTo(asked) ? answer.notModified() : answer.part(request);
  }

  static SiteAnswer notFound(SiteFile page) {
    return plain(page).whole(404);
  }

  private static FileAnswer plain(SiteFile file) {
    return new FileAnswer(file, file.content(), "");
  }

  private static FileAnswer encoded(SiteFile file, Fields asked) {
    if (file.brotli().isPresent() && Acceptable.encoding(asked, "br")) {
      return new FileAnswer(file, file.brotli().get(), "br");
    }
    if (file.gzip().isPresent() && Acceptable.encoding(asked, "gzip")) {
      return new FileAnswer(file, file.gzip().get(), "gzip");
    }
    return plain(file);
  }

  private boolean isKnownTo(Fields asked) {
    for (String list : asked.values("If-None-Match")) {
      for (String known : list.split(",", -1)) {
        String candidate = known.strip();
        if (candidate.equals("*") || candidate.replaceFirst("^W/", "").equals(tag)) {
          return true;
        }
      }
    }
    return false;
  }

  private SiteAnswer notModified() {
    return new SiteAnswer(304, new Fields(fields), new Content.Empty());
  }

  private SiteAnswer part(RequestHead request) {
    Optional<String> condition = request.fields().first("If-Range");
    boolean mayBePart = request.method().equals("GET") && condition.map(tag::equals).orElse(true);
    Optional<String> range = request.fields().first("Range").filter(_ -> mayBePart);
    return switch (range
        .map(field -> ByteRange.of(field, variant.size()))
        .orElseGet(ByteRange.Whole::new)) {
      case ByteRange.Whole _ -> whole(200);
      case ByteRange.Part part -> partial(part);
      case ByteRange.Unsatisfiable _ -> unsatisfiable();
    };
  }

  private SiteAnswer whole(int status) {
    describe(variant.size());
    add("Accept-Ranges", "bytes");
    return new SiteAnswer(
        status, new Fields(fields), new Content.FilePart(variant.file(), 0, variant.size()));
  }

  private SiteAnswer partial(ByteRange.Part part) {
    describe(part.length());
    add("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), variant.size()));
    return new SiteAnswer(
        206, new Fields(fields), new Content.FilePart(variant.file(), part.first(), part.length()));
  }

  private SiteAnswer unsatisfiable() {
    add("Content-Range", "bytes */" + variant.size());
    add("Content-Length", "0");
    return new SiteAnswer(416, new Fields(fields), new Content.Empty());
  }

  private void describe(long length) {
    add("Content-Type", MediaTypes.of(file.path()));
    add("Content-Length", Long.toString(length));
  }

  private void add(String name, String value) {
    fields.add(new Field(name, value));
  }
}
