package dev.slipway.cli.deploy;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.output.Screen;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.sources.folder.ScannedFolder;
import dev.slipway.wire.Manifest;
import dev.slipway.wire.ManifestFile;
import dev.slipway.wire.SourceAnswer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/// Brings a folder's files to a server: their list first, then the content that it lacks.
final class SourceUpload {
  private static final int TRIES = 3;

  private final Api api;
  private final Optional<Screen> screen;
  private final InstantSource clock;

  /// @param screen where it is shown how far it is; empty for nowhere
  SourceUpload(Api api, Optional<Screen> screen, InstantSource clock) {
    this.api = api;
    this.screen = screen;
    this.clock = clock;
  }

  /// The id of the source, which is complete on the server then. Repeating it sends what is
  /// missing.
  String upload(ProjectId project, ScannedFolder folder) {
    SourceAnswer answer =
        api.post(
            Route.of("projects", project.value(), "sources"), list(folder), SourceAnswer.class);
    List<Digest> missing = answer.missing().stream().map(Digest::new).toList();
    if (!missing.isEmpty()) {
      Optional<UploadProgress> progress = screen.map(it -> progress(it, missing, folder));
      uploadAll(missing, folder, progress);
      progress.ifPresent(UploadProgress::end);
    }
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

  /// The same content is sent once, however many files have it.
  private UploadProgress progress(Screen shown, List<Digest> missing, ScannedFolder folder) {
    Set<Digest> left = new HashSet<>(missing);
    long bytes =
        folder.manifest().files().stream()
            .filter(file -> left.remove(file.digest()))
            .mapToLong(SourceFile::size)
            .sum();
    return new UploadProgress(shown, clock, missing.size(), bytes);
  }

  /// Many at once, as a server may keep what comes together with one request. The first failure
  /// ends it: nothing that waits is begun then, and what is under way is waited for.
  private void uploadAll(
      List<Digest> missing, ScannedFolder folder, Optional<UploadProgress> progress) {
    try (ExecutorService executor = Executors.newFixedThreadPool(Api.CONNECTIONS)) {
      CompletionService<Digest> uploads = new ExecutorCompletionService<>(executor);
      missing.forEach(digest -> uploads.submit(() -> upload(digest, folder, progress), digest));
      try {
        for (int left = missing.size(); left > 0; left--) {
          uploads.take().get();
          progress.ifPresent(UploadProgress::fileSent);
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
  private void upload(Digest digest, ScannedFolder folder, Optional<UploadProgress> progress) {
    Path file = folder.content().get(digest);
    if (file == null) {
      return; // The server asks for what was never offered.
    }
    for (int left = TRIES - 1; ; left--) {
      Sent sent = new Sent(progress);
      try {
        api.upload(Route.of("blobs", digest.hex()), file, sent);
        return;
      } catch (NoSuchFileException e) {
        throw new SlipwayException(vanished(file), e);
      } catch (SlipwayException e) {
        boolean isLast = left == 0 || Thread.currentThread().isInterrupted();
        if (isLast || e.problem().code() != ProblemCode.SERVER_UNREACHABLE) {
          throw e;
        }
        sent.isLost();
      }
    }
  }

  /// How much of a file one try has sent.
  private static final class Sent implements LongConsumer {
    private final Optional<UploadProgress> progress;
    private long bytes;

    Sent(Optional<UploadProgress> progress) {
      this.progress = progress;
    }

    @Override
    public void accept(long more) {
      bytes += more;
      progress.ifPresent(it -> it.sent(more));
    }

    void isLost() {
      progress.ifPresent(it -> it.lost(bytes));
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
