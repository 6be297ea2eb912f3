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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Content and manifests in memory.
public final class MemorySourceStore implements SourceStore, SourceRetention {
  private final InstantSource clock;
  private final Map<Digest, byte[]> contents = new HashMap<>();
  private final Map<Digest, Instant> contentsUsed = new HashMap<>();
  private final Map<ProjectId, Map<SourceId, Instant>> manifestsUsed = new HashMap<>();
  private final Map<ProjectId, Map<SourceId, SourceManifest>> manifests = new HashMap<>();
  private final Map<ProjectId, SourceId> latest = new HashMap<>();

  public MemorySourceStore() {
    this(InstantSource.system());
  }

  /// One whose clock says when something was used.
  public MemorySourceStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Set<Digest> missing(Collection<Digest> digests) {
    Set<Digest> missing = new LinkedHashSet<>(digests);
    missing.removeAll(contents.keySet());
    for (Digest digest : digests) {
      if (contents.containsKey(digest)) {
        contentsUsed.put(digest, clock.instant());
      }
    }
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
    keep(digest, bytes);
  }

  private synchronized void keep(Digest digest, byte[] bytes) {
    contents.put(digest, bytes);
    contentsUsed.put(digest, clock.instant());
  }

  /// Keeps content under its own digest.
  public Digest put(byte[] content) {
    Digest digest = Digest.of(content);
    keep(digest, content.clone());
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
  public synchronized InputStream open(Digest digest) {
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
    use(project, id);
    return id;
  }

  @Override
  public synchronized Optional<SourceManifest> find(ProjectId project, SourceId id) {
    Optional<SourceManifest> found =
        Optional.ofNullable(manifests.getOrDefault(project, Map.of()).get(id));
    found.ifPresent(_ -> use(project, id));
    return found;
  }

  private void use(ProjectId project, SourceId id) {
    manifestsUsed.computeIfAbsent(project, _ -> new HashMap<>()).put(id, clock.instant());
  }

  @Override
  public synchronized Optional<SourceId> latest(ProjectId project) {
    return Optional.ofNullable(latest.get(project));
  }

  @Override
  public synchronized void forget(ProjectId project) {
    manifests.remove(project);
    manifestsUsed.remove(project);
    latest.remove(project);
  }

  @Override
  public synchronized List<ProjectId> projects() {
    return List.copyOf(manifests.keySet());
  }

  @Override
  public synchronized List<KeptSource> sources(ProjectId project) {
    return manifests.getOrDefault(project, Map.of()).entrySet().stream()
        .map(entry -> kept(project, entry.getKey(), entry.getValue()))
        .toList();
  }

  private KeptSource kept(ProjectId project, SourceId id, SourceManifest manifest) {
    return new KeptSource(
        project,
        id,
        id.equals(latest.get(project)),
        lastUsed(project, id),
        manifest.files().size());
  }

  @Override
  public synchronized boolean forget(ProjectId project, SourceId id, Instant unusedSince) {
    Map<SourceId, SourceManifest> ofProject = manifests.getOrDefault(project, Map.of());
    if (!ofProject.containsKey(id) || !lastUsed(project, id).isBefore(unusedSince)) {
      return false;
    }
    ofProject.remove(id);
    manifestsUsed.getOrDefault(project, new HashMap<>()).remove(id);
    latest.remove(project, id);
    if (ofProject.isEmpty()) {
      forget(project);
    }
    return true;
  }

  @Override
  public synchronized Stream<KeptContent> unnamed(Instant unusedSince, Set<KeptSource> forgotten) {
    Set<Digest> named = new HashSet<>();
    for (ProjectId project : manifests.keySet()) {
      for (KeptSource source : sources(project)) {
        if (!forgotten.contains(source)) {
          find(source).files().forEach(file -> named.add(file.digest()));
        }
      }
    }
    return contents.entrySet().stream()
        .filter(entry -> !named.contains(entry.getKey()))
        .filter(entry -> lastUsed(entry.getKey()).isBefore(unusedSince))
        .map(entry -> new KeptContent(entry.getKey(), entry.getValue().length))
        .toList()
        .stream();
  }

  @Override
  public synchronized boolean forget(Digest content, Instant unusedSince) {
    boolean goes = contents.containsKey(content) && lastUsed(content).isBefore(unusedSince);
    if (goes) {
      contents.remove(content);
      contentsUsed.remove(content);
    }
    return goes;
  }

  private SourceManifest find(KeptSource source) {
    return manifests
        .getOrDefault(source.project(), Map.of())
        .getOrDefault(source.id(), new SourceManifest(List.of()));
  }

  private Instant lastUsed(ProjectId project, SourceId id) {
    return manifestsUsed.getOrDefault(project, Map.of()).getOrDefault(id, Instant.MIN);
  }

  private Instant lastUsed(Digest content) {
    return contentsUsed.getOrDefault(content, Instant.MIN);
  }

  private static SlipwayException refused(ProblemCode code, String why, String fix) {
    return new SlipwayException(
        Problem.of(code, "Tried to reach the content of a source file", why, fix));
  }
}
