package dev.slipway.sources.folder;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a project's folder as a source. What [dev.slipway.sources.ignore.IgnoreRules] leave out is
/// not looked into; a link to a file inside counts as a copy of it, and other links are left out
/// with a warning. The same folder is read quickly again, because digests of unchanged files are
/// remembered.
public final class FolderScan {
  /// Coarser than the time stamps of every common file system (FAT: two seconds). A file that was
  /// changed this shortly before a scan may change once more without showing it.
  private static final Duration UNSETTLED = Duration.ofSeconds(2);

  private final Path cacheDirectory;
  private final InstantSource clock;

  /// @param cacheDirectory where digests are remembered; made when it is not there
  public FolderScan(Path cacheDirectory, InstantSource clock) {
    this.cacheDirectory = cacheDirectory;
    this.clock = clock;
  }

  /// The folder's files.
  ///
  /// Throws `SOURCE_NOT_FOUND` when there is no such folder, `SOURCE_REFUSED` when the folder is
  /// too large or has something that cannot be read or named.
  public ScannedFolder scan(Path folder) {
    try {
      return scanReal(folder.toRealPath());
    } catch (NoSuchFileException e) {
      throw notFound(folder, e);
    } catch (AccessDeniedException e) {
      throw unreadable(e.getFile(), "it may not be read", e);
    } catch (IOException e) {
      throw unreadable(folder.toString(), e.toString(), e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder.toString(), e.toString(), e);
    }
  }

  private ScannedFolder scanReal(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw notFound(root, new NoSuchFileException(root.toString()));
    }
    Instant started = clock.instant();
    DigestCache cache =
        DigestCache.open(cacheDirectory.resolve(Digest.of(root.toString()).hex() + ".digests"));
    FolderWalk walk = FolderWalk.through(root);
    Map<FoundFile, HashedFile> hashed = hash(walk.found(), cache);
    if (hashed.values().stream().anyMatch(file -> !file.remembered())) {
      remember(settled(hashed, started.minus(UNSETTLED)), cache);
    }
    return new ScannedFolder(manifest(hashed), content(hashed), walk.warnings());
  }

  private static void remember(Map<FoundFile, Digest> digests, DigestCache cache) {
    try {
      cache.save(digests);
    } catch (IOException _) {
      // The next scan takes longer, and that is all.
    }
  }

  private static Map<FoundFile, HashedFile> hash(List<FoundFile> found, DigestCache cache)
      throws IOException {
    Map<FoundFile, HashedFile> hashed = LinkedHashMap.newLinkedHashMap(found.size());
    List<FoundFile> unknown =
        found.stream()
            .filter(file -> {
              cache
                  .find(file)
                  .ifPresent(digest ->
                      hashed.put(file, new HashedFile(digest, file.stamp().size(), true)));
              return !hashed.containsKey(file);
            })
            .toList();
    hashed.putAll(ContentHashing.hash(unknown));
    return hashed;
  }

  private static Map<FoundFile, Digest> settled(Map<FoundFile, HashedFile> hashed, Instant latest) {
    Map<FoundFile, Digest> settled = LinkedHashMap.newLinkedHashMap(hashed.size());
    hashed.forEach((found, file) -> {
      if (found.stamp().isBefore(latest) && found.stamp().size() == file.size()) {
        settled.put(found, file.digest());
      }
    });
    return settled;
  }

  private static SourceManifest manifest(Map<FoundFile, HashedFile> hashed) {
    return new SourceManifest(
        hashed.entrySet().stream()
            .map(entry ->
                new SourceFile(
                    entry.getKey().path(),
                    entry.getKey().executable(),
                    entry.getValue().size(),
                    entry.getValue().digest()))
            .toList());
  }

  private static Map<Digest, Path> content(Map<FoundFile, HashedFile> hashed) {
    Map<Digest, Path> content = HashMap.newHashMap(hashed.size());
    hashed.forEach((found, file) -> content.put(file.digest(), found.file()));
    return content;
  }

  private static SlipwayException notFound(Path folder, Throwable cause) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_NOT_FOUND,
                "Tried to read the project's folder",
                "There is no such folder, or a part of it vanished meanwhile",
                "Name the folder that holds the project")
            .at(folder.toString()),
        cause);
  }

  private static SlipwayException unreadable(String where, String why, Throwable cause) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_REFUSED,
                "Tried to read the project's files",
                "A file cannot be read: " + why,
                "Make it readable, or leave it out with .slipwayignore")
            .at(where),
        cause);
  }
}
