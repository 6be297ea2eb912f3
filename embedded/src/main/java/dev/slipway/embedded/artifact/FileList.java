package dev.slipway.embedded.artifact;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes `files.json`.
final class FileList {
  private FileList() {}

  static void write(List<KeptFile> files, Path target) throws IOException {
    try (JsonGenerator json =
        new JsonMapper().createGenerator(target.toFile(), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeArrayFieldStart("files");
      for (KeptFile file : files) {
        json.writeStartObject();
        json.writeStringField("path", file.path().value());
        json.writeNumberField("size", file.size());
        json.writeStringField("digest", file.digest().hex());
        json.writeBooleanField("gzip", file.gzip());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
