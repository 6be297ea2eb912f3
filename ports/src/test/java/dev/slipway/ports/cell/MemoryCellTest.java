package dev.slipway.ports.cell;

final class MemoryCellTest extends CellContract {
  private final MemoryCell cell = new MemoryCell();

  @Override
  protected Cell cell() {
    return cell;
  }

  @Override
  protected void end() {
    cell.end();
  }
}
