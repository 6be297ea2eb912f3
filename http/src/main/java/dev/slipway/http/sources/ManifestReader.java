package dev.slipway.http.sources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.problem.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a list of files as it streams by, so that a hostile one costs no more memory than a good
/// one.
final class ManifestReader {
  /// The largest list of files, in bytes: room for the most files with long paths.
  static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final int MAX_PROBLEMS = 40;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Json.MAX_DEPTH)
                  .maxStringLength(64 * 1024)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  SourceManifest read(byte[] body) {
    List<String> problems = new ArrayList<>();
    Optional<List<SourceFile>> files;
    try (JsonParser parser = factory.createParser(JsonBodies.text(body))) {
      files = files(parser, problems);
    } catch (JsonProcessingException e) {
      throw JsonBodies.malformed(e);
    } catch (CharacterCodingException e) {
      throw JsonBodies.malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (files.isEmpty()) {
      problems.add("files is required and is an array of objects");
    }
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    return new SourceManifest(files.orElseThrow());
  }

  private static Optional<List<SourceFile>> files(JsonParser parser, List<String> problems)
      throws IOException {
    Optional<List<SourceFile>> files = Optional.empty();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
    } else {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = parser.currentName().equals("files");
        if (parser.nextToken() == JsonToken.START_ARRAY && list) {
          files = Optional.of(items(parser, problems));
        } else {
          parser.skipChildren();
        }
      }
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "there is more after the list");
    }
    return files;
  }

  private static List<SourceFile> items(JsonParser parser, List<String> problems)
      throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == SourceManifest.MAX_FILES) {
        throw Refusals.invalid(
            List.of("files has more than %d items".formatted(SourceManifest.MAX_FILES)));
      }
      Optional<SourceFile> file = item(parser, "files[%d]".formatted(i), problems);
      file.ifPresent(files::add);
    }
    return files;
  }

  private static Optional<SourceFile> item(JsonParser parser, String place, List<String> problems)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      note(problems, place + " is not an object");
      return Optional.empty();
    }
    try {
      return Optional.of(ManifestItem.read(parser).file());
    } catch (SlipwayException e) {
      note(problems, "%s cannot be used: %s".formatted(place, e.problem().summary()));
      return Optional.empty();
    }
  }

  private static void note(List<String> problems, String problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }
}
