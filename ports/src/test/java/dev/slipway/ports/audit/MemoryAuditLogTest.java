package dev.slipway.ports.audit;

final class MemoryAuditLogTest extends AuditLogContract {
  private final AuditLog log = new MemoryAuditLog();

  @Override
  protected AuditLog log() {
    return log;
  }
}
