package dev.slipway.ports.quota;

final class MemoryQuotaLedgerTest extends QuotaLedgerContract {
  private final MemoryQuotaLedger ledger = new MemoryQuotaLedger();

  @Override
  protected QuotaLedger ledger() {
    return ledger;
  }
}
