package dev.slipway.builder.workspace;

import dev.slipway.builder.tree.FileTree;
import dev.slipway.builder.workspace.WorkspaceIndex.Entry;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.source.SourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a workspace hold a source. What an earlier build left there is hostile: links are removed
/// and never followed, so nothing is written elsewhere.
public final class WorkspaceSync {
  private final Workspace workspace;
  private final SourceStore store;
  private final Set<String> realFolders = new HashSet<>();

  private WorkspaceSync(Workspace workspace, SourceStore store) {
    this.workspace = workspace;
    this.store = store;
  }

  /// Writes the files that differ, several at a time, and removes what is neither source nor cache.
  /// Running it again moves nothing.
  ///
  /// @param progress is told every second, if it takes that long, how many files are there
  public static Synced sync(
      Workspace workspace, SourceManifest manifest, SourceStore store, SyncProgress progress) {
    workspace.prepare();
    try {
      return new WorkspaceSync(workspace, store).sync(manifest, progress);
    } catch (IOException e) {
      throw Workspace.failed("bring the source into the workspace", e);
    }
  }

  private Synced sync(SourceManifest manifest, SyncProgress progress) throws IOException {
    Map<SourcePath, Entry> before = WorkspaceIndex.read(workspace.indexFile()).entries();
    int removed = removeForgotten(before.keySet(), manifest);
    removeLeftovers(manifest);
    Map<SourcePath, Entry> after = new LinkedHashMap<>();
    List<SourceFile> changed = new ArrayList<>();
    for (SourceFile file : manifest.files()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the build was interrupted");
      }
      makeReal(file.path().folder());
      Entry known = before.get(file.path());
      Optional<BasicFileAttributes> there = attributes(target(file));
      if (known != null && there.isPresent() && known.describes(file, there.get())) {
        after.put(file.path(), known);
      } else {
        changed.add(file);
      }
    }
    after.putAll(write(changed, manifest.files().size(), progress));
    if (!changed.isEmpty() || removed > 0 || before.isEmpty()) {
      new WorkspaceIndex(after).write(workspace.indexFile());
    }
    return new Synced(
        manifest.files().size(),
        changed.size(),
        removed,
        changed.stream().mapToLong(SourceFile::size).sum());
  }

  private Map<SourcePath, Entry> write(List<SourceFile> changed, int all, SyncProgress progress)
      throws IOException {
    try (FileWriting writing = new FileWriting(all - changed.size(), all, progress)) {
      for (SourceFile file : changed) {
        writing.start(file.path(), () -> write(file, target(file)));
      }
      return writing.await();
    }
  }

  private int removeForgotten(Set<SourcePath> before, SourceManifest manifest) throws IOException {
    Set<SourcePath> wanted =
        manifest.files().stream().map(SourceFile::path).collect(Collectors.toSet());
    int removed = 0;
    for (SourcePath path : before) {
      if (!wanted.contains(path)) {
        Path file = workspace.source().resolve(path.value());
        if (isReal(path.folder())) {
          FileTree.delete(file);
        }
        removed++;
      }
    }
    return removed;
  }

  private void removeLeftovers(SourceManifest manifest) throws IOException {
    Path source = workspace.source();
    Set<Path> files = new HashSet<>();
    Set<Path> folders = new HashSet<>();
    for (SourceFile file : manifest.files()) {
      Path path = source.resolve(file.path().value());
      files.add(path);
      for (String folder = file.path().folder(); !folder.isEmpty(); folder = parent(folder)) {
        folders.add(source.resolve(folder));
      }
    }
    Files.walkFileTree(source, new Leftovers(source, files, folders));
  }

  private Path target(SourceFile file) {
    return workspace.source().resolve(file.path().value());
  }

  private Entry write(SourceFile file, Path target) throws IOException {
    Path fresh = Files.createTempFile(workspace.incoming(), "file", "");
    try (InputStream content = store.open(file.digest())) {
      Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(
        fresh, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      FileTree.delete(target);
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    return Entry.of(file, attributes(target).orElseThrow());
  }

  /// Makes a folder and all above it real folders, whatever is there in their place.
  private void makeReal(String folder) throws IOException {
    if (folder.isEmpty() || realFolders.contains(folder)) {
      return;
    }
    makeReal(parent(folder));
    Path path = workspace.source().resolve(folder);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      FileTree.delete(path);
      Files.createDirectory(path);
    }
    realFolders.add(folder);
  }

  private boolean isReal(String folder) {
    return folder.isEmpty()
        || (isReal(parent(folder))
            && Files.isDirectory(workspace.source().resolve(folder), LinkOption.NOFOLLOW_LINKS));
  }

  private static String parent(String folder) {
    int slash = folder.lastIndexOf('/');
    return slash < 0 ? "" : folder.substring(0, slash);
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static final class Leftovers extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Set<Path> files;
    private final Set<Path> folders;

    Leftovers(Path source, Set<Path> files, Set<Path> folders) {
      this.source = source;
      this.files = files;
      this.folders = folders;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean kept = !folder.equals(source) && BuildCaches.keeps(source.relativize(folder));
      return kept ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean kept = attributes.isRegularFile() && BuildCaches.keeps(source.relativize(file));
      if (!files.contains(file) && !kept) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
      FileTree.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause)
        throws IOException {
      if (!folder.equals(source) && !folders.contains(folder) && isEmpty(folder)) {
        Files.delete(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isEmpty(Path folder) throws IOException {
      try (var entries = Files.list(folder)) {
        return entries.findAny().isEmpty();
      }
    }
  }
}
