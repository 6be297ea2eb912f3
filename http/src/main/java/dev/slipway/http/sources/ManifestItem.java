package dev.slipway.http.sources;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.http.problem.Refusals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One file of a list, before it is known to be complete.
record ManifestItem(
    Optional<String> path, Optional<Long> size, Optional<String> sha256, boolean executable) {
  private static final ManifestItem NOTHING =
      new ManifestItem(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /// Reads the object that the parser is at, to its end; what it does not know it skips.
  static ManifestItem read(JsonParser parser) throws IOException {
    ManifestItem item = NOTHING;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      item = item.with(member, parser);
      parser.skipChildren();
    }
    return item;
  }

  /// The file; a `SlipwayException` when a member is missing or cannot be.
  SourceFile file() {
    return new SourceFile(
        new SourcePath(path.orElseThrow(() -> lacks("path"))),
        executable,
        size.orElseThrow(() -> lacks("size")),
        new Digest(sha256.orElseThrow(() -> lacks("sha256"))));
  }

  private ManifestItem with(String member, JsonParser parser) throws IOException {
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    return switch (member) {
      case "path" ->
          text ? new ManifestItem(Optional.of(parser.getText()), size, sha256, executable) : this;
      case "sha256" ->
          text ? new ManifestItem(path, size, Optional.of(parser.getText()), executable) : this;
      case "size" ->
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              ? new ManifestItem(path, Optional.of(number(parser)), sha256, executable)
              : this;
      case "executable" ->
          new ManifestItem(path, size, sha256, parser.currentToken() == JsonToken.VALUE_TRUE);
      default -> this;
    };
  }

  private static long number(JsonParser parser) throws IOException {
    boolean small = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return small ? parser.getLongValue() : Long.MAX_VALUE;
  }

  private static SlipwayException lacks(String member) {
    return Refusals.invalid(List.of("%s is missing or of the wrong type".formatted(member)));
  }
}
