package dev.slipway.server.configuration;

import java.time.Duration;
import java.util.List;

/// How deployments are worked on.
final class DeploymentSettings {
  static final Setting<Integer> MAX_CONCURRENT_DEPLOYMENTS =
      new Setting<>(
          "MAX_CONCURRENT_DEPLOYMENTS",
          "10",
          "1 to 1000",
          "How many deployments are worked on at once; the others wait in the queue.",
          Forms.number(1, 1_000));

  static final Setting<Duration> DEPLOYMENT_TIMEOUT =
      new Setting<>(
          "DEPLOYMENT_TIMEOUT_MS",
          "600000",
          "1000 to 86400000 milliseconds",
          "How long one deployment may take, all its attempts together.",
          Forms.milliseconds(1_000, 86_400_000));

  static final Setting<Duration> INSTALL_TIMEOUT =
      new Setting<>(
          "INSTALL_TIMEOUT_MS",
          "300000",
          "1000 to 86400000 milliseconds",
          "How long installing the dependencies may take.",
          Forms.milliseconds(1_000, 86_400_000));

  static final Setting<Duration> BUILD_TIMEOUT =
      new Setting<>(
          "BUILD_TIMEOUT_MS",
          "300000",
          "1000 to 86400000 milliseconds",
          "How long the build command may take.",
          Forms.milliseconds(1_000, 86_400_000));

  static final Setting<Long> BUILD_MEMORY =
      new Setting<>(
          "BUILD_MEMORY_MB",
          "8192",
          "512 to 1048576 MiB",
          "How much memory each process of a build may hold; what its processes hold together is"
              + " not limited. Node.js counts about 600 MiB at its start. Linux only.",
          Forms.mebibytes(512, 1_048_576));

  static final Setting<Long> BUILD_DISK =
      new Setting<>(
          "BUILD_DISK_MB",
          "10240",
          "64 to 1048576 MiB",
          "How large the workspace of a project and environment may grow, give or take a tenth,"
              + " with what stays in it between builds.",
          Forms.mebibytes(64, 1_048_576));

  static final Setting<Duration> START_TIMEOUT =
      new Setting<>(
          "APP_START_TIMEOUT_MS",
          "60000",
          "1000 to 600000 milliseconds",
          "How long a server may take to become healthy before its release is given up.",
          Forms.milliseconds(1_000, 600_000));

  static final Setting<Integer> ATTEMPTS =
      new Setting<>(
          "DEPLOYMENT_ATTEMPTS",
          "5",
          "1 to 100",
          "How often a deployment is tried at most when a failure says that it may help.",
          Forms.number(1, 100));

  static final Setting<Duration> FIRST_RETRY =
      new Setting<>(
          "RETRY_FIRST_PAUSE_MS",
          "1000",
          "10 to 3600000 milliseconds",
          "How long the pause before the second attempt is at most; each further one is twice as"
              + " long, and all are shortened by up to a half at random.",
          Forms.milliseconds(10, 3_600_000));

  static final Setting<Duration> LONGEST_RETRY =
      new Setting<>(
          "RETRY_LONGEST_PAUSE_MS",
          "60000",
          "10 to 3600000 milliseconds",
          "No pause before an attempt is longer.",
          Forms.milliseconds(10, 3_600_000));

  static final List<Setting<?>> ALL =
      List.of(
          MAX_CONCURRENT_DEPLOYMENTS,
          DEPLOYMENT_TIMEOUT,
          ATTEMPTS,
          FIRST_RETRY,
          LONGEST_RETRY,
          INSTALL_TIMEOUT,
          BUILD_TIMEOUT,
          BUILD_MEMORY,
          BUILD_DISK,
          START_TIMEOUT);

  private DeploymentSettings() {}
}
