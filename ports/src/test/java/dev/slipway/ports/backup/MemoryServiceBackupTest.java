package dev.slipway.ports.backup;

final class MemoryServiceBackupTest extends ServiceBackupContract {
  private final MemoryServiceBackup backup = new MemoryServiceBackup(new byte[] {1, 2, 3});

  @Override
  protected ServiceBackup backup() {
    return backup;
  }
}
