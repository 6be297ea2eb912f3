package dev.slipway.azure.log;

import dev.slipway.azure.blob.AppendedBlob;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.PositionedLine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Logs in append blobs, which any process reads while one writes.
public final class BlobLogStore implements LogStore {
  private static final Action LISTING = Action.reading("Tried to list the deployments' logs");
  private static final Action FORGETTING = Action.writing("Tried to forget a deployment's log");

  private static final Pattern FOLDER = Pattern.compile("deploy_[0-9]{1,16}_[0-9a-z]{1,16}");
  private static final int REMEMBERED = 256;

  private final Blobs blobs;
  private final int maxBlocks;
  private final LogReader reader;
  private final LinkedHashMap<Attempt, LogWriter> writers = new LinkedHashMap<>(16, 0.75f, true);

  private record Attempt(DeploymentId deployment, int number) {}

  public BlobLogStore(BlobStorage storage) {
    this(storage, AppendedBlob.MAX_BLOCKS);
  }

  /// @param maxBlocks how many times something is added before the next blob begins
  BlobLogStore(BlobStorage storage, int maxBlocks) {
    this.blobs = storage.logs();
    this.maxBlocks = maxBlocks;
    this.reader = new LogReader(blobs);
  }

  @Override
  public void append(DeploymentId deployment, int attempt, List<LogLine> lines) {
    if (!lines.isEmpty()) {
      writer(new Attempt(deployment, attempt)).append(lines);
    }
  }

  private synchronized LogWriter writer(Attempt attempt) {
    LogWriter writer =
        writers.computeIfAbsent(
            attempt, _ -> new LogWriter(blobs, attempt.deployment, attempt.number, maxBlocks));
    if (writers.size() > REMEMBERED) {
      writers.pollFirstEntry();
    }
    return writer;
  }

  @Override
  public List<PositionedLine> read(DeploymentId deployment, LogPosition after, int limit) {
    return reader.read(deployment, after, limit);
  }

  @Override
  public List<PositionedLine> await(
      DeploymentId deployment, LogPosition after, int limit, Duration patience) {
    return Polling.until(patience, () -> read(deployment, after, limit), lines -> !lines.isEmpty());
  }

  @Override
  public Stream<DeploymentId> deployments() {
    return blobs.folders(LISTING, "").stream()
        .filter(name -> FOLDER.matcher(name).matches())
        .map(DeploymentId::new);
  }

  @Override
  public long bytes(DeploymentId deployment) {
    return blobs.list(LISTING, LogPart.folder(deployment)).stream()
        .mapToLong(StoredBlob::bytes)
        .sum();
  }

  @Override
  public void delete(DeploymentId deployment) {
    blobs
        .list(FORGETTING, LogPart.folder(deployment))
        .forEach(blob -> blobs.delete(FORGETTING, blob.name()));
    reader.forget(deployment);
    synchronized (this) {
      writers.keySet().removeIf(attempt -> attempt.deployment.equals(deployment));
    }
  }
}
