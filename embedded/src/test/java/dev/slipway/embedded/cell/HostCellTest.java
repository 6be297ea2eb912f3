package dev.slipway.embedded.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ports.cell.Cell;
import dev.slipway.ports.cell.CellContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostCellTest extends CellContract {
  @TempDir private Path home;
  private final ServerSocket proxy;

  HostCellTest() throws IOException {
    proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  @Override
  protected Cell cell() {
    return cellIn(home);
  }

  @Override
  protected void end() {
    try {
      proxy.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aHomeThatIsGoneIsNamed() {
    Path gone = home.resolve("gone");

    assertThat(cellIn(gone).refusal().orElseThrow().where()).isEqualTo(gone.toString());
  }

  private Cell cellIn(Path folder) {
    return new HostCell(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort()), folder);
  }
}
