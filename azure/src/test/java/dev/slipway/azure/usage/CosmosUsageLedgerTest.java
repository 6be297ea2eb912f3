package dev.slipway.azure.usage;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.ports.usage.UsageLedgerContract;

final class CosmosUsageLedgerTest extends UsageLedgerContract {
  private final UsageLedger ledger = new CosmosUsageLedger(TestStorage.open());

  @Override
  protected UsageLedger ledger() {
    return ledger;
  }
}
