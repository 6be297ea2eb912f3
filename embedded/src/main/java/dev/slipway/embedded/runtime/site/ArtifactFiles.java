package dev.slipway.embedded.runtime.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.embedded.runtime.site.SiteFile.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads which files a static artifact has from the list that lies beside them.
public final class ArtifactFiles {
  private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

  private ArtifactFiles() {}

  /// The files of the artifact in a directory: `files.json` lists those below `site/`, and
  /// `gzip/<path>.gz` is the compressed form of those that have one.
  public static List<SiteFile> read(Path artifact) {
    try {
      Map<String, Listed> listed = listed(artifact.resolve("files.json"));
      return listed.values().stream().map(file -> siteFile(artifact, file, listed)).toList();
    } catch (IOException | IllegalArgumentException e) {
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.STORAGE_READ_FAILED,
              "Tried to read the list of files of the artifact",
              "It cannot be read: " + e.getMessage(),
              "Deploy again; if it stays, look at the disk of the service"),
          e);
    }
  }

  private record Listed(SourcePath path, long size, Digest digest, Optional<Variant> gzip) {}

  private static Map<String, Listed> listed(Path list) throws IOException {
    Map<String, Listed> files = new HashMap<>();
    for (JsonNode file : JSON.readTree(list.toFile()).path("files")) {
      SourcePath path = new SourcePath(file.path("path").asText());
      Digest digest = new Digest(file.path("digest").asText());
      Optional<Variant> gzip =
          file.path("gzip").asBoolean()
              ? Optional.of(variant(list.resolveSibling("gzip").resolve(path + ".gz")))
              : Optional.empty();
      files.put(path.value(), new Listed(path, file.path("size").asLong(), digest, gzip));
    }
    return files;
  }

  private static Variant variant(Path file) throws IOException {
    return new Variant(file, Files.size(file));
  }

  private static SiteFile siteFile(Path artifact, Listed file, Map<String, Listed> all) {
    Path site = artifact.resolve("site");
    Variant content = new Variant(site.resolve(file.path().value()), file.size());
    return new SiteFile(
        file.path().value(),
        content,
        file.digest(),
        file.gzip().or(() -> neighbour(site, file, ".gz", all)),
        neighbour(site, file, ".br", all));
  }

  private static Optional<Variant> neighbour(
      Path site, Listed file, String ending, Map<String, Listed> all) {
    return Optional.ofNullable(all.get(file.path() + ending))
        .map(found -> new Variant(site.resolve(found.path().value()), found.size()));
  }
}
