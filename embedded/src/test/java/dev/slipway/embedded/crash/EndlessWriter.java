package dev.slipway.embedded.crash;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.embedded.log.FileLogStore;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.Examples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A process that writes until it is killed, and prints the number of what it was told is durable.
final class EndlessWriter {
  private static final int WRITERS = 4;

  private final SqliteDeploymentStore deployments;
  private final SqliteDeploymentQueue queue;
  private final FileLogStore logs;

  private EndlessWriter(Path folder) {
    SqliteDatabase database = SqliteDatabase.open(folder.resolve("slipway.db"));
    deployments = new SqliteDeploymentStore(database);
    queue = new SqliteDeploymentQueue(database);
    logs = new FileLogStore(folder.resolve("logs"));
  }

  public static void main(String[] args) {
    EndlessWriter writer = new EndlessWriter(Path.of(args[0]));
    for (int i = 0; i < WRITERS; i++) {
      int first = i;
      Thread.ofPlatform().start(() -> writer.writeEveryFourthFrom(first));
    }
  }

  private void writeEveryFourthFrom(int first) {
    for (int number = first; ; number += WRITERS) {
      write(number);
      System.out.println(number);
    }
  }

  private void write(int number) {
    Deployment deployment = deployment(number);
    deployments.admit(deployment);
    queue.send(new Notice(deployment.id(), Examples.ACME), Duration.ZERO);
    logs.append(deployment.id(), 1, lines());
  }

  static Deployment deployment(int number) {
    return Examples.queued("n" + number, new ProjectId("p" + number), Environment.STAGING);
  }

  static List<LogLine> lines() {
    return List.of(
        new LogLine(Examples.NOW, Step.BUILD, LogStream.STDOUT, "x".repeat(5_000)),
        new LogLine(Examples.NOW, Step.BUILD, LogStream.STDOUT, "second"));
  }
}
