package dev.slipway.embedded.artifact;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.embedded.file.Durable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// The content of site files, once each, with a compressed variant where that pays.
final class FilePool {
  private static final Set<String> TEXT =
      Set.of(
          "css",
          "csv",
          "html",
          "htm",
          "ico",
          "js",
          "json",
          "map",
          "md",
          "mjs",
          "otf",
          "rss",
          "svg",
          "ttf",
          "txt",
          "wasm",
          "webmanifest",
          "xml");

  private static final long WORTH_COMPRESSING = 1024;
  private static final long MAX_COMPRESSED = 64L * 1024 * 1024;

  private final Path home;

  FilePool(Path home) {
    this.home = home;
  }

  /// A file that is in the pool now.
  ///
  /// @param compressed where its compressed variant is, whether there is one or not
  record Pooled(Digest digest, long size, Path content, Path compressed) {
    boolean isCompressed() {
      return Files.exists(compressed);
    }
  }

  Pooled add(SourcePath path, Path file) throws IOException {
    Files.createDirectories(home);
    Path fresh = Files.createTempFile(home, "fresh", ".tmp");
    Digest digest = copy(file, fresh);
    Pooled pooled =
        new Pooled(
            digest,
            Files.size(fresh),
            home.resolve(digest.hex()),
            home.resolve(digest.hex() + ".gz"));
    if (Files.exists(pooled.content())) {
      Files.delete(fresh);
      return pooled;
    }
    if (isText(path) && pooled.size() >= WORTH_COMPRESSING && pooled.size() <= MAX_COMPRESSED) {
      compress(fresh, pooled);
    }
    Durable.flush(fresh);
    Files.move(fresh, pooled.content(), StandardCopyOption.ATOMIC_MOVE);
    return pooled;
  }

  /// Removes what no artifact is linked to any more.
  void sweep() throws IOException {
    if (Files.isDirectory(home)) {
      try (Stream<Path> files = Files.list(home)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if ((int) Files.getAttribute(file, "unix:nlink") == 1) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private static Digest copy(Path file, Path target) throws IOException {
    var sha256 = Digest.sha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256);
        OutputStream out = Files.newOutputStream(target)) {
      content.transferTo(out);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
    return Digest.finished(sha256);
  }

  private void compress(Path file, Pooled pooled) throws IOException {
    Path fresh = Files.createTempFile(home, "fresh", ".gz.tmp");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fresh), 16 * 1024)) {
      Files.copy(file, out);
    }
    if (Files.size(fresh) < pooled.size()) {
      Durable.flush(fresh);
      Files.move(fresh, pooled.compressed(), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(fresh);
    }
  }

  private static boolean isText(SourcePath path) {
    String name = path.name();
    return TEXT.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
