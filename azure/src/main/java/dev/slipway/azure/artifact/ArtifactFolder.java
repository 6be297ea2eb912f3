package dev.slipway.azure.artifact;

import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of an artifact on this machine.
final class ArtifactFolder {
  private final Path root;

  ArtifactFolder(Path root) {
    this.root = root;
  }

  /// All that is in it.
  ArtifactList list() throws IOException {
    List<ArtifactList.File> files = new ArrayList<>();
    List<ArtifactList.Link> links = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(root)) {
      for (Path entry : (Iterable<Path>) entries.sorted()::iterator) {
        String path = root.relativize(entry).toString();
        if (Files.isSymbolicLink(entry)) {
          links.add(new ArtifactList.Link(path, Files.readSymbolicLink(entry).toString()));
        } else if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          files.add(
              new ArtifactList.File(
                  path,
                  digest(entry),
                  Files.isExecutable(entry),
                  Files.getLastModifiedTime(entry).toMillis()));
        } else if (!path.isEmpty() && isEmpty(entry)) {
          folders.add(path);
        }
      }
    }
    return new ArtifactList(files, links, folders);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static Digest digest(Path file) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return Digest.finished(sha256);
  }

  Path place(String path) throws IOException {
    Path place = root.resolve(path).normalize();
    if (path.isEmpty() || !place.startsWith(root) || place.equals(root)) {
      throw new IOException("the path '%s' leaves the artifact".formatted(path));
    }
    return place;
  }

  void write(ArtifactList.File file, InputStream content) throws IOException {
    Path place = place(file.path());
    Files.createDirectories(place.getParent());
    MessageDigest sha256 = Digest.sha256();
    try (OutputStream out = Files.newOutputStream(place)) {
      new DigestInputStream(content, sha256).transferTo(out);
    }
    if (!Digest.finished(sha256).equals(file.digest())) {
      throw new IOException("'%s' came with other content".formatted(file.path()));
    }
    Files.setPosixFilePermissions(
        place, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
    Files.setLastModifiedTime(place, FileTime.fromMillis(file.modified()));
  }

  /// Links come last, so that nothing is written through one.
  void finish(ArtifactList list) throws IOException {
    for (String folder : list.folders()) {
      Files.createDirectories(place(folder));
    }
    for (ArtifactList.Link link : list.links()) {
      Path place = place(link.path());
      Files.createDirectories(place.getParent());
      Files.createSymbolicLink(place, Path.of(link.target()));
    }
  }

  /// Removes it with all that is in it, if it is there.
  void delete() throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> entries = Files.walk(root)) {
        for (Path entry : (Iterable<Path>) entries.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(entry);
        }
      }
    }
  }
}
