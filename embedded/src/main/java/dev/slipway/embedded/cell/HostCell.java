package dev.slipway.embedded.cell;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.ports.cell.Cell;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// This machine: its proxy takes visitors, and files of releases can be written.
public final class HostCell implements Cell {
  private static final int PATIENCE_MILLIS = 2_000;

  private final InetSocketAddress visitors;
  private final Path home;

  /// @param visitors where the proxy listens
  /// @param home below which releases keep their files
  public HostCell(InetSocketAddress visitors, Path home) {
    this.visitors = visitors;
    this.home = home;
  }

  @Override
  public Optional<Problem> refusal() {
    if (!Files.isWritable(home)) {
      return Optional.of(
          refusal(
              home.toString(),
              "Nothing can be written there",
              "Check that the folder is there, and its permissions and its disk"));
    }
    try (Socket visitor = new Socket()) {
      visitor.connect(visitors, PATIENCE_MILLIS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          refusal(
              visitors.toString(),
              "The proxy takes no visitors: " + e.getMessage(),
              "Look at the service's log, and start the service again if it does not recover"));
    }
  }

  private static Problem refusal(String where, String why, String fix) {
    return Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE, "Tried to reach where releases run", why, fix)
        .at(where);
  }
}
