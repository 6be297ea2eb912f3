package dev.slipway.embedded.disk;

import dev.slipway.builder.lock.ProcessLock;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.builder.workspace.Workspace;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.disk.DiskCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Workspaces as caches. A build changes the folder of its workspace when it begins and when it
/// ends, so that the folder's time says when it was last used.
final class WorkspaceFolders {
  private final Path workspaces;
  private final Path doomed;

  WorkspaceFolders(Path home) {
    this.workspaces = home.resolve("workspaces");
    this.doomed = home.resolve("workspaces-doomed");
  }

  List<DiskCache> list() throws IOException {
    List<DiskCache> caches = new ArrayList<>();
    if (Files.isDirectory(workspaces)) {
      try (Stream<Path> folders = Files.list(workspaces)) {
        for (Path folder : folders.toList()) {
          cache(folder).ifPresent(caches::add);
        }
      }
    }
    return caches;
  }

  private static Optional<DiskCache> cache(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    Optional<ProjectId> project =
        Arrays.stream(Environment.values())
            .map(environment -> "-" + environment.id())
            .filter(name::endsWith)
            .map(ending -> new ProjectId(name.substring(0, name.length() - ending.length())))
            .findFirst();
    Optional<Instant> used = lastUsed(folder);
    return project.isPresent() && used.isPresent()
        ? Optional.of(new DiskCache(DiskCache.Kind.WORKSPACE, name, project, used.get()))
        : Optional.empty();
  }

  private static Optional<Instant> lastUsed(Path folder) throws IOException {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.getLastModifiedTime(folder).toInstant())
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  Optional<Path> find(DiskCache cache) {
    return Optional.of(workspaces.resolve(cache.name())).filter(Files::isDirectory);
  }

  /// Moves it away while no build has it, so that a build finds it whole or not at all.
  boolean remove(DiskCache cache) throws IOException {
    Workspace workspace = new Workspace(workspaces.resolve(cache.name()));
    Optional<ProcessLock> lock = ProcessLock.tryTake(workspace.lockFile());
    if (lock.isEmpty()) {
      return false;
    }
    try (ProcessLock _ = lock.get()) {
      if (!lastUsed(workspace.directory()).equals(Optional.of(cache.lastUsed()))) {
        return false;
      }
      clearDoomed();
      Files.createDirectories(doomed);
      Files.move(
          workspace.directory(), doomed.resolve(cache.name()), StandardCopyOption.ATOMIC_MOVE);
    }
    clearDoomed();
    return true;
  }

  /// Removes what was moved away, also by a process that ended before it was removed.
  void clearDoomed() throws IOException {
    FileTree.delete(doomed);
  }
}
