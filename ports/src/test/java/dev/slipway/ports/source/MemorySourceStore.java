package dev.slipway.ports.source;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Content and manifests in memory.
public final class MemorySourceStore implements SourceStore {
  private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<ProjectId, Map<SourceId, SourceManifest>> manifests = new HashMap<>();
  private final Map<ProjectId, SourceId> latest = new HashMap<>();

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    Set<Digest> missing = new LinkedHashSet<>(digests);
    missing.removeAll(contents.keySet());
    return missing;
  }

  @Override
  public void put(Digest digest, InputStream content, long maxBytes) {
    byte[] bytes = read(content, maxBytes);
    if (bytes.length > maxBytes) {
      throw refused(
          ProblemCode.PAYLOAD_TOO_LARGE,
          "The content has more than %,d bytes".formatted(maxBytes),
          "Leave the file out, or serve it from elsewhere");
    }
    if (!Digest.of(bytes).equals(digest)) {
      throw refused(
          ProblemCode.BLOB_DIGEST_MISMATCH,
          "The content is not the one that %s names".formatted(digest),
          "Read the file again and send it under its own digest");
    }
    contents.put(digest, bytes);
  }

  /// Keeps content under its own digest.
  public Digest put(byte[] content) {
    Digest digest = Digest.of(content);
    contents.put(digest, content.clone());
    return digest;
  }

  /// How large all manifests are together that are kept.
  public synchronized long bytes() {
    return manifests.values().stream()
        .flatMap(kept -> kept.values().stream())
        .mapToLong(SourceManifest::bytes)
        .sum();
  }

  private static byte[] read(InputStream content, long maxBytes) {
    try {
      return content.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes + 1));
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.STORAGE_WRITE_FAILED,
              "Tried to keep the content of a source file",
              "The content broke off: " + e.getMessage(),
              "Send it again"),
          e);
    }
  }

  @Override
  public InputStream open(Digest digest) {
    byte[] bytes = contents.get(digest);
    if (bytes == null) {
      throw refused(
          ProblemCode.SOURCE_INCOMPLETE,
          "The content of %s is not here".formatted(digest),
          "Send the source again");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public synchronized SourceId save(ProjectId project, SourceManifest manifest) {
    SourceId id = manifest.id();
    manifests.computeIfAbsent(project, _ -> new HashMap<>()).put(id, manifest);
    latest.put(project, id);
    return id;
  }

  @Override
  public synchronized Optional<SourceManifest> find(ProjectId project, SourceId id) {
    return Optional.ofNullable(manifests.getOrDefault(project, Map.of()).get(id));
  }

  @Override
  public synchronized Optional<SourceId> latest(ProjectId project) {
    return Optional.ofNullable(latest.get(project));
  }

  @Override
  public synchronized void forget(ProjectId project) {
    manifests.remove(project);
    latest.remove(project);
  }

  private static SlipwayException refused(ProblemCode code, String why, String fix) {
    return new SlipwayException(
        Problem.of(code, "Tried to reach the content of a source file", why, fix));
  }
}
