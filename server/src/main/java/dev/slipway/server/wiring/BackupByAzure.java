package dev.slipway.server.wiring;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.backup.ServiceBackup;
import java.io.OutputStream;

/// What is in Azure is copied by Azure, service by service; no copy through this process would be
/// of one moment.
final class BackupByAzure implements ServiceBackup {
  @Override
  public void writeTo(OutputStream out) {
    throw new SlipwayException(
        Problem.of(
            ProblemCode.CONFLICT,
            "Tried to copy the whole service",
            "What it knows is in Azure, which keeps copies itself",
            "Turn on continuous backup for the Cosmos DB account, and soft delete and versioning for"
                + " the storage account; the guide of Azure mode says how to return to a moment"));
  }
}
