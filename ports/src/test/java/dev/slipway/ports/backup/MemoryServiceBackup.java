package dev.slipway.ports.backup;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/// A service of which there are a few bytes to copy.
public final class MemoryServiceBackup implements ServiceBackup {
  private final byte[] content;
  private final Semaphore turn = new Semaphore(1);

  public MemoryServiceBackup(byte[] content) {
    this.content = content.clone();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (!turn.tryAcquire()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFLICT, "Tried to back up", "Another backup is taken", "Wait for it"));
    }
    try {
      out.write(content);
    } finally {
      turn.release();
    }
  }
}
