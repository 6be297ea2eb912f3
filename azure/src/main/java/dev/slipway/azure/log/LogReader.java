package dev.slipway.azure.log;

import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.ports.log.PositionedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads logs from where a page ended, or else from the beginning of the part that a line is in.
final class LogReader {
  private static final Action READING = Action.reading("Tried to read a deployment's log");

  private static final int CHUNK_BYTES = 512 * 1024;

  private final Blobs blobs;
  private final Places places = new Places();

  LogReader(Blobs blobs) {
    this.blobs = blobs;
  }

  /// One request when there is nothing new.
  List<PositionedLine> read(DeploymentId deployment, LogPosition after, int limit) {
    SortedMap<LogPart, Long> parts = new TreeMap<>(LogPart.ORDER);
    for (StoredBlob blob : blobs.list(READING, LogPart.folder(deployment))) {
      LogPart.of(deployment, blob).ifPresent(part -> parts.put(part, blob.bytes()));
    }
    List<PositionedLine> lines = new ArrayList<>();
    for (LogPart part : fromWhere(parts, after)) {
      if (lines.size() < limit) {
        readPart(part, parts.getOrDefault(part, 0L), after, limit, lines);
      }
    }
    return lines;
  }

  /// Those that may have lines after a position: no part whose successor in the same attempt begins
  /// at or before it.
  private static List<LogPart> fromWhere(SortedMap<LogPart, Long> parts, LogPosition after) {
    List<LogPart> from = new ArrayList<>();
    for (LogPart part : parts.keySet()) {
      if (part.attempt() == after.attempt() && part.firstLine() <= after.number() + 1) {
        from.clear();
      }
      if (part.attempt() >= after.attempt()) {
        from.add(part);
      }
    }
    return from;
  }

  private void readPart(
      LogPart part, long size, LogPosition after, int limit, List<PositionedLine> lines) {
    long offset =
        places
            .after(part.deployment(), after)
            .filter(place -> place.part().equals(part))
            .map(Places.Place::offset)
            .orElse(0L);
    while (offset < size && lines.size() < limit) {
      byte[] chunk =
          blobs
              .range(READING, part.name(), offset, Math.min(CHUNK_BYTES, size - offset))
              .orElse(new byte[0]);
      List<LogText.Read> read = LogText.lines(chunk, after, limit - lines.size());
      if (read.isEmpty()) {
        return;
      }
      read.stream()
          .map(LogText.Read::line)
          .filter(line -> line.position().compareTo(after) > 0)
          .map(line -> new PositionedLine(line.position(), line.line()))
          .forEach(lines::add);
      offset += read.getLast().end();
      places.remember(
          part.deployment(), read.getLast().line().position(), new Places.Place(part, offset));
    }
  }

  void forget(DeploymentId deployment) {
    places.forget(deployment);
  }
}
