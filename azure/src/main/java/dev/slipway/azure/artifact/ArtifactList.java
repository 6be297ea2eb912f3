package dev.slipway.azure.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What lies in the folder of an artifact, in the order of the paths. Paths are relative, with `/`
/// between names.
///
/// @param folders those that have nothing in them
record ArtifactList(List<File> files, List<Link> links, List<String> folders) {
  private static final JsonMapper JSON = new JsonMapper();

  ArtifactList {
    files = List.copyOf(files);
    links = List.copyOf(links);
    folders = List.copyOf(folders);
  }

  /// @param modified in milliseconds since 1970, which is what a site says of its files
  record File(String path, Digest digest, boolean executable, long modified) {}

  record Link(String path, String target) {}

  byte[] toJson() throws IOException {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode fileNodes = document.putArray("files");
    for (File file : files) {
      fileNodes
          .addObject()
          .put("path", file.path())
          .put("digest", file.digest().hex())
          .put("executable", file.executable())
          .put("modified", file.modified());
    }
    ArrayNode linkNodes = document.putArray("links");
    for (Link link : links) {
      linkNodes.addObject().put("path", link.path()).put("target", link.target());
    }
    ArrayNode folderNodes = document.putArray("folders");
    folders.forEach(folderNodes::add);
    return JSON.writeValueAsBytes(document);
  }

  static ArtifactList parse(byte[] json) throws IOException {
    JsonNode document = JSON.readTree(json);
    List<File> files = new ArrayList<>();
    for (JsonNode file : document.path("files")) {
      files.add(
          new File(
              file.path("path").asText(),
              new Digest(file.path("digest").asText()),
              file.path("executable").asBoolean(),
              file.path("modified").asLong()));
    }
    List<Link> links = new ArrayList<>();
    for (JsonNode link : document.path("links")) {
      links.add(new Link(link.path("path").asText(), link.path("target").asText()));
    }
    List<String> folders = new ArrayList<>();
    document.path("folders").forEach(folder -> folders.add(folder.asText()));
    return new ArtifactList(files, links, folders);
  }
}
