package dev.slipway.ports.log;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Logs in memory.
public final class MemoryLogStore implements LogStore {
  private final Map<DeploymentId, NavigableMap<LogPosition, LogLine>> logs = new HashMap<>();

  @Override
  public synchronized void append(DeploymentId deployment, int attempt, List<LogLine> lines) {
    NavigableMap<LogPosition, LogLine> log = logs.computeIfAbsent(deployment, _ -> new TreeMap<>());
    LogPosition last = log.floorKey(new LogPosition(attempt, Long.MAX_VALUE));
    long number = last == null || last.attempt() != attempt ? 0 : last.number();
    for (LogLine line : lines) {
      log.put(new LogPosition(attempt, ++number), line);
    }
    notifyAll();
  }

  @Override
  public synchronized List<PositionedLine> read(
      DeploymentId deployment, LogPosition after, int limit) {
    return logs.getOrDefault(deployment, new TreeMap<>()).tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(entry -> new PositionedLine(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized List<PositionedLine> await(
      DeploymentId deployment, LogPosition after, int limit, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<PositionedLine> lines = read(deployment, after, limit);
    while (lines.isEmpty() && System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return lines;
      }
      lines = read(deployment, after, limit);
    }
    return lines;
  }

  @Override
  public synchronized Stream<DeploymentId> deployments() {
    return List.copyOf(logs.keySet()).stream();
  }

  @Override
  public synchronized long bytes(DeploymentId deployment) {
    return logs.getOrDefault(deployment, new TreeMap<>()).values().stream()
        .mapToLong(line -> line.text().length())
        .sum();
  }

  @Override
  public synchronized void delete(DeploymentId deployment) {
    logs.remove(deployment);
  }
}
