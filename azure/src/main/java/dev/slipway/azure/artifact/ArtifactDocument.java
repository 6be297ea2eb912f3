package dev.slipway.azure.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.documents.Documents;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An artifact as it is kept.
///
/// @param list the content that says which files it has ([ArtifactList])
record ArtifactDocument(Artifact artifact, Instant createdAt, Digest list) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Documents DOCUMENTS = new Documents();

  byte[] toJson() {
    ObjectNode document = JSON.createObjectNode();
    document.put("artifact", DOCUMENTS.toJson(artifact));
    document.put("createdAt", createdAt.toString());
    document.put("list", list.hex());
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ArtifactDocument parse(String json) {
    try {
      JsonNode document = JSON.readTree(json);
      return new ArtifactDocument(
          DOCUMENTS.readArtifact(document.path("artifact").asText()),
          Instant.parse(document.path("createdAt").asText()),
          new Digest(document.path("list").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
