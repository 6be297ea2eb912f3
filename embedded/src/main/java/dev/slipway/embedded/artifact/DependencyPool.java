package dev.slipway.embedded.artifact;

import dev.slipway.builder.output.BuiltFile;
import dev.slipway.builder.output.BuiltTree;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.embedded.file.Durable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Installed dependencies, copied once for each state of `node_modules` and then linked into
/// artifacts. A state appears under its name when it is complete and on the disk.
final class DependencyPool {
  private final Path home;

  DependencyPool(Path home) {
    this.home = home;
  }

  /// Puts the dependencies into an artifact that is being made.
  void link(BuiltTree tree, Path app) throws IOException {
    if (tree.dependencies().isEmpty()) {
      return;
    }
    Path pooled = home.resolve(tree.dependenciesFingerprint().hex());
    if (!Files.isDirectory(pooled)) {
      add(tree.dependencies(), pooled);
    }
    place(
        tree.dependencies(),
        app,
        (file, target) -> Files.createLink(target, pooled.resolve(file.path().value())));
  }

  /// Removes the states that no artifact is linked to any more.
  void sweep() throws IOException {
    if (Files.isDirectory(home)) {
      try (Stream<Path> states = Files.list(home)) {
        for (Path state : (Iterable<Path>) states::iterator) {
          if (!isLinked(state)) {
            FileTree.delete(state);
          }
        }
      }
    }
  }

  private static boolean isLinked(Path state) throws IOException {
    try (Stream<Path> entries = Files.walk(state)) {
      Optional<Path> file =
          entries
              .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
              .findFirst();
      return file.isPresent() && (int) Files.getAttribute(file.get(), "unix:nlink") > 1;
    }
  }

  private void add(List<BuiltFile> files, Path pooled) throws IOException {
    Files.createDirectories(home);
    Path fresh = Files.createTempDirectory(home, "fresh");
    place(
        files,
        fresh,
        (file, target) -> Files.copy(file.file(), target, StandardCopyOption.COPY_ATTRIBUTES));
    Durable.flushAll(fresh);
    Files.move(fresh, pooled, StandardCopyOption.ATOMIC_MOVE);
    Durable.flush(home);
  }

  /// How a file gets to its place.
  interface Placing {
    void place(BuiltFile.Regular file, Path target) throws IOException;
  }

  /// Puts files and links below a folder.
  static void place(List<BuiltFile> files, Path root, Placing placing) throws IOException {
    Set<String> folders = new HashSet<>();
    for (BuiltFile entry : files) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the build was interrupted");
      }
      if (folders.add(entry.path().folder())) {
        Files.createDirectories(root.resolve(entry.path().folder()));
      }
      Path target = root.resolve(entry.path().value());
      switch (entry) {
        case BuiltFile.Regular file -> placing.place(file, target);
        case BuiltFile.Link link -> Files.createSymbolicLink(target, Path.of(link.target()));
      }
    }
  }
}
