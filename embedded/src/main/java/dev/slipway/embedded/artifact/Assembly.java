package dev.slipway.embedded.artifact;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.output.BuiltFile;
import dev.slipway.builder.output.BuiltTree;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.artifact.FilePool.Pooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// Lays out one artifact in a fresh folder.
final class Assembly {
  private final FilePool files;
  private final DependencyPool dependencies;
  private final Path fresh;

  Assembly(FilePool files, DependencyPool dependencies, Path fresh) {
    this.files = files;
    this.dependencies = dependencies;
    this.fresh = fresh;
  }

  Artifact of(BuildKey key, BuiltOutput output) throws IOException {
    BuiltTree tree = output.tree();
    List<KeptFile> kept = new ArrayList<>();
    switch (output.launch()) {
      case Launch.SiteFiles _ -> laySite(tree, kept);
      case Launch.ServerProcess _ -> layServer(tree, kept);
    }
    FileList.write(kept, fresh.resolve("files.json"));
    return new Artifact(digest(output, kept), key, output.launch(), tree.files(), tree.bytes());
  }

  /// Site files are never written to, so artifacts share them.
  private void laySite(BuiltTree tree, List<KeptFile> kept) throws IOException {
    Path site = Files.createDirectories(fresh.resolve("site"));
    Path gzip = Files.createDirectories(fresh.resolve("gzip"));
    DependencyPool.place(
        tree.own(),
        site,
        (file, target) -> {
          Pooled pooled = files.add(file.path(), file.file());
          Files.createLink(target, pooled.content());
          if (pooled.isCompressed()) {
            Path variant = gzip.resolve(file.path().value() + ".gz");
            Files.createDirectories(gzip.resolve(file.path().folder()));
            Files.createLink(variant, pooled.compressed());
          }
          kept.add(
              new KeptFile(
                  file.path(), false, pooled.size(), pooled.digest(), pooled.isCompressed()));
        });
  }

  /// Servers write beside their own files, so each artifact has its own; what is installed is
  /// shared.
  private void layServer(BuiltTree tree, List<KeptFile> kept) throws IOException {
    Path app = Files.createDirectories(fresh.resolve("app"));
    DependencyPool.place(
        tree.own(),
        app,
        (file, target) -> {
          Digest digest = copy(file.file(), target);
          Files.setPosixFilePermissions(
              target,
              PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
          kept.add(new KeptFile(file.path(), file.executable(), file.size(), digest, false));
        });
    dependencies.link(tree, app);
  }

  private static Digest copy(Path file, Path target) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256);
        OutputStream out = Files.newOutputStream(target)) {
      content.transferTo(out);
    }
    return Digest.finished(sha256);
  }

  private static Digest digest(BuiltOutput output, List<KeptFile> kept) {
    MessageDigest sha256 = Digest.sha256();
    add(sha256, "slipway-artifact-1");
    add(sha256, LaunchDocument.canonical(output.launch()));
    add(sha256, output.tree().dependenciesFingerprint().hex());
    for (KeptFile file : kept) {
      add(sha256, (file.executable() ? "x " : "- ") + file.digest() + " " + file.path());
    }
    for (BuiltFile entry : output.tree().own()) {
      if (entry instanceof BuiltFile.Link link) {
        add(sha256, link.path() + " -> " + link.target());
      }
    }
    return Digest.finished(sha256);
  }

  private static void add(MessageDigest sha256, String line) {
    sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
