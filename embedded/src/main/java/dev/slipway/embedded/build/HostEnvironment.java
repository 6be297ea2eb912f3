package dev.slipway.embedded.build;

import dev.slipway.builder.lock.ProcessLock;
import dev.slipway.builder.toolchain.Toolchain;
import dev.slipway.builder.workspace.Workspace;
import dev.slipway.domain.deployment.DeploymentId;

/// What one deployment has of this machine until it gives it back.
record HostEnvironment(
    DeploymentId deployment,
    Workspace workspace,
    Toolchain toolchain,
    ProcessLock lock,
    BuildRecords records)
    implements AutoCloseable {
  /// Notes a process before it is awaited, so that it is found after a crash.
  void started(ProcessHandle process) {
    records.note(deployment, process);
  }

  void endProcesses() {
    records.endProcesses(deployment);
  }

  @Override
  public void close() {
    try {
      records.end(deployment);
      workspace.clearTemporary();
    } finally {
      lock.close();
    }
  }
}
