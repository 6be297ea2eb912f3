package dev.slipway.embedded.runtime.process;

import java.io.IOException;
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
/// Installed packages, which are many and which nobody writes to, are linked instead.
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
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile() && isInstalled(file)) {
      link(file);
    } else {
      copy(file);
    }
    return FileVisitResult.CONTINUE;
  }

  private void link(Path file) throws IOException {
    try {
      Files.createLink(at(file), file);
    } catch (IOException | UnsupportedOperationException _) {
      // Another file system, or one without links, or too many links to one file.
      copy(file);
    }
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, at(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isInstalled(Path file) {
    for (Path name : source.relativize(file)) {
      if (name.toString().equals("node_modules")) {
        return true;
      }
    }
    return false;
  }

  private Path at(Path original) {
    return target.resolve(source.relativize(original).toString());
  }
}
