package dev.slipway.cli.deploy;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.sources.folder.ScannedFolder;
import dev.slipway.wire.Manifest;
import dev.slipway.wire.ManifestFile;
import dev.slipway.wire.SourceAnswer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Brings a folder's files to a server: their list first, then the content that it lacks.
final class SourceUpload {
  private static final int TRIES = 3;

  private final Api api;

  SourceUpload(Api api) {
    this.api = api;
  }

  /// The id of the source, which is complete on the server then. Repeating it sends what is
  /// missing.
  String upload(ProjectId project, ScannedFolder folder) {
    SourceAnswer answer =
        api.post(
            Route.of("projects", project.value(), "sources"), list(folder), SourceAnswer.class);
    uploadAll(answer.missing().stream().map(Digest::new).toList(), folder);
    return answer.sourceId();
  }

  private static Manifest list(ScannedFolder folder) {
    return new Manifest(
        folder.manifest().files().stream()
            .map(file ->
                new ManifestFile(
                    file.path().value(), file.size(), file.digest().hex(), file.executable()))
            .toList());
  }

  /// Many at once, as a server may keep what comes together with one request. The first failure
  /// ends it: nothing that waits is begun then, and what is under way is waited for.
  private void uploadAll(List<Digest> missing, ScannedFolder folder) {
    try (ExecutorService executor = Executors.newFixedThreadPool(Api.CONNECTIONS)) {
      CompletionService<Digest> uploads = new ExecutorCompletionService<>(executor);
      missing.forEach(digest -> uploads.submit(() -> upload(digest, folder), digest));
      try {
        for (int left = missing.size(); left > 0; left--) {
          uploads.take().get();
        }
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw e.getCause() instanceof SlipwayException problem
            ? problem
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while uploading", e);
      }
    }
  }

  /// A connection that breaks is tried again, unless another file failed meanwhile; the server
  /// takes the same content twice.
  private void upload(Digest digest, ScannedFolder folder) {
    Path file = folder.content().get(digest);
    if (file == null) {
      return; // The server asks for what was never offered.
    }
    for (int left = TRIES - 1; ; left--) {
      try {
        api.upload(Route.of("blobs", digest.hex()), file);
        return;
      } catch (NoSuchFileException e) {
        throw new SlipwayException(vanished(file), e);
      } catch (SlipwayException e) {
        boolean isLast = left == 0 || Thread.currentThread().isInterrupted();
        if (isLast || e.problem().code() != ProblemCode.SERVER_UNREACHABLE) {
          throw e;
        }
      }
    }
  }

  private static Problem vanished(Path file) {
    return Problem.passing(
            ProblemCode.SOURCE_INCOMPLETE,
            "Tried to upload the project's files",
            "A file vanished after it was listed",
            "Run the command again when nothing writes into the project's folder")
        .at(file.toString());
  }
}
