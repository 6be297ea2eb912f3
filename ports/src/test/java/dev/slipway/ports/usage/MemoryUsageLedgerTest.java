package dev.slipway.ports.usage;

final class MemoryUsageLedgerTest extends UsageLedgerContract {
  private final MemoryUsageLedger ledger = new MemoryUsageLedger();

  @Override
  protected UsageLedger ledger() {
    return ledger;
  }
}
