package dev.slipway.embedded.disk;

import dev.slipway.builder.toolchain.KeptProgram;
import dev.slipway.builder.toolchain.Toolchains;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.ports.disk.DiskCache;
import dev.slipway.ports.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The disk below the service's home folder.
public final class HomeDiskSpace implements DiskSpace {
  private static final String MEASURING = "Tried to measure the home folder";

  private final Path home;
  private final Toolchains toolchains;
  private final WorkspaceFolders workspaces;
  private final Sizes sizes;

  public HomeDiskSpace(Path home, Toolchains toolchains) {
    this.home = home.toAbsolutePath().normalize();
    this.toolchains = toolchains;
    this.workspaces = new WorkspaceFolders(this.home);
    this.sizes = new Sizes(this.home.resolve("sizes"));
  }

  @Override
  public synchronized long used() {
    try {
      workspaces.clearDoomed();
      long bytes = 0;
      for (Path entry : entries(home)) {
        bytes += used(entry);
      }
      sizes.keep();
      return bytes;
    } catch (IOException e) {
      throw FileFailures.reading(MEASURING, e);
    }
  }

  /// Many small things that seldom change are measured one by one, so that only what has changed is
  /// measured again. What artifacts share is counted where it is shared from.
  private long used(Path entry) throws IOException {
    return switch (entry.getFileName().toString()) {
      case "workspaces", "artifact-dependencies" -> sum(entries(entry), FileTree::size);
      case "artifacts" -> sum(entries(entry), OwnFiles::size);
      case "toolchains" -> {
        long bytes = 0;
        for (Path program : entries(entry)) {
          bytes += sum(entries(program), FileTree::size);
        }
        yield bytes;
      }
      default -> FileTree.size(entry);
    };
  }

  private long sum(List<Path> entries, Sizes.Measure measure) throws IOException {
    long bytes = 0;
    for (Path entry : entries) {
      bytes += sizes.of(entry, measure);
    }
    return bytes;
  }

  /// A folder that a link leads to lies elsewhere.
  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  @Override
  public List<DiskCache> caches() {
    try {
      List<DiskCache> caches = new ArrayList<>(workspaces.list());
      programs().stream().map(HomeDiskSpace::cache).forEach(caches::add);
      return caches;
    } catch (IOException e) {
      throw FileFailures.reading("Tried to list what can be made again", e);
    }
  }

  @Override
  public synchronized long bytes(DiskCache cache) {
    try {
      Optional<Path> folder = folder(cache);
      return folder.isEmpty() ? 0 : sizes.of(folder.get(), FileTree::size);
    } catch (IOException e) {
      throw FileFailures.reading(MEASURING, e);
    }
  }

  private Optional<Path> folder(DiskCache cache) {
    return switch (cache.kind()) {
      case WORKSPACE -> workspaces.find(cache);
      case TOOLCHAIN -> program(cache).map(KeptProgram::directory);
    };
  }

  @Override
  public boolean remove(DiskCache cache) {
    try {
      return switch (cache.kind()) {
        case WORKSPACE -> workspaces.remove(cache);
        case TOOLCHAIN -> program(cache).map(toolchains::remove).orElse(false);
      };
    } catch (IOException e) {
      throw FileFailures.writing("Tried to remove what can be made again", e);
    }
  }

  private Optional<KeptProgram> program(DiskCache cache) {
    return programs().stream().filter(program -> cache(program).equals(cache)).findFirst();
  }

  private List<KeptProgram> programs() {
    return Files.isSymbolicLink(home.resolve("toolchains")) ? List.of() : toolchains.kept();
  }

  private static DiskCache cache(KeptProgram program) {
    return new DiskCache(
        DiskCache.Kind.TOOLCHAIN, program.name(), Optional.empty(), program.lastUsed());
  }
}
