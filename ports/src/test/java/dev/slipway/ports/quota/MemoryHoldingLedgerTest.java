package dev.slipway.ports.quota;

final class MemoryHoldingLedgerTest extends HoldingLedgerContract {
  private final MemoryHoldingLedger ledger = new MemoryHoldingLedger();

  @Override
  protected HoldingLedger ledger() {
    return ledger;
  }
}
