package dev.slipway.embedded.disk;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Adds up the files of a folder that have no other name elsewhere.
final class OwnFiles extends SimpleFileVisitor<Path> {
  private long bytes;

  static long size(Path folder) throws IOException {
    OwnFiles own = new OwnFiles();
    Files.walkFileTree(folder, own);
    return own.bytes;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile() && (int) Files.getAttribute(file, "unix:nlink") == 1) {
      bytes += attributes.size();
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    return FileVisitResult.CONTINUE;
  }
}
