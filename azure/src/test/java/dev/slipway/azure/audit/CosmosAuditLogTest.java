package dev.slipway.azure.audit;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.audit.AuditLogContract;

final class CosmosAuditLogTest extends AuditLogContract {
  private final AuditLog log = new CosmosAuditLog(TestStorage.open());

  @Override
  protected AuditLog log() {
    return log;
  }
}
