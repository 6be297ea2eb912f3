package dev.slipway.embedded.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.time.Instant;

/// An artifact as it is written to `artifact.json`.
record ArtifactDocument(Artifact artifact, Instant createdAt) {
  private static final JsonMapper JSON = new JsonMapper();

  byte[] toJson() throws IOException {
    ObjectNode document = JSON.createObjectNode();
    document.put("digest", artifact.digest().hex());
    document.put("key", artifact.key().digest().hex());
    document.put("files", artifact.files());
    document.put("bytes", artifact.bytes());
    document.put("createdAt", createdAt.toString());
    document.set("launch", LaunchDocument.of(artifact.launch()));
    return JSON.writeValueAsBytes(document);
  }

  static ArtifactDocument parse(byte[] json) throws IOException {
    JsonNode document = JSON.readTree(json);
    return new ArtifactDocument(
        new Artifact(
            new Digest(document.path("digest").asText()),
            new BuildKey(new Digest(document.path("key").asText())),
            LaunchDocument.read(document.path("launch")),
            document.path("files").asLong(),
            document.path("bytes").asLong()),
        Instant.parse(document.path("createdAt").asText()));
  }
}
