package dev.slipway.embedded.runtime.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/// Copies the files of an artifact, so that an app may write beside them without changing it for
/// the next run or another environment.
///
/// Installed packages, which are many and which nobody writes to, are not copied: the run has a
/// `node_modules` of its own, in which each package is a link to its folder in the artifact.
/// Node.js takes a package for what its link leads to
/// (<https://nodejs.org/api/modules.html#all-together>), so it finds its dependencies beside it in
/// the artifact, once each.
final class WorkingCopy extends SimpleFileVisitor<Path> {
  private final Path source;
  private final Path target;

  private WorkingCopy(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  static void of(Path source, Path target) throws IOException {
    Files.walkFileTree(source, new WorkingCopy(source, target));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    Files.createDirectories(at(folder));
    if (folder.endsWith("node_modules")) {
      linkPackages(folder);
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    copy(file);
    return FileVisitResult.CONTINUE;
  }

  /// Links what is in a folder of packages; a folder such as `@scope` holds packages in turn. What
  /// is a link already stays the link it is, since it may lead to a package of the app's own.
  private void linkPackages(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          copy(entry);
        } else if (entry.getFileName().toString().startsWith("@")) {
          Files.createDirectories(at(entry));
          linkPackages(entry);
        } else {
          Files.createSymbolicLink(at(entry), entry.toAbsolutePath());
        }
      }
    }
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, at(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  private Path at(Path original) {
    return target.resolve(source.relativize(original).toString());
  }
}
