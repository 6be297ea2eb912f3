package dev.slipway.azure.artifact;

import dev.slipway.azure.call.Together;
import dev.slipway.azure.content.Contents;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings the files of artifacts to where all processes find them, and back. What one artifact has
/// in common with others moves once.
final class ArtifactTransfer {
  /// Small files go together, so many are sent at the same time.
  private static final int SENT_AT_A_TIME = 128;

  private static final int FETCHED_AT_A_TIME = 32;

  private final Contents contents;

  ArtifactTransfer(Contents contents) {
    this.contents = contents;
  }

  /// Sends what is missing, and answers where the list of the files is.
  Digest send(Path folder) throws IOException {
    ArtifactList list = new ArtifactFolder(folder).list();
    Map<Digest, Path> byDigest = new LinkedHashMap<>();
    list.files().forEach(file -> byDigest.put(file.digest(), folder.resolve(file.path())));
    Together.map(
        SENT_AT_A_TIME,
        contents.missing(byDigest.keySet()),
        digest -> send(digest, byDigest.getOrDefault(digest, folder)));
    byte[] json = list.toJson();
    Digest digest = Digest.of(json);
    contents.put(digest, new ByteArrayInputStream(json), Long.MAX_VALUE - 1);
    return digest;
  }

  private Digest send(Digest digest, Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      contents.put(digest, content, Long.MAX_VALUE - 1);
      return digest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ArtifactList list(Digest digest) throws IOException {
    try (InputStream content = open(digest)) {
      return ArtifactList.parse(content.readAllBytes());
    }
  }

  /// Makes a folder with the files of a list, whole or not at all.
  void fetch(Digest digest, Path target) throws IOException {
    ArtifactList list = list(digest);
    Path fresh = target.resolveSibling("." + target.getFileName() + ".fetching");
    ArtifactFolder folder = new ArtifactFolder(fresh);
    folder.delete();
    Files.createDirectories(fresh);
    try {
      Together.map(FETCHED_AT_A_TIME, list.files(), file -> fetch(file, folder));
      folder.finish(list);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      folder.delete();
    }
  }

  private ArtifactList.File fetch(ArtifactList.File file, ArtifactFolder folder) {
    try (InputStream content = open(file.digest())) {
      folder.write(file, content);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(Digest digest) {
    return contents
        .open(digest)
        .orElseThrow(() ->
            new SlipwayException(
                Problem.of(
                        ProblemCode.STORAGE_READ_FAILED,
                        "Tried to fetch an artifact",
                        "Content that it is made of is not there",
                        "Deploy again, which builds it anew")
                    .withEvidence(List.of(digest.hex()))));
  }
}
