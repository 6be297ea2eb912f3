package dev.slipway.sources.archive;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is being unpacked. Its failures are this machine's and not the archive's, so they
/// are told apart here.
final class ScratchFile extends OutputStream {
  private final OutputStream file;

  ScratchFile(Path path) {
    try {
      file = Files.newOutputStream(path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      file.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static SlipwayException failed(IOException cause) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_WRITE_FAILED,
            "Tried to unpack an archive",
            "Its content could not be written to this machine's disk",
            "Check the free space of the disk"),
        cause);
  }
}
