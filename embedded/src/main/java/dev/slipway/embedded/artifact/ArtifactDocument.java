package dev.slipway.embedded.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    document.set("launch", launch(artifact.launch()));
    return JSON.writeValueAsBytes(document);
  }

  static ArtifactDocument parse(byte[] json) throws IOException {
    JsonNode document = JSON.readTree(json);
    return new ArtifactDocument(
        new Artifact(
            new Digest(document.path("digest").asText()),
            new BuildKey(new Digest(document.path("key").asText())),
            launch(document.path("launch")),
            document.path("files").asLong(),
            document.path("bytes").asLong()),
        Instant.parse(document.path("createdAt").asText()));
  }

  /// A text that is the same exactly when two launches are.
  static String canonical(Launch launch) {
    return launch(launch).toString();
  }

  private static ObjectNode launch(Launch launch) {
    ObjectNode document = JSON.createObjectNode();
    switch (launch) {
      case Launch.SiteFiles(boolean singlePage) ->
          document.put("type", "site").put("singlePage", singlePage);
      case Launch.ServerProcess server -> {
        document.put("type", "server");
        document.set("start", command(server.start()));
        document.put("workingDirectory", server.workingDirectory());
        document.put("toolchain", server.toolchain());
        document.put("healthPath", server.healthPath());
      }
    }
    return document;
  }

  private static Launch launch(JsonNode document) throws IOException {
    return switch (document.path("type").asText()) {
      case "site" -> new Launch.SiteFiles(document.path("singlePage").asBoolean());
      case "server" ->
          new Launch.ServerProcess(
              command(document.path("start")),
              document.path("workingDirectory").asText(),
              document.path("toolchain").asText(),
              document.path("healthPath").asText());
      default -> throw new IOException("unknown type of launch: " + document);
    };
  }

  private static ObjectNode command(Command command) {
    ObjectNode document = JSON.createObjectNode();
    switch (command) {
      case Command.Shell(String line) -> document.put("shell", line);
      case Command.Script script -> {
        document.put("script", script.name()).put("display", script.display());
        ArrayNode lines = document.putArray("lines");
        script.lines().forEach(lines::add);
      }
    }
    return document;
  }

  private static Command command(JsonNode document) {
    if (document.has("shell")) {
      return new Command.Shell(document.path("shell").asText());
    }
    List<String> lines = new ArrayList<>();
    document.path("lines").forEach(line -> lines.add(line.asText()));
    return new Command.Script(
        document.path("display").asText(), document.path("script").asText(), lines);
  }
}
